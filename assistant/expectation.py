"""What kind of thing a question expects (a duration, people, a definition), told by its question word."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.quantities import quantities_in

_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_LENGTH = frozenset({"mm", "cm", "m"})
_PEOPLE = re.compile(
    r"\b(?:adults?|children|child|infants?|adolescents?|elderly|men|women|males?|females?|patients?|people"
    r"|persons?|athletes?|controls|population|decades?|aged?|ages)\b",
    re.IGNORECASE,
)
_APPEARANCE = re.compile(r"\b(?:appears?|looks?|shows?|signal|intensity|visible)\b", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\b(?:also called|is called|known as|is an? |are an? |means|refers to|defined|comes about|results? from"
    r"|consists? of|is caused by|is marked by)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    asked_by: re.Pattern[str]
    shown_by: Callable[[str], bool]


def _with_unit(units: frozenset[str]) -> Callable[[str], bool]:
    return lambda quote: any(found.unit in units for found in quantities_in(quote))


def _asked_by(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{pattern})\b" for pattern in patterns), re.IGNORECASE)


_KINDS = (
    _Kind(
        _asked_by("how (?:long|soon|quickly|fast)", "duration", "how many (?:days|weeks|months|years)"),
        _with_unit(_TIME),
    ),
    _Kind(
        _asked_by(
            "how (?:often|common|frequent|likely|sensitive|specific)",
            "percent|percentage|share|proportion|fraction|rate|prevalence|incidence|sensitivity|specificity",
            "how many (?:people|patients|cases)",
            "(?:what|which) (?:size|volume)",
        ),
        _with_unit(frozenset({"%"})),
    ),
    _Kind(
        _asked_by("how (?:deep|far|large|big|wide|thick)", "(?:what|which) (?:size|depth|distance)"),
        _with_unit(_LENGTH),
    ),
    _Kind(
        _asked_by("look(?:s|ed)? like", "appear(?:s|ance)?", "how (?:do|does) .+ (?:look|show)"),
        lambda quote: bool(_APPEARANCE.search(quote)),
    ),
    _Kind(
        re.compile(
            r"^\s*(?:(?:what (?:is|are)(?: an?)?|define)(?: (?!(?:the|of|for|in|on|with)\b)[\w'-]+){1,5}"
            r"\s*\?*$|(?:explain|describe|tell me (?:more )?about|what about)\b)",
            re.IGNORECASE,
        ),
        lambda quote: bool(_DEFINITION.search(quote)),
    ),
    _Kind(
        _asked_by("who", "how old", "(?:what|which) (?:age|ages|people|patients|population|groups?)"),
        lambda quote: bool(_PEOPLE.search(quote)),
    ),
)


def meets_expectation(question: str, quote: str) -> bool:
    """Tell whether a quote shows the kind of thing that a question asks for; false where it asks for none."""
    return any(kind.asked_by.search(question) and kind.shown_by(quote) for kind in _KINDS)
