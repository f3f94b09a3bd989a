"""Which words of a text carry its content."""

import re
from functools import lru_cache
from pathlib import Path

from snowballstemmer import stemmer  # type: ignore[import-untyped]  # it ships no types

_LISTS = Path(__file__).with_name("wordlists")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w'’]*", re.UNICODE)


def _word_list(name: str) -> frozenset[str]:
    return frozenset((_LISTS / f"{name}.txt").read_text(encoding="utf-8").split())


STOP_WORDS = _word_list("stop")

# Words that name an aspect of a thing rather than a thing; alone they make no topic.
ASPECTS = _word_list("aspects")

# Verbs that end a subject at the start of a sentence.
VERBS = _word_list("verbs")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the English stem of a word in lower case."""
    # A stemmer keeps its state between calls, and threads must not share it: one for each word not yet known.
    return str(stemmer("english").stemWord(word))


# Words that shape a question without naming what it asks for; an answer need not repeat them.
ASKING = frozenset(map(stem, _word_list("asking")))


def words(text: str) -> list[str]:
    """Return the words and figures of a text in lower case, hyphenated words in their parts."""
    return [token.lower().replace("’", "'").removesuffix("'s") for token in _TOKEN.findall(text)]


def stems(text: str) -> list[str]:
    """Return the stems of the words that carry content, in order, with repetitions."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
