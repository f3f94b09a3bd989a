"""Figures in a text: numbers, ranges, units and limits, so that two texts can be compared by code."""

import re
from dataclasses import dataclass

_WORD_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "once": 1, "twice": 2, "half": 0.5, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBER = rf"\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(_WORD_NUMBERS)})\b"
_UNIT = (
    r"%|percent|per cent|°\s?[CF]|(?:µg|mcg|mg|kg|g|ml|mL|l|L|mm|cm|m|mmol|mol|IU|U|Hz|T|bpm|kPa|mmHg)\b"
    r"(?:/(?:kg|day|d|h|min|l|L|ml|dl|dL))*"
    r"|(?:second|minute|hour|day|week|month|year|decade|time|patient|case|article|reference|centimet(?:re|er)"
    r"|millimet(?:re|er))s?\b"
)
_LIMIT = (
    r"at least|at most|up to|no more than|not more than|no less than|more than|less than|fewer than|greater than"
    r"|over|under|above|below|exceed(?:s|ing)?|within|approaching|approach(?:es)?|near(?:ly)?|almost|about|around"
    r"|approximately|≥|≤|>|<|~|≈|minimum of|maximum of"
)
_QUANTITY = re.compile(
    rf"(?:(?P<limit>{_LIMIT})\s*)?(?P<low>{_NUMBER})\s*(?P<low_unit>{_UNIT})?"
    rf"(?:\s*(?:-|–|—|to|through|and(?=\s+\S+\s+(?:months|years|weeks|days|decades|%)))\s*(?P<high>{_NUMBER}))?"
    rf"\s*-?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_LIMITS = {
    "at least": "≥", "no less than": "≥", "minimum of": "≥", "≥": "≥",
    "at most": "≤", "up to": "≤", "no more than": "≤", "not more than": "≤", "maximum of": "≤", "≤": "≤", "within": "≤",
    "more than": ">", "greater than": ">", "over": ">", "above": ">", "exceed": ">", "exceeds": ">", "exceeding": ">",
    ">": ">",
    "less than": "<", "fewer than": "<", "under": "<", "below": "<", "<": "<",
    "approaching": "→", "approach": "→", "approaches": "→", "near": "→", "nearly": "→", "almost": "→",
    "about": "~", "around": "~", "approximately": "~", "~": "~", "≈": "~",
}  # fmt: skip
_UNITS = {
    "percent": "%", "per cent": "%", "centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold an interval (`low == high` for a single number), its unit in the singular, its limit, its print."""

    low: float
    high: float
    unit: str
    limit: str
    printed: str

    @property
    def is_range(self) -> bool:
        """Tell whether both ends were given."""
        return self.low != self.high


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text in order; spelt-out numbers count as figures."""
    return tuple(_quantity(match) for match in _QUANTITY.finditer(text) if not _is_pronoun(match))


def _is_pronoun(match: re.Match[str]) -> bool:
    """Tell whether `one`, `second` or `first` stands without unit, as a word rather than a figure."""
    return match["low"].lower() in {"one", "first", "second", "once", "half"} and not (
        match["unit"] or match["low_unit"] or match["high"]
    )


def _quantity(match: re.Match[str]) -> Quantity:
    low = _value(match["low"])
    high = _value(match["high"]) if match["high"] else low
    unit = (match["unit"] or match["low_unit"] or "").lower().replace(" ", "")
    singular = unit.removesuffix("s") if len(unit) > 3 else unit
    limit = _LIMITS[match["limit"].lower()] if match["limit"] else ""
    return Quantity(
        low, high, _UNITS.get(singular, singular), limit, match.group()[len(match["limit"] or "") :].strip()
    )


def _value(printed: str) -> float:
    lowered = printed.lower()
    return float(_WORD_NUMBERS[lowered]) if lowered in _WORD_NUMBERS else float(printed.replace(",", ""))
