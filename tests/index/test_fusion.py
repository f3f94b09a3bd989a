from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

RANKING = st.lists(st.sampled_from("abcdefgh"), max_size=8)
RANKINGS = st.lists(st.tuples(RANKING, st.sampled_from([0.5, 1.0, 2.0])), min_size=1, max_size=4)


def _fuse(weighted: list[tuple[list[str], float]]) -> list[tuple[str, float]]:
    return fuse([ranking for ranking, _ in weighted], [weight for _, weight in weighted])


def test_fused_score_is_the_sum_over_the_rankings() -> None:
    fused = fuse([["a", "b"], ["b"]], [1.0, 2.0], k=60)
    assert [id_ for id_, _ in fused] == ["b", "a"]
    assert dict(fused) == pytest.approx({"a": 1 / 61, "b": 1 / 62 + 2 / 61})


def test_equal_scores_are_ordered_by_id() -> None:
    assert [id_ for id_, _ in fuse([["b"], ["a"]], [1.0, 1.0])] == ["a", "b"]


@given(RANKINGS, st.randoms(use_true_random=False))
def test_order_of_the_rankings_does_not_matter(weighted: list[tuple[list[str], float]], rng: Random) -> None:
    shuffled = list(weighted)
    rng.shuffle(shuffled)
    assert _fuse(shuffled) == _fuse(weighted)


@given(RANKINGS)
def test_every_ranked_id_comes_once_and_no_other(weighted: list[tuple[list[str], float]]) -> None:
    ids = [id_ for id_, _ in _fuse(weighted)]
    assert len(ids) == len(set(ids))
    assert set(ids) == {id_ for ranking, _ in weighted for id_ in ranking}


@given(RANKINGS)
def test_scores_never_rise_down_the_list(weighted: list[tuple[list[str], float]]) -> None:
    scores = [score for _, score in _fuse(weighted)]
    assert scores == sorted(scores, reverse=True)


@given(RANKINGS, st.data())
def test_moving_up_in_one_ranking_never_moves_down_in_the_fusion(
    weighted: list[tuple[list[str], float]], data: st.DataObject
) -> None:
    weighted = [(list(dict.fromkeys(ranking)), weight) for ranking, weight in weighted]
    movable = [(at, place) for at, (ranking, _) in enumerate(weighted) for place in range(1, len(ranking))]
    if not movable:
        return
    at, place = data.draw(st.sampled_from(movable))
    ranking, weight = weighted[at]
    id_ = ranking[place]
    better = list(ranking)
    better[place - 1], better[place] = better[place], better[place - 1]
    raised = [*weighted[:at], (better, weight), *weighted[at + 1 :]]

    def rank(entries: list[tuple[str, float]]) -> int:
        return [entry for entry, _ in entries].index(id_)

    assert rank(_fuse(raised)) <= rank(_fuse(weighted))
