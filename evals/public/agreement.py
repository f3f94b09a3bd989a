"""How two judges agree who each say yes or no, beyond what chance would give."""

from collections.abc import Sequence


def kappa(labels: Sequence[tuple[bool, bool]]) -> float | None:
    """Return Cohen's kappa of two judges, at most 1; None where chance alone makes them agree."""
    if not labels:
        return None
    one = sum(left for left, _ in labels) / len(labels)
    two = sum(right for _, right in labels) / len(labels)
    by_chance = one * two + (1 - one) * (1 - two)
    agreed = sum(left == right for left, right in labels) / len(labels)
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None
