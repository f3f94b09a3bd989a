from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.case import Case, Turn
from evals.golden_set import GoldenSet
from evals.intervals import wilson
from evals.metrics.all import METRICS
from evals.outcome import CaseOutcome, TurnOutcome
from evals.reliability import Pair, calls_for_an_answer, reliability_of, reliability_of_run
from evals.score_table import score_table
from evals.scorecard import score_run
from tests.evals.answers import CONTEXT, a_refusing_turn, a_turn
from tests.evals.small import DRUG, LONG, RIGHT, a_run, small_golden

PAIRS: Sequence[Pair] = ((0.1, False), (0.2, True), (0.24, False), (0.9, True), (1.0, True))


def test_the_scores_are_those_of_the_formulas() -> None:
    found = reliability_of(PAIRS)
    assert found.turns == 5
    assert found.brier == pytest.approx((0.1**2 + 0.8**2 + 0.24**2 + 0.1**2 + 0) / 5)
    # The bins hold 1, 2 and 2 turns: 0.1 against 0, 0.22 against 0.5, 0.95 against 1.
    assert found.calibration_error == pytest.approx((0.1 * 1 + 0.28 * 2 + 0.05 * 2) / 5)
    assert found.brier_of_share == pytest.approx(0.6 * 0.4)


def test_a_bin_holds_its_turns_with_the_interval_of_their_share() -> None:
    first, second, last = reliability_of(PAIRS).bins
    assert (first.low, first.turns, first.answerable) == (0.1, 1, 0)
    assert (second.low, second.high, second.turns, second.share) == (0.2, 0.3, 2, 0.5)
    assert second.probability == pytest.approx(0.22)
    assert second.interval == wilson(1, 2)
    assert (last.low, last.high, last.turns, last.share) == (0.9, 1.0, 2, 1.0)


@pytest.mark.parametrize("number", range(10))
def test_a_border_belongs_to_the_bin_that_it_begins(number: int) -> None:
    assert reliability_of([(number / 10, True)]).bins[0].low == number / 10


@pytest.mark.parametrize(
    ("pairs", "brier", "error"),
    [
        ([(1.0, True), (0.0, False)], 0.0, 0.0),
        ([(0.0, True), (1.0, False)], 1.0, 1.0),
        ([(0.5, True), (0.5, False)], 0.25, 0.0),
    ],
    ids=["always-right", "always-wrong", "never-sure"],
)
def test_the_ends_of_the_scores(pairs: list[Pair], brier: float, error: float) -> None:
    found = reliability_of(pairs)
    assert (found.brier, found.calibration_error) == (brier, error)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_no_turn_is_lost_and_the_scores_are_shares(pairs: list[Pair]) -> None:
    found = reliability_of(pairs)
    assert found.turns == len(pairs)
    assert sum(held.answerable for held in found.bins) == sum(wanted for _, wanted in pairs)
    assert all(held.low - 1e-9 <= held.probability <= held.high + 1e-9 for held in found.bins)
    assert 0 <= found.brier <= 1
    assert 0 <= found.calibration_error <= 1 + 1e-9
    # A mean lies no farther off than the probabilities that it is of: Jensen's inequality.
    assert found.calibration_error**2 <= found.brier + 1e-9


@given(st.permutations(PAIRS))
def test_the_order_makes_no_difference(pairs: list[Pair]) -> None:
    found, like = reliability_of(pairs), reliability_of(PAIRS)
    assert found.brier == pytest.approx(like.brier)
    assert found.calibration_error == pytest.approx(like.calibration_error)


@pytest.mark.parametrize("pairs", [[], [(1.1, True)], [(-0.1, False)], [(float("nan"), True)]], ids=str)
def test_what_has_no_reliability_is_refused(pairs: list[Pair]) -> None:
    with pytest.raises(ValueError, match=r"no reliability|no probability"):
        reliability_of(pairs)


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [
        (a_turn(), True),
        (a_turn(status=["answered", "partly_answered"]), True),
        (a_turn(status=["answered", "not_in_sources"]), None),
        (a_turn(status=["answered", "needs_clarification"]), None),
        (a_refusing_turn(), False),
        (a_refusing_turn(status="needs_clarification"), None),
        (a_refusing_turn(status=["not_in_sources", "needs_clarification"]), None),
    ],
)
def test_what_a_turn_calls_for(turn: Turn, wanted: bool | None) -> None:
    assert calls_for_an_answer(turn) is wanted


CASE = Case(id="list-signs", split="dev", turns=(a_turn(), a_refusing_turn()), note="two turns")


def asked(*probabilities: float | None, repetition: int = 1, case: str = CASE.id) -> CaseOutcome:
    turns = tuple(TurnOutcome(answer=None, probability=one) for one in probabilities)
    return CaseOutcome(case=case, repetition=repetition, turns=turns)


def test_repetitions_of_a_turn_count_once_with_their_mean() -> None:
    outcomes = [asked(0.6, 0.1), asked(0.8, 0.3, repetition=2)]
    assert reliability_of_run(outcomes, {CASE.id: CASE}) == reliability_of([(0.7, True), (0.2, False)])


def test_turns_without_a_probability_or_an_expectation_are_left_out() -> None:
    outcomes = [asked(None, 0.25, 0.5), asked(0.9, case="list-gone")]
    assert reliability_of_run(outcomes, {CASE.id: CASE}) == reliability_of([(0.25, False)])


@pytest.mark.parametrize("outcomes", [[], [asked(None, None)], [asked(0.9, case="list-gone")]], ids=str)
def test_a_run_without_judgements_has_none(outcomes: list[CaseOutcome]) -> None:
    assert reliability_of_run(outcomes, {CASE.id: CASE}) is None


def test_turns_that_call_for_a_question_back_are_left_out() -> None:
    unclear = CASE.model_copy(update={"turns": (a_refusing_turn(status="needs_clarification"),)})
    assert reliability_of_run([asked(0.2)], {CASE.id: unclear}) is None


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


def test_a_scorecard_and_its_table_tell_it(golden: GoldenSet) -> None:
    judged = {
        LONG: RIGHT[LONG].model_copy(update={"probability": 0.75}),
        DRUG: RIGHT[DRUG].model_copy(update={"probability": 0.25}),
    }
    card = score_run(a_run(golden, judged), golden, METRICS, CONTEXT)
    assert card.reliability == reliability_of([(0.75, True), (0.25, False)])
    told = "answerability (2): Brier score 0.062, expected calibration error 0.250\n"
    assert told in score_table(card)
    assert "answerability" not in score_table(score_run(a_run(golden), golden, METRICS, CONTEXT))
