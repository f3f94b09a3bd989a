"""Noun phrases of a question or a short answer, found by determiners, capitals and function words alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.words import STOP_WORDS, VERBS, word_list

_TOKEN = re.compile(r"[^\W_][\w'’./-]*[^\W_]|[^\W_]")
_QUOTED = re.compile(r"(?<!\w)[\"“]([^\s\"“”][^\"“”]{0,50}[^\s\"“”])[\"”](?!\w)")
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "my",
        "our",
        "your",
        "his",
        "her",
        "its",
        "their",
        "any",
        "some",
    }
)
_INNER = frozenset({"of", "the", "de", "van", "von", "der", "la", "du", "di"})
_PLURAL_WITHOUT_S = word_list("plural")
# Singular for all their s: diseases, organs and such.
_SINGULAR_WITH_S = word_list("singular")
_SINGULAR_END = re.compile(r"(?:ss|us|is|sis|itis|osis)$")
LONGEST = 5  # words


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Hold a noun phrase without its determiner, and where it stands: `text == whole[start:end]`."""

    text: str
    start: int
    end: int
    proper: bool
    determined: bool

    @property
    def plural(self) -> bool:
        """Tell whether it speaks of several things."""
        return not self.proper and is_plural(self.text)


def is_plural(name: str) -> bool:
    """Tell whether a name speaks of several things, by the form of its head."""
    head = re.split(r"\s+(?:of|in|for|with|from)\s+", name)[0].split()
    if not head:
        return False
    last = head[-1].lower().strip("'’")
    if last in _PLURAL_WITHOUT_S:
        return True
    if last in _SINGULAR_WITH_S or _SINGULAR_END.search(last) or head[-1].isupper():
        return False
    return last.endswith("s")


def noun_phrases(text: str) -> list[NounPhrase]:
    """Return the noun phrases in order: those with a determiner, in quotation marks, or with a capital."""
    quoted = [
        NounPhrase(match[1], match.start(1), match.end(1), True, True) for match in _QUOTED.finditer(text)
    ]
    found = [*quoted]
    for phrase in _runs(text):
        if not any(one.start < phrase.end and phrase.start < one.end for one in quoted):
            found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.start)


def _runs(text: str) -> Iterator[NounPhrase]:
    tokens = list(_TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        word = tokens[place].group()
        if _capital(tokens, place, text):
            last = _proper_end(tokens, place, text)
            yield _phrase(tokens, place, last, text, proper=True)
            place = last + 1
        elif word.lower() in _DETERMINERS and place + 1 < len(tokens):
            last = _common_end(tokens, place + 1, text)
            if last > place and not _capital(tokens, place + 1, text):
                yield _phrase(tokens, place + 1, last, text, proper=False)
                place = last
            place += 1
        else:
            place += 1


def _phrase(tokens: list[re.Match[str]], first: int, last: int, text: str, *, proper: bool) -> NounPhrase:
    start, end = tokens[first].start(), tokens[last].end()
    plain = re.sub(r"['’]s?$", "", text[start:end])
    determined = first > 0 and tokens[first - 1].group().lower() in _DETERMINERS
    return NounPhrase(plain, start, start + len(plain), proper, determined)


def _capital(tokens: list[re.Match[str]], place: int, text: str) -> bool:
    """Tell whether a token begins a proper name: a sentence's first word needs a capital after it."""
    word = tokens[place].group()
    if not word[0].isupper() or word.lower() in STOP_WORDS:
        return False
    if not _starts_sentence(tokens, place, text):
        return True
    following = tokens[place + 1].group() if place + 1 < len(tokens) else ""
    return following[:1].isupper() and not _parted(tokens, place, text)


def _starts_sentence(tokens: list[re.Match[str]], place: int, text: str) -> bool:
    return place == 0 or bool(
        re.search(r"[.!?\n]\s*[\"“]?$", text[tokens[place - 1].end() : tokens[place].start()])
    )


def _parted(tokens: list[re.Match[str]], place: int, text: str) -> bool:
    """Tell whether punctuation stands between a token and the next."""
    return bool(text[tokens[place].end() : tokens[place + 1].start()].strip())


def _proper_end(tokens: list[re.Match[str]], place: int, text: str) -> int:
    last = place
    while last + 1 < len(tokens) and not _parted(tokens, last, text):
        if tokens[last].group().endswith(("'s", "’s")):
            break
        following = tokens[last + 1].group()
        if (following[0].isupper() and following.lower() not in STOP_WORDS) or (
            following.isdigit() and last > place
        ):
            last += 1
        elif (
            following.lower() in _INNER
            and last + 2 < len(tokens)
            and tokens[last + 2].group()[0].isupper()
            and not _parted(tokens, last + 1, text)
        ):
            last += 2
        else:
            break
    return last


def _common_end(tokens: list[re.Match[str]], place: int, text: str) -> int:
    last = place - 1
    while last + 1 < len(tokens) and last - place + 1 < LONGEST:
        word = tokens[last + 1].group().lower()
        if word in STOP_WORDS or (word in VERBS and last >= place) or word.endswith("ly"):
            break
        if last >= place and _parted(tokens, last, text):
            break
        last += 1
    return last
