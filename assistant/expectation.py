"""Which kind of figure a question asks for (a duration, a share, a length), told by its question words."""

import re
from collections.abc import Sequence
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
