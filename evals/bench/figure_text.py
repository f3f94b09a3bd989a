"""What stands in the cells of a figure, in the terminal and on the page alike."""

from evals.bench.figure import Figure, Limit
from evals.bench.ratio import Ratio

NONE = "-"
TIMES = "x"


def value_text(value: float | None, unit: str) -> str:
    """Return a value with its unit, to three digits behind the point where it is small."""
    if value is None:
        return NONE
    digits = 0 if abs(value) >= 100 or value == round(value) else 3 if abs(value) < 10 else 1
    return f"{value:.{digits}f} {unit}".rstrip()


def spread_text(figure: Figure) -> str:
    """Return the quartiles."""
    if figure.spread is None:
        return NONE
    low, high = (value_text(value, "") for value in figure.spread)
    return f"{low} to {high} {figure.unit}".rstrip()


def ratio_text(ratio: Ratio | None) -> str:
    """Return how many times better a figure is, with its interval."""
    if ratio is None:
        return NONE
    told = f"{ratio.value:.2f}{TIMES}"
    return f"{told} ({ratio.interval.low:.2f} to {ratio.interval.high:.2f})" if ratio.interval else told


def limit_text(limit: Limit, unit: str) -> str:
    """Return a limit as a few words."""
    bound = f"{limit.bound:g}{TIMES}" if limit.statistic == "ratio" else f"{limit.bound:g} {unit}".rstrip()
    return f"{limit.statistic} {limit.side} {bound}"


def met_text(figure: Figure) -> str:
    """Return whether the limits are kept."""
    if not figure.limits:
        return NONE
    match figure.met:
        case None:
            return "not measured"
        case True:
            return "yes"
        case False:
            return "NO"
