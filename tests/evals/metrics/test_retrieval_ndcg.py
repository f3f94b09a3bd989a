import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.retrieval_ndcg import RetrievalNdcg
from evals.outcome import TurnOutcome
from tests.evals.answers import NAMES, a_refusing_turn, a_turn, finding, value, why

METRIC = RetrievalNdcg(10)
ONE = [["mri"]]
TWO = [["lasts-6-12", "resolves-6-24"], ["mri"]]
IDEAL = 1 + 0.63093  # 1 / log2(2) + 1 / log2(3)


@pytest.mark.parametrize(
    ("cite", "outcome", "expected"),
    [
        (ONE, finding("mri"), 1.0),
        (ONE, finding("a", "mri"), 0.63093),
        (ONE, finding("a", "b", "mri"), 0.5),
        (ONE, finding(*"abcdefghi", "mri"), 0.28906),
        (ONE, finding(*"abcdefghij", "mri"), 0.0),
        (ONE, finding(), 0.0),
        (TWO, finding("mri", "resolves-6-24"), 1.0),
        (TWO, finding("resolves-6-24"), 1 / IDEAL),
        # The second alternative gains nothing, and takes a rank.
        (TWO, finding("resolves-6-24", "lasts-6-12", "mri"), 1.5 / IDEAL),
        # One passage for two entries is no better than the best.
        ([["mri"], ["mri", "causes"]], finding("mri"), 1.0),
    ],
)
def test_known_rankings(cite: list[list[str]], outcome: TurnOutcome, expected: float) -> None:
    assert value(METRIC, a_turn(cite=cite), outcome) == pytest.approx(expected, abs=1e-5)


@given(st.permutations([*NAMES, *"abcdefghi"]), st.sets(st.sampled_from(NAMES), min_size=1))
def test_without_alternatives_it_is_the_common_formula(ranking: list[str], relevant: set[str]) -> None:
    from sklearn.metrics import ndcg_score  # type: ignore[import-untyped]  # it ships no types

    relevance = [[float(name in relevant) for name in ranking]]
    falling = [[float(-rank) for rank in range(len(ranking))]]
    found = value(METRIC, a_turn(cite=[[name] for name in sorted(relevant)]), finding(*ranking))
    assert found == pytest.approx(ndcg_score(relevance, falling, k=10))


def test_the_ranks_are_told() -> None:
    assert why(METRIC, a_turn(cite=TWO), finding("a", "mri")) == "ranks none, 2"


def test_it_applies_where_there_is_something_to_find() -> None:
    assert METRIC.name == "retrieval-ndcg-at-10"
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
    assert value(METRIC, a_refusing_turn(), finding("mri")) is None
