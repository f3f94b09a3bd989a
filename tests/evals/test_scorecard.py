from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from evals.case import Stratum, Turn
from evals.golden_set import GoldenSet, load_golden_set
from evals.metrics.correctness import Correctness
from evals.metrics.fact_recall import FactRecall
from evals.metrics.latency import FirstToken, Total
from evals.metrics.refusal_recall import RefusalRecall
from evals.metrics.unsupported_sentences import UnsupportedSentences
from evals.outcome import CaseOutcome, TurnOutcome
from evals.run import Run
from evals.score import NOT_APPLICABLE, Context, Metric, Score, Unit
from evals.scorecard import CORRECTNESS, CaseScores, Scorecard, TurnScores, score_run
from tests.assistant.fakes import an_answer
from tests.evals.answers import ARTICLE, CONTEXT, failing, quoting, refusing
from tests.evals.small import (
    CAUSES,
    DRUG,
    IDS,
    LONG,
    MRI,
    ULTRASOUND,
    a_header,
    a_run,
    answered,
    golden_files,
    small_golden,
    write_golden,
)

METRICS: tuple[Metric, ...] = (
    Correctness(), FactRecall(), RefusalRecall(), UnsupportedSentences(), FirstToken(), Total(),
)  # fmt: skip
FOLLOW_UP, CAUSE, LASTS, REFUSAL = IDS
WRONG = quoting("not-infection")


class Given:
    """Give the scores that it holds by question; it applies to no other."""

    title = "Given"
    unit: Unit = "share"

    def __init__(self, name: str, scores: Mapping[str, float], lower_is_better: bool = False) -> None:
        self.name = name
        self.scores = scores
        self.lower_is_better = lower_is_better

    def applies(self, turn: Turn) -> bool:
        return turn.question in self.scores

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        return Score(self.scores[turn.question], "given") if self.applies(turn) else NOT_APPLICABLE


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


def card_of(run: Run, golden: GoldenSet, *metrics: Metric) -> Scorecard:
    return score_run(run, golden, metrics or METRICS, CONTEXT)


def _value(card: Scorecard, metric: str) -> tuple[float, int]:
    headline = card.headline(metric)
    assert headline is not None
    return round(headline.value, 9), headline.n


def test_right_answers_pass(golden: GoldenSet) -> None:
    card = card_of(a_run(golden), golden)
    assert card.passed == dict.fromkeys(IDS, True)
    assert _value(card, CORRECTNESS) == (1.0, 4)
    assert card.errors == ()
    assert card.values(CORRECTNESS) == dict.fromkeys(IDS, 1.0)


def test_a_case_says_what_it_is(golden: GoldenSet) -> None:
    case = card_of(a_run(golden), golden).cases[LASTS]
    assert (case.id, case.stratum, case.split, case.severity) == (
        LASTS,
        Stratum.SINGLE_FACT,
        "dev",
        "critical",
    )


def test_a_metric_that_does_not_apply_gives_no_score(golden: GoldenSet) -> None:
    card = card_of(a_run(golden), golden)
    assert set(card.values("refusal-recall")) == {REFUSAL}
    assert set(card.values("fact-recall")) == {FOLLOW_UP, CAUSE, LASTS}
    assert _value(card, "fact-recall") == (1.0, 3)
    assert card.headline("nothing") is None


def test_a_metric_that_applies_to_no_case_has_no_headline(golden: GoldenSet) -> None:
    run = replace(a_run(golden), header=a_header(golden, only=CAUSE))
    assert card_of(run, golden).headline("refusal-recall") is None


def test_a_failed_case_stays_in_every_denominator(golden: GoldenSet) -> None:
    card = card_of(a_run(golden, {CAUSES: failing("ValueError: no"), DRUG: failing("TookTooLong")}), golden)
    assert _value(card, CORRECTNESS) == (0.5, 4)
    assert _value(card, "fact-recall") == (round(2 / 3, 9), 3)
    assert _value(card, "refusal-recall") == (0.0, 1)
    assert _value(card, "unsupported-sentences") == (round(1 / 3, 9), 3)
    assert card.errors == (f"{CAUSE}: ValueError: no", f"{REFUSAL}: TookTooLong")


