from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from evals.bench import start_figures as measuring
from evals.bench.figure import Figure
from evals.bench.limits import COLD_ASK, SERVE_MEMORY, SERVE_START
from evals.bench.measurement import Measurement
from evals.bench.plain_process import Plain
from evals.bench.processes import Ran
from evals.bench.questions import Questions
from evals.bench.runs import Runs
from evals.bench.start_figures import cold_ask_figures, help_figures, serve_figures
from evals.errors import EvalsError
from index.progress import silent
from tests.evals.bench.sample import FakeChain, FakeProcess

QUESTIONS = Questions(warm_up="w", single=("a", "b", "c"), conversations=(("d", "e"), ("f",)))
RUNS = Runs(cold_asks=2, helps=3, starts=2, talked=2)
PLAIN = Plain(Path("plain-index"), Path("minilm"), Path("qwen.gguf"), 160)


@dataclass
class FakePage:
    """Stand for a served page; `lines` are the commands that started one."""

    model: str | None = "sha"
    lines: list[Sequence[str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    pid: int = 1

    @property
    def started(self) -> float:
        return float(len(self.lines))

    def ask(self, question: str) -> dict[str, Any]:
        self.asked.append(question)
        return {"receipt": {"language_model": self.model}}

    @contextmanager
    def serve(self, line: Sequence[str]) -> Iterator["FakePage"]:
        self.lines.append(line)
        yield self


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Give the commands that were run; each took one second and one gigabyte more than the one before."""
    ran: list[Sequence[str]] = []

    def run(line: Sequence[str]) -> Ran:
        ran.append(line[2:])
        return Ran(float(len(ran)), len(ran) * 1_000_000_000, "")

    monkeypatch.setattr(measuring, "run", run)
    return ran


def _served(monkeypatch: pytest.MonkeyPatch, page: FakePage, chain: FakeChain) -> None:
    @contextmanager
    def process(_plain: Plain, *, writes: bool) -> Iterator[FakeProcess]:
        assert writes
        yield FakeProcess(chain, started=10.0 * page.started, peak=4_000_000_000)

    monkeypatch.setattr(measuring, "served_page", page.serve)
    monkeypatch.setattr(measuring, "plain_process", process)
    monkeypatch.setattr(measuring, "peak_bytes", lambda _pid: 2_000_000_000)


def _figures(held: Measurement) -> dict[str, Figure]:
    return {figure.name: figure for figure in held.figures}


def test_cold_processes_answer_the_same_questions_in_turn(lines: list[Sequence[str]], tmp_path: Path) -> None:
    held = _figures(cold_ask_figures(Settings(data_dir=tmp_path), PLAIN, QUESTIONS, RUNS, silent))
    assert lines == [
        line
        for question in ("w", "a", "b")
        for line in (
            ["assistant", "ask", question, "--quotes-only", "--json", "--data-dir", str(tmp_path)],
            ["evals.bench.plain_ask", "plain-index", "minilm", question],
        )
    ]
    cold, memory = held["cold ask"], held["memory of cold ask"]
    assert (cold.samples, memory.samples) == ((3.0, 5.0), (3.0, 5.0))
    assert (cold.limits, memory.limits) == (COLD_ASK, ())
    assert cold.reference is not None
    assert cold.reference.samples == (4.0, 6.0)


def test_the_help_is_measured_some_times(lines: list[Sequence[str]]) -> None:
    (figure,) = help_figures(RUNS, silent).figures
    assert figure.samples == (1.0, 2.0, 3.0)
    assert figure.reference is None
    assert lines == [["assistant", "--help"]] * 3


def test_the_first_start_is_not_counted_and_memory_is_read_on_the_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, chain = FakePage(), FakeChain()
    _served(monkeypatch, page, chain)
    held = _figures(serve_figures(Settings(data_dir=tmp_path), PLAIN, QUESTIONS, RUNS, silent))
    start, memory = held["start of serve"], held["memory of serve"]
    assert (start.samples, memory.samples) == ((2.0, 3.0), (2.0,))
    assert (start.ratio, memory.ratio) == (10.0, 2.0)
    assert (start.limits, memory.limits) == (SERVE_START, SERVE_MEMORY)
    assert memory.unit == "GB"
    assert page.asked == [question for question, _ in chain.asked] == ["a", "b"]
    assert all("--port" in line and "--json" in line for line in page.lines)


@pytest.mark.parametrize(
    ("model", "remedy"), [("embedded", "assistant models"), ("none", "Unset FOOTNOTE_LANGUAGE_MODEL")]
)
def test_a_page_without_a_language_model_is_not_measured(
    model: str, remedy: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _served(monkeypatch, FakePage(model=None), FakeChain())
    settings = Settings(data_dir=tmp_path, language_model=model)
    with pytest.raises(EvalsError) as caught:
        serve_figures(settings, PLAIN, QUESTIONS, RUNS, silent)
    assert remedy in caught.value.remedy


def test_progress_ends_for_each_task(lines: list[Sequence[str]]) -> None:
    shown: list[tuple[str, int, int]] = []
    help_figures(RUNS, lambda *state: shown.append(state))
    assert shown[0][1:] == (0, 3)
    assert shown[-1][1:] == (3, 3)
