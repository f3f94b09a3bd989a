import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.baseline import Baseline, blessed_run
from evals.errors import EvalsError
from evals.floors import Floor, Floors
from evals.golden_set import GoldenSet
from evals.run import Composer, Run, open_run, runs_folder, start_run
from evals.runner import Asking
from evals.scorecard import CORRECTNESS
from evals.session import ASKING, LOWER_IS_BETTER, ask_all, case_values, scored, taken_up, verdict_of
from index.progress import silent
from tests.evals.answers import ARTICLE, quoting
from tests.evals.small import (
    CAUSES,
    DRUG,
    IDS,
    LONG,
    RECEIPT,
    SmallAssistant,
    a_header,
    a_run,
    answered,
    small_golden,
)

QUOTES = Asking(Composer.QUOTES, limit=60, jobs=1)
ARTICLES = {ARTICLE.id: ARTICLE}
FLOORS = Floors(cases=0, quotes={"quote-fidelity": Floor(at_least=1)}, prose={})


class Steps:
    """Remember what progress was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int]] = []

    def __call__(self, description: str, done: int, total: int, /) -> None:
        self.told.append((description, done, total))


@pytest.fixture
def golden(tmp_path: Path) -> GoldenSet:
    return small_golden(tmp_path / "golden")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return runs_folder(tmp_path)


def _started(golden: GoldenSet, folder: Path, asked: Sequence[int] = (), **changes: Any) -> Run:
    run = start_run(folder, a_header(golden, **changes))
    for number in asked:
        run.append(answered(golden.cases[number]))
    return open_run(folder, run.header.id)


def test_every_case_is_asked_and_kept(golden: GoldenSet, folder: Path) -> None:
    steps = Steps()
    run = ask_all(_started(golden, folder), golden, SmallAssistant(), QUOTES, steps)
    assert {outcome.case for outcome in run.outcomes} == set(IDS)
    assert open_run(folder, run.header.id) == run
    assert steps.told == [(ASKING, done, 4) for done in range(5)]


def test_what_has_an_outcome_is_not_asked_again(golden: GoldenSet, folder: Path) -> None:
    steps, assistant = Steps(), SmallAssistant()
    run = ask_all(_started(golden, folder, asked=[0, 2]), golden, assistant, QUOTES, steps)
    assert sorted(assistant.questions) == sorted([CAUSES, DRUG])
    assert sorted(outcome.case for outcome in run.outcomes) == sorted(IDS)
    assert steps.told == [(ASKING, done, 4) for done in (2, 3, 4)]


def test_a_finished_run_asks_nothing(golden: GoldenSet, folder: Path) -> None:
    assistant = SmallAssistant()
    begun = _started(golden, folder, asked=range(4))
    assert ask_all(begun, golden, assistant, QUOTES, silent) == begun
    assert assistant.questions == []


def test_only_the_selected_cases_are_asked_as_often_as_wanted(golden: GoldenSet, folder: Path) -> None:
    assistant = SmallAssistant()
    begun = _started(golden, folder, half="dev", only="single-fact", repetitions=3)
    run = ask_all(begun, golden, assistant, QUOTES, silent)
    assert assistant.questions == [LONG] * 3
    assert sorted(outcome.repetition for outcome in run.outcomes) == [1, 2, 3]


def test_what_was_asked_before_an_interruption_is_kept_and_nothing_more_is_asked(
    golden: GoldenSet, folder: Path
) -> None:
    def interrupted(_description: str, done: int, _total: int, /) -> None:
        if done == 2:
            raise KeyboardInterrupt

    assistant = SmallAssistant()
    begun = _started(golden, folder, repetitions=500)
    with pytest.raises(KeyboardInterrupt) as caught:
        ask_all(begun, golden, assistant, QUOTES, interrupted)
    asked = len(assistant.questions)
    time.sleep(0.05)
    # The interruption is still held here, as it is until the process ends, with all that it went through.
    assert caught.value is not None
    assert len(assistant.questions) == asked
    assert len(open_run(folder, begun.header.id).outcomes) == 2


def test_a_run_is_scored_with_every_metric(golden: GoldenSet) -> None:
    card = scored(a_run(golden), golden, ARTICLES)
    assert card.passed == dict.fromkeys(IDS, True)
    assert {"quote-fidelity", "refusal-recall", "citation-recall"} <= {
        found.metric for found in card.headlines
    }
    assert [found.metric for found in card.latencies] == ["first-quote", "total"]
    assert "unsupported-sentences" in LOWER_IS_BETTER
    assert CORRECTNESS not in LOWER_IS_BETTER


def test_a_verdict_holds_a_run_against_baseline_and_floors(golden: GoldenSet) -> None:
    sound = a_run(golden)
    blessed = blessed_run(sound.header, scored(sound, golden, ARTICLES))
    baseline = Baseline(runs={Composer.QUOTES: blessed})
    assert verdict_of(sound, golden, ARTICLES, baseline, FLOORS).findings == ()
    broken = verdict_of(a_run(golden, {LONG: quoting("mri")}), golden, ARTICLES, baseline, FLOORS)
    assert broken.blessed == blessed
    assert [finding.kind for finding in broken.findings] == ["critical"]


def test_a_verdict_without_a_baseline_looks_at_floors_alone(golden: GoldenSet) -> None:
    run = a_run(golden, {LONG: quoting("mri")})
    verdict = verdict_of(run, golden, ARTICLES, Baseline(), FLOORS)
    assert (verdict.run, verdict.blessed, verdict.findings) == (run, None, ())
    strict = FLOORS.model_copy(update={"quotes": {CORRECTNESS: Floor(at_least=0.9)}})
    assert [found.kind for found in verdict_of(run, golden, ARTICLES, Baseline(), strict).findings] == [
        "floor"
    ]


def test_a_baseline_of_other_articles_holds_nothing_against_a_run(golden: GoldenSet) -> None:
    run = a_run(golden)
    other = a_header(golden, receipt=RECEIPT.model_copy(update={"corpus": "other"}))
    baseline = Baseline(runs={Composer.QUOTES: blessed_run(other, scored(run, golden, ARTICLES))})
    verdict = verdict_of(run, golden, ARTICLES, baseline, FLOORS)
    assert verdict.other_articles
    assert verdict.blessed is None


def test_a_run_is_gone_on_with_as_it_was_begun(golden: GoldenSet) -> None:
    run = a_run(golden)
    assert taken_up(run, golden, RECEIPT) is run


@pytest.mark.parametrize(
    "changes",
    [
        {"corpus": "other"},
        {"generation": "other"},
        {"embedding_model": "other"},
        {"language_model": "other"},
        {"prompts": {"prose": "other"}},
    ],
)
def test_a_run_is_not_gone_on_with_by_another_system(changes: dict[str, Any], golden: GoldenSet) -> None:
    with pytest.raises(EvalsError, match="was begun with other cases, articles, models or prompts"):
        taken_up(a_run(golden), golden, RECEIPT.model_copy(update=changes))


def test_a_run_is_not_gone_on_with_over_other_cases(golden: GoldenSet) -> None:
    other = GoldenSet(golden.cases[1:], golden.strata, golden.statements)
    with pytest.raises(EvalsError, match="was begun with other cases"):
        taken_up(a_run(golden), other, RECEIPT)


def test_scores_by_case_come_from_a_run_or_from_the_baseline(golden: GoldenSet, tmp_path: Path) -> None:
    run = _started(golden, runs_folder(tmp_path), asked=range(4))
    blessed = blessed_run(run.header, scored(a_run(golden, {LONG: quoting("mri")}), golden, ARTICLES))
    baseline = Baseline(runs={Composer.QUOTES: blessed})
    for name, correct in (("latest", 1.0), (run.header.id, 1.0), ("baseline-quotes", 0.0)):
        assert case_values(name, tmp_path, golden, ARTICLES, baseline)[IDS[2]][CORRECTNESS] == correct


@pytest.mark.parametrize(
    ("name", "told"), [("baseline-prose", "no baseline of the composer prose"), ("nothing", "no run nothing")]
)
def test_a_side_that_there_is_not_is_told(name: str, told: str, golden: GoldenSet, tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match=told):
        case_values(name, tmp_path, golden, ARTICLES, Baseline())
