"""Figures in a text: numbers, ranges, units and limits, so that two texts can be compared by code."""

import re
from dataclasses import dataclass

_SMALL = "one two three four five six seven eight nine ten eleven twelve"
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
_WORD_NUMBERS: dict[str, float] = {
    **{word: n for n, word in enumerate(_SMALL.split(), 1)},
    **{word: n for n, word in enumerate(_ORDINAL.split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 1)},
    **{"once": 1, "twice": 2, "half": 0.5},
}
_NUMBER = rf"\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(_WORD_NUMBERS)})\b"
_UNIT = (
    r"%|percent|per cent|°\s?[CF]|(?:µg|mcg|mg|kg|g|ml|mL|l|L|mm|cm|m|mmol|mol|IU|U|Hz|T|bpm|kPa|mmHg)\b"
    r"(?:/(?:kg|day|d|h|min|l|L|ml|dl|dL))*"
    r"|(?:second|minute|hour|day|week|month|year|decade|time|patient|case|article|reference|centimet(?:re|er)"
    r"|millimet(?:re|er))s?\b"
)
_LIMITS = {
    **dict.fromkeys(("at least", "no less than", "minimum of", "≥"), "≥"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "maximum of", "within", "≤"), "≤"),
    **dict.fromkeys(
        ("more than", "greater than", "over", "above", "exceed", "exceeds", "exceeding", ">"), ">"
    ),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "<"), "<"),
    **dict.fromkeys(("approaching", "approaches", "approach", "nearly", "near", "almost"), "→"),
    **dict.fromkeys(("about", "around", "approximately", "~", "≈"), "~"),
}
_LIMIT = "|".join(sorted(map(re.escape, _LIMITS), key=len, reverse=True))
_UP_TO_A_UNIT = r"and(?=\s+\S+\s+(?:months|years|weeks|days|decades|%))"
_QUANTITY = re.compile(
    rf"(?:(?P<limit>{_LIMIT})\s*)?(?P<low>{_NUMBER})\s*(?P<low_unit>{_UNIT})?"
    rf"(?:\s*(?:-|–|—|to|through|{_UP_TO_A_UNIT})\s*(?P<high>{_NUMBER}))?"
    rf"\s*-?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_UNITS = {
    **dict.fromkeys(("percent", "per cent"), "%"),
    **dict.fromkeys(("centimetre", "centimeter"), "cm"),
    **dict.fromkeys(("millimetre", "millimeter"), "mm"),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold an interval (`low == high` for a single number), its unit in the singular, its limit sign."""

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
