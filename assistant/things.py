"""Which names are things that can be spoken of again: those that the articles use as a noun."""

import re
from collections.abc import Iterable, Iterator, Set

from assistant.words import STOP_WORDS, VERBS, word_list

_TOKEN = re.compile(r"[^\W_][\w'’-]*|[^\w\s]")
# A noun phrase begins after one of these, and after the punctuation of a series.
_BEFORE = word_list("before_nouns")
_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "no"})
_NUMERAL = re.compile(
    r"[\d.,-]+|\d.*\d|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|last"
)
LONGEST = 6  # words


def things_among(names: Set[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the names, in lower case, that are nouns.

    A single word must stand in a text as a noun phrase, or end one; several words show their noun themselves.
    """
    found = {phrase for text in texts for phrase in _phrases(text.lower())}
    phrases = {phrase for phrase, _ in found}
    heads = {phrase.split()[-1] for phrase, determined in found if determined}
    return frozenset(
        name
        for name in names
        if name and not _is_no_noun(name) and (" " in name or name in phrases or name in heads)
    )


def _is_no_noun(name: str) -> bool:
    parts = name.split()
    return (
        any(part.endswith("ly") or part in VERBS for part in parts[-1:])
        or _NUMERAL.fullmatch(parts[0]) is not None
    )


def _phrases(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each run of content words that begins as a noun phrase does, and whether it has a determiner."""
    run: list[str] = []
    before = "."
    for token in [*_TOKEN.findall(text), "."]:
        if token in STOP_WORDS or token in VERBS or not token[0].isalnum():
            if run and len(run) <= LONGEST:
                yield " ".join(run), before in _DETERMINERS
            run = []
            before = token
        elif before in _BEFORE or run:
            run.append(token)
