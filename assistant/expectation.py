"""Which figures a question asks for (a duration, a share, a length, all of them), told by its words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.quantities import quantities_in


@dataclass(frozen=True, slots=True)
class _Kind:
    asked_by: re.Pattern[str]
    units: frozenset[str]

    def shown_by(self, quote: str) -> bool:
        return any(found.unit in self.units for found in quantities_in(quote))


def _kind(units: str, *patterns: str) -> _Kind:
    joined = "|".join(rf"\b(?:{pattern})\b" for pattern in patterns)
    return _Kind(re.compile(joined, re.IGNORECASE), frozenset(units.split()))


_KINDS = (
    _kind(
        "second minute hour day week month year",
        "how (?:long|soon|quickly|fast)",
        "duration",
        "how many (?:days|weeks|months|years)",
    ),
    _kind(
        "%",
        "how (?:often|common|frequent|likely|sensitive|specific)",
        "percent|percentage|share|proportion|fraction|rate|prevalence|incidence|sensitivity|specificity",
        "odds|chances?|probability|likelihood",
        "how many (?:people|patients|cases)",
        "(?:what|which) (?:size|volume)",
    ),
    _kind("mm cm m", "how (?:deep|far|large|big|wide|thick)", "(?:what|which) (?:size|depth|distance)"),
)


def figure_is_missing(question: str, quotes: Sequence[str]) -> bool:
    """Tell whether a question asks for a duration, a share or a length, and no quote gives one."""
    asked = [kind for kind in _KINDS if kind.asked_by.search(question)]
    return bool(asked) and not any(kind.shown_by(quote) for kind in asked for quote in quotes)


def _has_digits(quote: str) -> bool:
    """Tell whether a quote has a figure in digits; "one" and "first" are seldom meant."""
    return any(re.search(r"\d", found.printed) for found in quantities_in(quote))


_EVERY = re.compile(
    r"\b(?:every|all|each)\b(?:\s+(?:of|the|its|their))*(?:\s+[\w-]+){0,2}?\s+"
    r"(?P<kind>percentages?|percents?|shares?|rates?|durations?|times?|figures?|numbers?|values?|measurements?)\b",
    re.IGNORECASE,
)
_OF_THE_SOURCES = re.compile(r"\b(?:references?|citations?|markers?|sources?)\b", re.IGNORECASE)
_DURATION, _SHARE = _KINDS[:2]


def every_figure_asked(question: str) -> Callable[[str], bool] | None:
    """Return what tells whether a quote gives such a figure, where a question asks for all of them."""
    found = _EVERY.search(question)
    if found is None or _OF_THE_SOURCES.search(question):
        return None
    kind = found["kind"].lower().removesuffix("s")
    if kind in ("duration", "time"):
        return _DURATION.shown_by
    if kind in ("percentage", "percent", "share", "rate"):
        return _SHARE.shown_by
    return _has_digits
