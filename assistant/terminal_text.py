"""Text on its way to a terminal."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
KEPT = frozenset("\n\t")


def neutralised(text: str) -> str:
    """Return the text with every control character replaced, one for one, so that offsets stay true.

    What an article or a reader wrote can then neither move the cursor, nor recolour the screen, nor reverse
    the direction of writing. Line feeds and tabs stay.
    """
    return "".join(REPLACEMENT if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    return character not in KEPT and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
