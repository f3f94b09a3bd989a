"""Texts to the tokens that the lexical index counts: stems, numbers, ranges, abbreviations."""

import re

from snowballstemmer import stemmer  # type: ignore[import-untyped]  # it ships no types

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
SHORTENED = re.compile(r"(?<=\w)['’][st]\b", re.IGNORECASE)
BEFORE_PERCENT = re.compile(r"(?<=\d)\s+(?=%)")
TOKEN = re.compile(r"[^\W_]+(?:\.\d+)*(?:[-/][^\W_]+(?:\.\d+)*)*%?")
JOINTS = re.compile(r"[-/%]")
STOP_WORDS = """
a about after all also am an and any are as at be been before being both but by can could did do does for from
had has have he her his how i if in into is it its me my no nor not of on or our she should so some such than
that the their them then there these they this those to up was we were what when where which while who whom
whose why will with would you your
"""
STOPPED = frozenset(STOP_WORDS.split())


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a text in order, repeated as often as they occur.

    A compound such as `3-18`, `40%` or `T2-weighted` counts whole and by its parts, so that it is found by
    either. A stop word in capitals may be an abbreviation (`AS`, `WHO`) and stays.
    """
    # One stemmer a call: it keeps its state between calls, and threads must not share it.
    stem = stemmer("english").stemWord
    plain = SHORTENED.sub("", text.translate(DASHES))
    plain = BEFORE_PERCENT.sub("", THOUSANDS.sub("", plain))
    found: list[str] = []
    for token in TOKEN.findall(plain):
        parts = [part for part in JOINTS.split(token) if part]
        if parts != [token]:
            found.append(token.lower())
        found.extend(stem(part.lower()) for part in parts if not _is_stop_word(part))
    return found


def _is_stop_word(word: str) -> bool:
    return word.lower() in STOPPED and not (word.isupper() and len(word) > 1)