@pytest.mark.parametrize("asked", [0, 1, 3])
def test_a_case_that_was_not_asked_is_wrong(asked: int, golden: GoldenSet) -> None:
    whole = a_run(golden)
    card = card_of(replace(whole, outcomes=whole.outcomes[:asked]), golden)
    assert _value(card, CORRECTNESS) == (asked / 4, 4)
    assert card.passed == {id_: number < asked for number, id_ in enumerate(IDS)}
    assert f"{REFUSAL}: it was not asked" in card.errors


def test_a_turn_that_was_not_asked_is_wrong(golden: GoldenSet) -> None:
    run = a_run(golden)
    first = run.outcomes[0]
    cut = first.model_copy(update={"turns": first.turns[:1]})
    case = card_of(replace(run, outcomes=(cut, *run.outcomes[1:])), golden).cases[FOLLOW_UP]
    assert (case.scores[CORRECTNESS], case.scores["fact-recall"]) == (0.0, 0.5)
    assert case.errors == ("it was not asked",)


def test_only_the_cases_that_the_run_was_to_ask_count(golden: GoldenSet) -> None:
    run = replace(a_run(golden), header=a_header(golden, half="dev"))
    assert set(card_of(run, golden).cases) == {FOLLOW_UP, LASTS}


def test_outcomes_that_the_golden_set_no_longer_expects_count_nowhere(golden: GoldenSet) -> None:
    run = a_run(golden)
    gone = CaseOutcome(case="list-gone", repetition=1, turns=(failing(),))
    longer = run.outcomes[1].model_copy(update={"turns": (*run.outcomes[1].turns, failing())})
    twice = answered(golden.cases[2], 2, {LONG: WRONG})
    outcomes = (gone, run.outcomes[0], longer, *run.outcomes[2:], twice)
    assert card_of(replace(run, outcomes=outcomes), golden, Correctness()) == card_of(
        run, golden, Correctness()
    )


def test_correctness_of_a_case_is_that_of_its_worst_turn(golden: GoldenSet) -> None:
    case = card_of(a_run(golden, {ULTRASOUND: WRONG}), golden).cases[FOLLOW_UP]
    assert (case.scores[CORRECTNESS], case.scores["fact-recall"]) == (0.0, 0.5)
    assert not case.passed
    assert [turn.scores[CORRECTNESS] for turn in case.turns] == [1.0, 0.0]


def test_other_scores_are_the_mean_of_the_turns_that_they_apply_to(golden: GoldenSet) -> None:
    both = Given("both", {MRI: 0.25, ULTRASOUND: 0.75})
    one = Given("one", {ULTRASOUND: 0.75, LONG: 0.25})
    card = card_of(a_run(golden), golden, Correctness(), both, one)
    assert card.cases[FOLLOW_UP].scores == {CORRECTNESS: 1.0, "both": 0.5, "one": 0.75}
    assert card.values("one") == {FOLLOW_UP: 0.75, LASTS: 0.25}
    assert _value(card, "one") == (0.5, 2)


@pytest.mark.parametrize(
    ("scores", "lower_is_better", "reasons"),
    [({MRI: 1.0}, False, {}), ({MRI: 0.9}, False, {"given": "given"}), ({MRI: 0.0}, True, {}),
     ({MRI: 0.1}, True, {"given": "given"}), ({}, False, {})],
)  # fmt: skip
def test_a_reason_is_kept_where_a_score_is_not_full(
    scores: Mapping[str, float], lower_is_better: bool, reasons: dict[str, str], golden: GoldenSet
) -> None:
    card = card_of(a_run(golden), golden, Correctness(), Given("given", scores, lower_is_better))
    assert card.cases[FOLLOW_UP].turns[0].reasons == reasons


def test_the_reason_of_a_failure_is_what_went_wrong(golden: GoldenSet) -> None:
    case = card_of(a_run(golden, {LONG: failing("TookTooLong: 9 s")}), golden).cases[LASTS]
    assert case.turns[0].reasons[CORRECTNESS] == "TookTooLong: 9 s"


