"""Figures and names as the page writes them."""

from datetime import datetime

from evals.case import Stratum
from evals.intervals import Interval

SHORT = 12  # characters of a hash
MINUS = "−"


def share(value: float) -> str:
    """Return a share to three digits, as the floors and the terminal give it."""
    return f"{value:.3f}"


def grade(value: float) -> str:
    """Return a school grade, or a mean count, to one digit."""
    return f"{value:.1f}"


def change(value: float) -> str:
    """Return a difference with its sign; what rounds to nothing has none."""
    rounded = round(value, 3)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):.3f}"


def shares(interval: Interval) -> str:
    """Return the interval of a share."""
    return f"{share(interval.low)} to {share(interval.high)}"


def changes(interval: Interval) -> str:
    """Return the interval of a difference."""
    return f"{change(interval.low)} to {change(interval.high)}"


def p_value(value: float) -> str:
    """Return a p value; below what four digits show, that it is."""
    return "p < 0.0001" if value < 0.0001 else f"p = {value:.4f}"


def short(digest: str) -> str:
    """Return the beginning of a hash; a name stays whole."""
    is_hash = len(digest) > SHORT and all(sign in "0123456789abcdef" for sign in digest)
    return f"{digest[:SHORT]}…" if is_hash else digest


def words(name: str) -> str:
    """Return a kebab-case or snake_case name as words."""
    return name.replace("-", " ").replace("_", " ")


def stratum_title(stratum: Stratum) -> str:
    """Return a stratum as words; a follow-up keeps its hyphen."""
    return stratum.value if stratum is Stratum.FOLLOW_UP else words(stratum)


def moment(time: datetime) -> str:
    """Return a date and a time of day for readers."""
    return f"{time.day} {time:%B %Y, %H:%M} {time.tzname() or ''}".rstrip()


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 case`, `2 cases`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
