"""How near two questions are, by the words that they share."""

import re
from collections import Counter

_POSSESSIVE = re.compile(r"\s*['’]s\b")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})


def token_f1(left: str, right: str) -> float:
    """Return the F1 of the shared words, 0 to 1, each as often as it occurs; two texts without words give 1.

    As in SQuAD, letter case, punctuation and articles do not count; nor does the possessive 's, which some
    sets print apart from its word.
    """
    ours, theirs = Counter(_words(left)), Counter(_words(right))
    if not ours and not theirs:
        return 1.0
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def _words(text: str) -> list[str]:
    plain = _POSSESSIVE.sub("", text.lower())
    return [word for word in _WORD.findall(plain) if word not in _ARTICLES]
