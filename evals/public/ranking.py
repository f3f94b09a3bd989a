"""Scores of a ranking against graded judgements, by trec_eval's formulas."""

import math
from collections.abc import Mapping, Sequence


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Return nDCG at `k`, 0 to 1: each gain is the grade itself, discounted by log2 of the rank plus one.

    `relevance` holds the grade of at least one thing above 0; what it does not hold has grade 0.
    """
    gains = [relevance.get(id_, 0) for id_ in ranking[:k]]
    best = sorted(relevance.values(), reverse=True)[:k]
    return _discounted(gains) / _discounted(best)


def recall(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Return the share of the relevant things, whatever their grade, among the first `k`, 0 to 1."""
    relevant = {id_ for id_, grade in relevance.items() if grade > 0}
    return len(relevant & set(ranking[:k])) / len(relevant)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
