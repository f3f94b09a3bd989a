"""Which words of a text carry its content."""

from pathlib import Path

from corpus.words import stem as stem
from corpus.words import words as words

_LISTS = Path(__file__).with_name("wordlists")


def word_list(name: str) -> frozenset[str]:
    """Return the words of one of the lists beside this file."""
    return frozenset((_LISTS / f"{name}.txt").read_text(encoding="utf-8").split())


STOP_WORDS = word_list("stop")

# Words that name an aspect of a thing rather than a thing; alone they make no topic.
ASPECTS = word_list("aspects")

# Verbs that end a subject at the start of a sentence.
VERBS = word_list("verbs")

# Words that shape a question without naming what it asks for; an answer need not repeat them.
ASKING = frozenset(map(stem, word_list("asking")))


def stems(text: str) -> list[str]:
    """Return the stems of the words that carry content, in order, with repetitions."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
