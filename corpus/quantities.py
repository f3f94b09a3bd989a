"""Figures in a text: numbers, ranges, units and limits, so that two texts can be compared by code."""

import re
from dataclasses import dataclass, field

_SMALL = "one two three four five six seven eight nine ten eleven twelve"
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
_WORD_NUMBERS: dict[str, float] = {
    **{word: n for n, word in enumerate(_SMALL.split(), 1)},
    **{word: n for n, word in enumerate(_ORDINAL.split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 1)},
    **{"once": 1, "twice": 2, "half": 0.5},
}
# A digit behind a letter belongs to a name (T2, B12, FEV1) and is no figure.
_NUMBER = (
    rf"(?<![^\W\d_])\d+(?:,\d{{3}})+(?:\.\d+)?|(?<![^\W_])\d+(?:\.\d+)?|\b(?:{'|'.join(_WORD_NUMBERS)})\b"
)
_UNIT = (
    r"%|percent|per cent|°\s?[CF]"
    r"|(?:[µμ]g|mcg|mg|ng|pg|kg|g|[µμ]l|ml|dl|l|mm|cm|m|km|[µμ]m|nm|mmol|[µμ]mol|nmol|mol|IU|mU|U|kHz|MHz|Hz|T|bpm|kPa"
    r"|mmHg|mSv|Sv|mGy|Gy|ms|kcal|HU)\b(?:/(?:kg|day|d|h|min|l|ml|dl|m2|week)\b)*"
    r"|(?:second|minute|hour|day|week|month|year|decade|time|patient|case|article|reference|centimet(?:re|er)"
    r"|millimet(?:re|er)|microgram|milligram|gram|lit(?:re|er)|millilit(?:re|er)|percentage point|fold)s?\b"
)
_LIMITS = {
    **dict.fromkeys(("at least", "no less than", "not less than", "minimum of", "≥"), "≥"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "maximum of", "within", "≤"), "≤"),
    **dict.fromkeys(
        (
            "more than",
            "greater than",
            "larger than",
            "higher than",
            "longer than",
            "older than",
            "over",
            "above",
            "exceed",
            "exceeds",
            "exceeding",
            ">",
        ),
        ">",
    ),
    **dict.fromkeys(
        (
            "less than",
            "fewer than",
            "smaller than",
            "lower than",
            "shorter than",
            "younger than",
            "under",
            "below",
            "<",
        ),
        "<",
    ),
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
_SHARE = re.compile(rf"\s*(?:in|out of)\s+(?:every\s+)?(?:{_NUMBER})", re.IGNORECASE)
_UNITS = {
    **dict.fromkeys(("percent", "per cent"), "%"),
    **dict.fromkeys(("centimetre", "centimeter"), "cm"),
    **dict.fromkeys(("millimetre", "millimeter"), "mm"),
    **dict.fromkeys(("litre", "liter"), "l"),
    **dict.fromkeys(("millilitre", "milliliter"), "ml"),
    **dict.fromkeys(("microgram", "mcg", "μg"), "µg"),
    "milligram": "mg",
    "gram": "g",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold an interval (`low == high` for a single number), its unit in the singular, its limit sign.

    `start:end` is where it stands in the text that it was read from, its limit included.
    """

    low: float
    high: float
    unit: str
    limit: str
    printed: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def is_range(self) -> bool:
        """Tell whether both ends were given."""
        return self.low != self.high


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text in order; spelt-out numbers count as figures."""
    return tuple(_quantity(match) for match in _QUANTITY.finditer(text) if not _is_pronoun(match))


def _is_pronoun(match: re.Match[str]) -> bool:
    """Tell whether `one`, `second` or `first` stands without unit, as a word rather than a figure."""
    if match["limit"] and _LIMITS[match["limit"].lower()] in ("≥", "≤", ">", "<"):
        return False
    if match["low"].lower() == "one" and _SHARE.match(match.string, match.end()):
        return False
    return match["low"].lower() in {"one", "first", "second", "once", "half"} and not (
        match["unit"] or match["low_unit"] or match["high"]
    )


def _quantity(match: re.Match[str]) -> Quantity:
    low = _value(match["low"])
    high = _value(match["high"]) if match["high"] else low
    unit = (match["unit"] or match["low_unit"] or "").lower().replace(" ", "")
    singular = unit.removesuffix("s") if len(unit) > 3 else unit
    limit = _LIMITS[match["limit"].lower()] if match["limit"] else ""
    printed = match.group()[len(match["limit"] or "") :].strip()
    return Quantity(low, high, _UNITS.get(singular, singular), limit, printed, match.start(), match.end())


def _value(printed: str) -> float:
    lowered = printed.lower()
    return float(_WORD_NUMBERS[lowered]) if lowered in _WORD_NUMBERS else float(printed.replace(",", ""))
