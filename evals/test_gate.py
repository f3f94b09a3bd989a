"""The gate: answers may not be worse than the blessed ones; `pytest evals --live` runs the model too."""

import pytest

from assistant.composition import NO_TIMING
from assistant.settings import Settings
from corpus.article import Article
from corpus.library import load_articles
from evals.baseline import read_baseline
from evals.floors import read_floors
from evals.golden_set import GoldenSet, load_golden_set
from evals.opening import opened_live, opened_recorded
from evals.outcome import CaseOutcome, TurnOutcome
from evals.recording import PROSE, read_recordings
from evals.run import Composer, Run, new_header, runs_folder, start_run
from evals.runner import Asking
from evals.score_table import findings_text
from evals.session import ask_all, verdict_of
from index.progress import silent

# All questions are asked within the time of one test.
pytestmark = [pytest.mark.models, pytest.mark.timeout(1800)]
LIMIT = 120.0


@pytest.fixture(scope="module")
def articles(settings: Settings) -> dict[str, Article]:
    return {article.id: article for article in load_articles(settings.corpus_dirs)}


@pytest.fixture(scope="module")
def golden(articles: dict[str, Article]) -> GoldenSet:
    return load_golden_set(articles.values())


def run_of(settings: Settings, golden: GoldenSet, composer: Composer, live: bool) -> Run:
    recordings = {} if live else read_recordings(PROSE)
    opening = opened_live if live else opened_recorded
    with opening(settings, composer, recordings, silent) as assistant:
        header = new_header(composer, golden, assistant.receipt, live=live)
        begun = start_run(runs_folder(settings.data_dir), header)
        return ask_all(begun, golden, assistant, Asking(composer, LIMIT, jobs=1), silent)


@pytest.fixture(scope="module")
def quotes_run(settings: Settings, golden: GoldenSet) -> Run:
    return run_of(settings, golden, Composer.QUOTES, live=False)


@pytest.fixture(scope="module")
def prose_run(settings: Settings, golden: GoldenSet, live: bool) -> Run:
    return run_of(settings, golden, Composer.PROSE, live)


@pytest.mark.parametrize("name", ["quotes_run", "prose_run"])
def test_the_answers_are_no_worse_than_the_blessed_ones(
    name: str, request: pytest.FixtureRequest, golden: GoldenSet, articles: dict[str, Article]
) -> None:
    run: Run = request.getfixturevalue(name)
    verdict = verdict_of(run, golden, articles, read_baseline(), read_floors())
    assert verdict.blessed is not None, "no run of this composer was blessed"
    assert not verdict.findings, findings_text(verdict.findings)


def test_the_same_questions_get_the_same_answers_again(
    settings: Settings, golden: GoldenSet, quotes_run: Run
) -> None:
    again = run_of(settings, golden, Composer.QUOTES, live=False)
    assert untimed(again.outcomes) == untimed(quotes_run.outcomes)


def untimed(outcomes: tuple[CaseOutcome, ...]) -> list[CaseOutcome]:
    return [
        outcome.model_copy(update={"turns": tuple(without_times(turn) for turn in outcome.turns)})
        for outcome in sorted(outcomes, key=lambda outcome: (outcome.case, outcome.repetition))
    ]


def without_times(turn: TurnOutcome) -> TurnOutcome:
    answer = turn.answer.model_copy(update={"timing_ms": NO_TIMING}) if turn.answer else None
    return turn.model_copy(
        update={"answer": answer, "alone": without_times(turn.alone) if turn.alone else None}
    )
