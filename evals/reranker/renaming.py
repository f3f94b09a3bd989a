"""Names of topics, and made-up ones in their place.

Articles are on things that the weights have never read about. What is trained on a few hundred names learns
what belongs to these; where a name is made up, only the texts themselves can tell.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from evals.reranker.pairs import PairTopic

# What so many topics say, or have in their title, names none of them ("imaging", "trial").
SAID_BY_TOO_MANY = 5
IN_TOO_MANY_TITLES = 3
# Nor does what a topic hardly says, but for its title.
SAID_AT_LEAST = 4
SHORTEST = 4
ABBREVIATED = 0.3
_WORD = re.compile(r"[^\W\d_]+")
_STARTS = (*"bcdfghklmnprstvz", "br", "cr", "gl", "pr", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "io")
_ENDINGS = ("sis", "ma", "tis", "rone", "lin", "pathy", "x", "n", "ria", "sia", "ter", "dal", "m")


def naming_words(topics: Sequence[PairTopic]) -> dict[str, tuple[str, ...]]:
    """Return for each title the words, in lower case, that name the topic or a thing in it."""
    said = [_said(topic) for topic in topics]
    by_topics = Counter(word for one in said for word in one)
    in_titles = Counter(word for topic in topics for word in set(_words(topic.topic)))
    return {
        topic.topic: tuple(
            word
            for word, times in sorted(one.items())
            if len(word) >= SHORTEST
            and (
                (word in _words(topic.topic) and in_titles[word] < IN_TOO_MANY_TITLES)
                or (times >= SAID_AT_LEAST and by_topics[word] < SAID_BY_TOO_MANY)
            )
        )
        for topic, one in zip(topics, said, strict=True)
    }


def made_up_name(chance: random.Random) -> str:
    """Return a name that no text holds: a few capitals, or syllables that could be a word."""
    if chance.random() < ABBREVIATED:
        return "".join(chance.choices("ABCDEFGHIKLMNOPRSTUVWXZ", k=chance.randint(3, 5)))
    syllables = [chance.choice(_STARTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 3))]
    return "".join(syllables) + chance.choice(_ENDINGS)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Return the text with each name, its plural too, replaced; a capital stays one."""
    if not names:
        return text
    either = "|".join(re.escape(name) for name in names)

    def replaced(found: re.Match[str]) -> str:
        new = names[found[1].lower()] + (found[2] or "")
        return new[0].upper() + new[1:] if found[1][0].isupper() else new

    return re.sub(rf"\b({either})(s|es)?\b", replaced, text, flags=re.IGNORECASE)


def said_in(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that a text says, in the singular or with a plural's ending."""
    words = set(_words(text))
    return tuple(name for name in names if words & {name, f"{name}s", f"{name}es"})


def _said(topic: PairTopic) -> Counter[str]:
    """Count the texts of a topic that say a word."""
    texts = [topic.topic, *(one.text for one in topic.statements), *(one.q for one in topic.questions)]
    return Counter(word for text in texts for word in set(_words(text)))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
