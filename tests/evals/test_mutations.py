"""The gate catches a system that was broken on purpose, in eight ways."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from corpus.article import Article
from corpus.library import load_articles
from evals.answerer import Answerer
from evals.baseline import Baseline, blessed_run
from evals.floors import read_floors
from evals.gate import Finding
from evals.golden_set import FOLDER, GoldenSet, load_golden_set
from evals.opening import opened_recorded
from evals.outcome import CaseOutcome
from evals.run import Composer, Run, new_header, start_run
from evals.runner import Asking
from evals.session import ask_all, scored, verdict_of
from index.progress import silent
from tests.evals.mutations import (
    Change,
    answer_everything,
    drop_citations,
    refuse_everything,
    shift_offsets,
    shuffle_evidence,
    skip_condensation,
    swap_figures,
    truncate,
)

# All questions are asked within the time of one test.
pytestmark = [pytest.mark.models, pytest.mark.timeout(1800)]
ASKING = Asking(Composer.QUOTES, limit=60, jobs=1)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("mutations"))


@pytest.fixture(scope="module")
def articles(settings: Settings) -> dict[str, Article]:
    return {article.id: article for article in load_articles(settings.corpus_dirs)}


@pytest.fixture(scope="module")
def golden(articles: dict[str, Article]) -> GoldenSet:
    return load_golden_set(articles.values())


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Iterator[Assistant]:
    with opened_recorded(settings, Composer.QUOTES, {}, silent) as opened:
        yield opened


def run_of(answerer: Answerer, assistant: Assistant, golden: GoldenSet, folder: Path) -> Run:
    header = new_header(Composer.QUOTES, golden, assistant.receipt)
    return ask_all(start_run(folder, header), golden, answerer, ASKING, silent)


@dataclass(frozen=True)
class Sound:
    """Hold the system as it is: its run, and the baseline that this makes."""

    assistant: Assistant
    golden: GoldenSet
    articles: Mapping[str, Article]
    run: Run
    baseline: Baseline

    def findings(self, run: Run, golden: GoldenSet | None = None) -> tuple[Finding, ...]:
        cases = golden or self.golden
        return verdict_of(run, cases, self.articles, self.baseline, read_floors()).findings

    def changed(self, change: Change) -> Run:
        """Return the run with every answer changed, as if the system had given it so."""
        return replace(self.run, outcomes=tuple(_changed(outcome, change) for outcome in self.run.outcomes))


def _changed(outcome: CaseOutcome, change: Change) -> CaseOutcome:
    turns = tuple(
        turn.model_copy(update={"answer": change(turn.answer)}) if turn.answer else turn
        for turn in outcome.turns
    )
    return outcome.model_copy(update={"turns": turns})


@pytest.fixture(scope="module")
def sound(
    assistant: Assistant,
    golden: GoldenSet,
    articles: dict[str, Article],
    tmp_path_factory: pytest.TempPathFactory,
) -> Sound:
    run = run_of(assistant, assistant, golden, tmp_path_factory.mktemp("sound"))
    blessed = blessed_run(run.header, scored(run, golden, articles))
    return Sound(assistant, golden, articles, run, Baseline(runs={Composer.QUOTES: blessed}))


def test_the_system_as_it_is_passes(sound: Sound) -> None:
    assert sound.findings(sound.run) == ()


@pytest.mark.parametrize("change", [swap_figures, drop_citations, shift_offsets])
def test_changed_answers_close_the_gate(change: Change, sound: Sound) -> None:
    assert sound.findings(sound.changed(change))


@pytest.mark.parametrize(
    "breaks", [answer_everything, refuse_everything, skip_condensation, shuffle_evidence]
)
def test_a_broken_chain_closes_the_gate(
    breaks: Callable[[pytest.MonkeyPatch], None],
    sound: Sound,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    breaks(monkeypatch)
    run = run_of(sound.assistant, sound.assistant, sound.golden, tmp_path)
    assert sound.findings(run)


def test_a_truncated_golden_file_closes_the_gate(sound: Sound, tmp_path: Path) -> None:
    golden = load_golden_set(sound.articles.values(), truncate(FOLDER, tmp_path))
    assert "lost-case" in {finding.kind for finding in sound.findings(sound.run, golden)}
