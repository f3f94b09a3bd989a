"""Whether figures of one text stand in another."""

from collections.abc import Iterable

from corpus.quantities import Quantity, quantities_in

_MORE = frozenset({">", "≥"})
_LESS = frozenset({"<", "≤"})


def same_figure(left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures have the same value and unit, and no limits that contradict each other."""
    if (left.low, left.high, left.unit) != (right.low, right.high, right.unit):
        return False
    limits = {left.limit, right.limit}
    return not (limits & _MORE and limits & _LESS)


def absent_figures(text: str, others: Iterable[str]) -> tuple[Quantity, ...]:
    """Return the figures of a text that stand in none of the others."""
    held = [quantity for other in others for quantity in quantities_in(other)]
    return tuple(
        figure for figure in quantities_in(text) if not any(same_figure(figure, other) for other in held)
    )
