"""Whether a text tells a fact: accepted forms are matched after both sides were written the same way."""

import re
import unicodedata
from collections.abc import Iterable

APART = "…"
_DASHES = re.compile(r"\s*[‐‑‒–—−-]\s*")
_PERCENT = re.compile(r"\s*(?:%|\bper\s?cent\b)", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)(%?)\s*\b(?:to|through)\b\s*(?=\d)")
_QUOTATION = str.maketrans("‘’“”", "''\"\"")


def tells(text: str, form: str) -> bool:
    """Tell whether a form stands in a text, as whole words.

    Letter case, kinds of dashes and of spaces, "percent" for "%" and "to" between two numbers make no
    difference. A number never matches within a longer number or range. `…` parts a form into pieces that
    stand in the text in this order, with anything between them.
    """
    where = uniform(text)
    place = 0
    for piece in form.split(APART):
        found = _pattern(uniform(piece)).search(where, place)
        if found is None:
            return False
        place = found.end()
    return True


def tells_any(texts: Iterable[str], forms: Iterable[str]) -> bool:
    """Tell whether one of the texts, each taken alone, tells one of the forms."""
    held = tuple(forms)
    return any(tells(text, form) for text in texts for form in held)


def uniform(text: str) -> str:
    """Return a text in the one way of writing in which texts and forms are compared."""
    plain = unicodedata.normalize("NFC", text).translate(_QUOTATION).casefold()
    plain = _PERCENT.sub("%", plain)
    plain = _BETWEEN_NUMBERS.sub(r"\1-", plain)
    plain = _DASHES.sub("-", plain)
    return " ".join(plain.split())


def _pattern(piece: str) -> re.Pattern[str]:
    before = r"(?<![\w.,-])" if piece[:1].isdigit() else r"(?<!\w)"
    after = (
        r"(?![\w%]|[-.,]\d)" if piece[-1:].isdigit() else r"(?!\w|-\d)" if piece[-1:] == "%" else r"(?!\w)"
    )
    return re.compile(f"{before}{re.escape(piece)}{after}")
