"""Reciprocal rank fusion: several rankings of the same things become one."""

from collections.abc import Sequence

K = 60


def fuse(rankings: Sequence[Sequence[str]], weights: Sequence[float], k: int = K) -> list[tuple[str, float]]:
    """Return every ranked id once with its fused score, the best first, equal scores by id.

    An id at rank r (from 1) of a ranking adds weight / (k + r); where a ranking repeats an id, its first
    place counts.
    """
    scores: dict[str, list[float]] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, id_ in enumerate(dict.fromkeys(ranking), start=1):
            scores.setdefault(id_, []).append(weight / (k + rank))
    # Summed in sorted order: the order of the rankings must not show in the last digit.
    fused = [(id_, sum(sorted(parts))) for id_, parts in scores.items()]
    return sorted(fused, key=lambda entry: (-entry[1], entry[0]))
