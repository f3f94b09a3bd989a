"""The words of a text in lower case, and their stems."""

import re
from functools import lru_cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]  # it ships no types

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w'’]*", re.UNICODE)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the English stem of a word in lower case."""
    # A stemmer keeps its state between calls, and threads must not share it: one for each word not yet known.
    return str(stemmer("english").stemWord(word))


def words(text: str) -> list[str]:
    """Return the words and figures of a text in lower case, hyphenated words in their parts."""
    return [token.lower().replace("’", "'").removesuffix("'s") for token in _TOKEN.findall(text)]
