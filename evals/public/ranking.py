"""Scores of a ranking against graded judgements, by trec_eval's formulas."""

from collections.abc import Mapping, Sequence
from typing import Any

ONE = "query"  # a ranking is scored as a run of a single query


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Return nDCG at `k`, 0 to 1: each gain is the grade itself, discounted by log2 of the rank plus one.

    `relevance` holds the grade of at least one thing above 0; what it does not hold has grade 0.
    """
    from ir_measures import nDCG

    return _scored(nDCG @ k, ranking, relevance)


def recall(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Return the share of the relevant things, whatever their grade, among the first `k`, 0 to 1."""
    from ir_measures import R

    return _scored(R @ k, ranking, relevance)


def _scored(measure: Any, ranking: Sequence[str], relevance: Mapping[str, int]) -> float:
    from ir_measures import calc_aggregate

    # trec_eval knows no order but that of scores.
    scores = {id_: -float(rank) for rank, id_ in enumerate(ranking)}
    return float(calc_aggregate([measure], {ONE: dict(relevance)}, {ONE: scores})[measure])
