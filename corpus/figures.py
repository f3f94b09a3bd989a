"""Figures that can be compared: the quantities of a text in base units, with their place and their limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.quantities import Quantity, quantities_in

_DAY = 86_400.0
_SCALES: dict[str, tuple[str, float]] = {
    **{"ms": ("time", 1e-3), "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3_600)},
    **{"day": ("time", _DAY), "week": ("time", 7 * _DAY), "month": ("time", 30.4375 * _DAY)},
    **{"year": ("time", 365.25 * _DAY), "decade": ("time", 3_652.5 * _DAY)},
    **{"h": ("time", 3_600), "d": ("time", _DAY)},
    **{"pg": ("mass", 1e-12), "ng": ("mass", 1e-9), "µg": ("mass", 1e-6), "mcg": ("mass", 1e-6)},
    **{"mg": ("mass", 1e-3), "g": ("mass", 1), "kg": ("mass", 1e3)},
    **{"nm": ("length", 1e-9), "µm": ("length", 1e-6), "mm": ("length", 1e-3), "cm": ("length", 1e-2)},
    **{"m": ("length", 1), "km": ("length", 1e3)},
    **{"µl": ("volume", 1e-6), "ml": ("volume", 1e-3), "dl": ("volume", 0.1), "l": ("volume", 1)},
    **{"nmol": ("amount", 1e-9), "µmol": ("amount", 1e-6), "mmol": ("amount", 1e-3), "mol": ("amount", 1)},
    **{"mmhg": ("pressure", 1), "kpa": ("pressure", 7.50062)},
    **{"mgy": ("absorbed", 1e-3), "gy": ("absorbed", 1), "msv": ("radiation", 1e-3), "sv": ("radiation", 1)},
    **{"hz": ("frequency", 1), "khz": ("frequency", 1e3), "mhz": ("frequency", 1e6)},
    **{name: (name, 1) for name in ("%", "iu", "u", "mu", "t", "bpm", "°c", "°f", "kcal", "hu")},
}
_PER = {"day": "d"}
YEAR = _SCALES["year"][1]
_DECADE = _SCALES["decade"][1]
_SMALL = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
}
_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{'|'.join(_SMALL)})\b"
_TO = r"\s*(?:-|–|to)\s*"
_OUT_OF = re.compile(
    rf"(?<![\d.,])(?P<part>{_COUNT})(?:{_TO}(?P<parts>{_COUNT}))?\s+(?:in(?:\s+every)?|out\s+of|per)\s+"
    rf"(?P<whole>{_COUNT})(?:{_TO}(?P<wholes>{_COUNT}))?(?![\d.,]*\d)"
    r"(?!\s*(?:%|hours?|days?|weeks?|months?|years?))",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"\bage[sd]?\s+(?:of\s+|between\s+|from\s+)*(?P<low>\d{1,3})\s*(?:-|–|to|and)\s*(?P<high>\d{1,3})"
    r"(?!\d|\s*(?:hours?|days?|weeks?|months?|years?))",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\bage[ds]?\s+(?:of\s+|over\s+|under\s+|above\s+|below\s+|from\s+|between\s+|at least\s+)?$", re.I
)
_ORDINALS = re.compile(r"^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
_BEFORE = {
    "≤": re.compile(
        r"\b(?:as (?:long|much|many|high|late) as|no longer than|(?:a )?maxim(?:um|al)\b[^,;.]{0,25})\s*$"
    ),
    "≥": re.compile(r"\b(?:as (?:little|few|early|short) as|(?:a )?minim(?:um|al)\b[^,;.]{0,25}|from)\s*$"),
    ">": re.compile(r"\b(?:longer|older|higher|larger|greater|later|wider|after|beyond|past)(?: than)?\s*$"),
    "<": re.compile(r"\b(?:shorter|younger|lower|smaller|less|earlier|before)(?: than)?\s*$"),
    "~": re.compile(r"\b(?:roughly|circa|some|approx\.|ca\.|close to|in the region of)\s*$"),
}
_NOT = re.compile(r"\b(?:no|not)\s*$", re.IGNORECASE)
_AFTER = {
    "≥": re.compile(
        r"^\s*(?:\+|(?:years? )?(?:and|or) (?:more|older|over|above|longer|higher|later|greater|beyond)\b)"
    ),
    "≤": re.compile(r"^\s*(?:years? )?(?:and|or) (?:less|fewer|younger|under|below|shorter|lower|earlier)\b"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one figure; `text[start:end]` is its print, limit words left out.

    `low` and `high` count in the base unit of the dimension (second, gram, metre, litre, mol, mmHg, the unit
    itself otherwise); without a dimension they are plain numbers. `limit` is a sign or empty. `step` is half
    of the last printed place.
    """

    start: int
    end: int
    printed: str
    dimension: str
    unit: str
    low: float
    high: float
    limit: str
    step: float

    @property
    def is_range(self) -> bool:
        """Tell whether both ends were given."""
        return self.low != self.high

    @property
    def bound(self) -> str:
        """Return "upper" or "lower" where the figure is a limit, else an empty string.

        A range is none, whatever stands before it ("within 3-9 months").
        """
        return (
            ""
            if self.is_range
            else {"≤": "upper", "<": "upper", "≥": "lower", ">": "lower"}.get(self.limit, "")
        )


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order; "1 in 5" and "20 per 100" are shares in percent."""
    written_out = [_share(text, match) for match in _OUT_OF.finditer(text) if _count(match["whole"])]
    written_out += [_ages(match) for match in _AGES.finditer(text)]
    taken = [(figure.start, figure.end) for figure in written_out]
    others = [
        figure
        for figure in _quantities(text)
        if not any(start < figure.end and figure.start < end for start, end in taken)
    ]
    return tuple(sorted([*written_out, *others], key=lambda figure: figure.start))


def _quantities(text: str) -> Iterator[Figure]:
    for quantity in quantities_in(text):
        # The limit in front of a quantity belongs to its span, not to its print.
        start = text.index(quantity.printed, quantity.start)
        yield _figure(text, quantity, start, start + len(quantity.printed))


def _figure(text: str, quantity: Quantity, start: int, end: int) -> Figure:
    dimension, factor = _scale(quantity.unit)
    low, high = quantity.low * factor, quantity.high * factor
    if quantity.unit == "decade" and _ORDINALS.match(quantity.printed):
        low -= _DECADE
    if not dimension and _AGE.search(text[:start]) and quantity.high < 120:
        dimension, factor = "time", YEAR
        low, high = low * factor, high * factor
    step = 0.5 * 10 ** -_places(quantity.printed) * factor
    limit = quantity.limit or _limit_around(text, start, end)
    if _NOT.search(text[: quantity.start]):
        limit = {">": "≤", "<": "≥"}.get(limit, limit)
    return Figure(start, end, quantity.printed, dimension, quantity.unit or dimension, low, high, limit, step)


def _scale(unit: str) -> tuple[str, float]:
    """Return the dimension of a unit and its factor to the base unit; ("", 1) where it is no measure."""
    first, *below = unit.split("/")
    dimension, factor = _SCALES.get(first, ("", 1.0))
    return ("/".join([dimension, *(_PER.get(part, part) for part in below)]) if dimension else ""), factor


def _share(text: str, match: re.Match[str]) -> Figure:
    given = {name: _count(match[name]) for name in ("part", "parts", "whole", "wholes") if match[name]}
    part, whole = given["part"], given["whole"]
    low, high = part / given.get("wholes", whole), given.get("parts", part) / whole
    limit = _limit_around(text, match.start(), match.end())
    step = 0.005 * 100 * low
    return Figure(match.start(), match.end(), match.group(), "%", "%", 100 * low, 100 * high, limit, step)


def _count(printed: str) -> float:
    return float(_SMALL.get(printed.lower(), 0) or printed.replace(",", ""))


def _ages(match: re.Match[str]) -> Figure:
    low, high = (float(match[name]) * YEAR for name in ("low", "high"))
    printed = match.string[match.start("low") : match.end()]
    return Figure(match.start("low"), match.end(), printed, "time", "time", low, high, "", YEAR / 2)


def _limit_around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start].lower(), text[end : end + 20].lower()
    behind = (sign for sign, pattern in _AFTER.items() if pattern.search(after))
    ahead = (sign for sign, pattern in _BEFORE.items() if pattern.search(before))
    return next(behind, "") or next(ahead, "")


def _places(printed: str) -> int:
    return max((len(number.partition(".")[2]) for number in re.findall(r"\d+(?:\.\d+)?", printed)), default=0)


def differ(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one dimension cannot both be true of the same quantity.

    A number inside a range, a number that keeps to a limit, limits of opposite directions, and the same
    interval in other units (3 months, 12 weeks) do not differ.
    """
    if one.bound and other.bound:
        return one.bound == other.bound and not _same(one.low, other.low, one, other)
    if one.bound or other.bound:
        limit, free = (one, other) if one.bound else (other, one)
        beyond = free.high > limit.high if limit.bound == "upper" else free.low < limit.low
        outer = free.high if limit.bound == "upper" else free.low
        return beyond and not _same(outer, limit.low, one, other)
    if one.is_range and other.is_range:
        return not (_same(one.low, other.low, one, other) and _same(one.high, other.high, one, other))
    wide, point = (one, other) if one.is_range else (other, one)
    inside = wide.low <= point.low <= wide.high
    near = _same(wide.low, point.low, one, other) or _same(wide.high, point.low, one, other)
    return not (inside or near)


def nested(one: Figure, other: Figure) -> bool:
    """Tell whether one interval holds the other."""
    return (one.low <= other.low and other.high <= one.high) or (
        other.low <= one.low and one.high <= other.high
    )


def _same(left: float, right: float, one: Figure, other: Figure) -> bool:
    """Tell whether two ends are the same number as far as their print tells."""
    share = 0.1 if one.unit != other.unit else 0.0
    if {one.limit, other.limit} & {"~", "→"}:
        share = 0.15
    rounded = one.unit == other.unit and one.step != other.step
    gap = abs(left - right)
    return gap <= share * max(abs(left), abs(right)) + 1e-9 or (rounded and gap < max(one.step, other.step))
