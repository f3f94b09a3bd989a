import math

import pytest

from evals.public.ranking import ndcg, recall

GRADES = {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("ranking", "score"),
    [
        (["a", "b", "c"], 1.0),
        (["b", "a"], (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (["c", "a"], (2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (["c", "d", "a"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_at_two(ranking: list[str], score: float) -> None:
    assert ndcg(ranking, GRADES, 2) == pytest.approx(score)


def test_the_best_ranking_is_one_even_where_more_is_relevant_than_is_looked_at() -> None:
    assert ndcg(["a"], GRADES, 1) == 1.0


@pytest.mark.parametrize(
    ("ranking", "share"), [(["a", "b"], 1.0), (["b", "x"], 0.5), (["x", "y", "a"], 0.0), ([], 0.0)]
)
def test_recall_at_two(ranking: list[str], share: float) -> None:
    assert recall(ranking, GRADES | {"y": 0}, 2) == share
