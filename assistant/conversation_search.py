"""Finding conversations by their words: no index of what people ask stays behind when they delete it."""

import sqlite3
import unicodedata
from dataclasses import dataclass

MOST_FOUND = 50
_EXCERPT = 90  # characters
_BEFORE = 30  # of them, before the first word that was found


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold where words were found: `excerpt` is a message around them, empty where the title has them."""

    conversation_id: str
    updated: str
    title: str
    excerpt: str


def folded(text: str) -> str:
    """Return the text without case and accents, so that `odeme` finds `Ödeme`."""
    # Once more after `casefold`: some letters become others that are not yet apart.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(typed: str) -> tuple[str, ...]:
    """Return what must all be found, each as a part of a word at least."""
    return tuple(dict.fromkeys(folded(typed).split()))


def find_conversations(
    database: sqlite3.Connection, owner: str, typed: str, most: int = MOST_FOUND
) -> tuple[Hit, ...]:
    """Return the owner's conversations whose title or one of whose messages holds all the words.

    The one that changed last comes first; nothing typed finds nothing.
    """
    words = words_of(typed)
    if not words:
        return ()

    def holds(text: str) -> bool:
        read = folded(text)
        return all(word in read for word in words)

    database.create_function("holds", 1, holds, deterministic=True)
    rows = database.execute(
        """
        WITH own AS (
            SELECT id, updated, rowid AS place, coalesce(name, (
                SELECT content FROM messages
                WHERE conversation = conversations.id AND role = 'user' ORDER BY messages.id LIMIT 1
            ), '') AS title
            FROM conversations WHERE owner = ?
        )
        SELECT id, updated, title, CASE WHEN holds(title) THEN '' ELSE (
            SELECT content FROM messages
            WHERE conversation = own.id AND holds(content) ORDER BY messages.id LIMIT 1
        ) END AS content
        FROM own WHERE content IS NOT NULL ORDER BY updated DESC, place DESC LIMIT ?
        """,
        (owner, most),
    ).fetchall()
    return tuple(Hit(id_, at, title, excerpt_of(content, words)) for id_, at, title, content in rows)


def excerpt_of(text: str, words: tuple[str, ...]) -> str:
    """Return the text around the first of the words, on one line; all of it where it is short."""
    line = " ".join(text.split())
    if len(line) <= _EXCERPT:
        return line
    found = _place(line, words)
    begin = max(0, found - _BEFORE)
    if begin:
        begin = max(begin, line.find(" ", begin, found) + 1)
    part = line[begin : begin + _EXCERPT].strip()
    return ("… " if begin else "") + part + (" …" if begin + _EXCERPT < len(line) else "")


def _place(line: str, words: tuple[str, ...]) -> int:
    """Return where the first of the words begins; folding may change how many letters stand before it."""
    letters = [(letter, at) for at, original in enumerate(line) for letter in folded(original)]
    read = "".join(letter for letter, _ in letters)
    found = [at for word in words if (at := read.find(word)) >= 0]
    return letters[min(found)][1] if found else 0