def test_repetitions_are_averaged_and_a_case_passes_when_it_always_does(golden: GoldenSet) -> None:
    case = golden.cases[2]
    outcomes = (answered(case, 1), answered(case, 2, {LONG: WRONG}), answered(case, 3))
    run = Run(Path(), a_header(golden, repetitions=4, only=LASTS), outcomes)
    card = card_of(run, golden)
    assert card.cases[LASTS].scores[CORRECTNESS] == 0.5
    assert card.passed == {LASTS: False}
    assert card.errors == (f"{LASTS}: it was not asked",)
    assert _value(card, CORRECTNESS) == (0.5, 1)
    assert len(card.cases[LASTS].turns) == 1


def test_a_refusal_where_an_answer_is_expected_is_wrong_and_the_other_way_round(golden: GoldenSet) -> None:
    card = card_of(a_run(golden, {LONG: refusing(), DRUG: quoting("causes")}), golden)
    assert card.passed == {FOLLOW_UP: True, CAUSE: True, LASTS: False, REFUSAL: False}


def test_strata_hold_the_share_that_passed(golden: GoldenSet) -> None:
    strata = card_of(a_run(golden, {LONG: WRONG}), golden).strata
    assert [(stratum.value, found.value, found.n) for stratum, found in strata.items()] == [
        ("single-fact", 0.5, 2),
        ("follow-up", 1.0, 1),
        ("unanswerable-within", 1.0, 1),
    ]
    assert strata[Stratum.SINGLE_FACT].interval.low < 0.5 < strata[Stratum.SINGLE_FACT].interval.high


def test_an_interval_holds_its_value(golden: GoldenSet) -> None:
    for found in card_of(a_run(golden, {ULTRASOUND: WRONG}), golden).headlines:
        assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1


def _in(total: float, first_token: float | None) -> TurnOutcome:
    answer = quoting("mri").answer or an_answer()
    timing = answer.timing_ms.model_copy(update={"total": total, "first_token": first_token})
    return TurnOutcome(answer=answer.model_copy(update={"timing_ms": timing}))


def test_latencies_are_those_of_all_turns_with_an_answer(golden: GoldenSet) -> None:
    times = {
        MRI: _in(100, None),
        ULTRASOUND: _in(200, 50),
        CAUSES: _in(300, None),
        LONG: failing(),
        DRUG: _in(400, None),
    }
    card = card_of(a_run(golden, times), golden)
    first_token, total = card.latencies
    assert (first_token.metric, first_token.p50, first_token.p95, first_token.n) == ("first-token", 50, 50, 1)
    assert (total.metric, total.p50, round(total.p95, 6), total.n) == ("total", 250, 385, 4)
    assert card.headline("total") is None


def test_without_answers_there_are_no_latencies(golden: GoldenSet) -> None:
    run = replace(a_run(golden), outcomes=())
    assert card_of(run, golden).latencies == ()


def test_the_order_of_outcomes_makes_no_difference(golden: GoldenSet) -> None:
    run = a_run(golden, {ULTRASOUND: WRONG, CAUSES: failing()})
    assert card_of(replace(run, outcomes=run.outcomes[::-1]), golden) == card_of(run, golden)


def test_a_run_is_scored_with_the_expectations_of_now(golden: GoldenSet, tmp_path: Path) -> None:
    files = golden_files()
    files["unanswerable-within.yaml"]["cases"][0]["turns"][0]["status"] = "needs_clarification"
    now = load_golden_set([ARTICLE], write_golden(tmp_path, files))
    assert not card_of(a_run(golden), now).passed[REFUSAL]


def test_a_case_passes_at_full_correctness_alone() -> None:
    turns = (TurnScores({}, {}),)
    passed = {
        score: CaseScores("a", Stratum.LIST, "dev", "normal", {CORRECTNESS: score}, turns, ()).passed
        for score in (0.0, 0.999, 1.0)
    }
    assert passed == {0.0: False, 0.999: False, 1.0: True}
