from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from evals.bench import figures as bench_figures
from evals.bench.figures import (
    Runs,
    cold_ask_figures,
    help_figures,
    prose_figures,
    quote_figures,
    serve_figures,
)
from evals.bench.questions import Questions
from evals.errors import EvalsError
from index.progress import silent
from tests.assistant.fakes import FakeAssistant

QUESTIONS = Questions(warm_up="w", single=("a", "b", "c"), conversations=(("d", "e"), ("f",)))
RUNS = Runs(conversations=1, cold_asks=2, helps=3, starts=2, talked=2)


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
    """Give the commands that were run; each took one second longer than the one before."""
    run: list[Sequence[str]] = []

    def seconds_of(line: Sequence[str]) -> float:
        run.append(line[3:])
        return float(len(run))

    monkeypatch.setattr(bench_figures, "seconds_of", seconds_of)
    return run


def _served(monkeypatch: pytest.MonkeyPatch, page: FakePage) -> FakePage:
    memory = iter((1_000_000_000, 2_000_000_000))
    monkeypatch.setattr(bench_figures, "served_page", page.serve)
    monkeypatch.setattr(bench_figures, "resident_bytes", lambda _pid: next(memory))
    return page


def test_quotes_are_measured_over_every_single_question() -> None:
    assistant = FakeAssistant()
    (figure,) = quote_figures(assistant, QUESTIONS, silent)
    assert len(figure.samples) == 3
    assert figure.limit == bench_figures.FIRST_QUOTE
    assert [question for question, *_ in assistant.asked] == ["w", "a", "b", "c"]


@pytest.mark.parametrize(("conversations", "turns"), [(1, 2), (2, 3), (None, 3)])
def test_prose_is_measured_over_conversations(conversations: int | None, turns: int) -> None:
    token, total = prose_figures(FakeAssistant(), QUESTIONS, Runs(conversations=conversations), silent)
    assert len(token.samples) == len(total.samples) == turns
    assert f"{turns} of {turns} answers" in token.measured
    assert all(first <= whole for first, whole in zip(token.samples, total.samples, strict=True))
    assert total.limit is None


def test_a_cold_process_answers_other_questions_each_time(lines: list[Sequence[str]], tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    (figure,) = cold_ask_figures(settings, QUESTIONS, RUNS, silent)
    assert figure.samples == (1.0, 2.0)
    assert lines == [
        ["ask", question, "--quotes-only", "--json", "--data-dir", str(tmp_path)] for question in ("a", "b")
    ]


def test_the_help_is_measured_some_times(lines: list[Sequence[str]]) -> None:
    (figure,) = help_figures(RUNS, silent)
    assert figure.samples == (1.0, 2.0, 3.0)
    assert lines == [["--help"]] * 3


def test_the_first_start_is_not_counted_and_memory_is_read_on_the_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = _served(monkeypatch, FakePage())
    start, memory = serve_figures(Settings(data_dir=tmp_path), QUESTIONS, RUNS, silent)
    assert start.samples == (2.0, 3.0)
    assert memory.samples == (1.0, 2.0)
    assert memory.unit == "GB"
    assert page.asked == ["a", "b"]
    assert all("--port" in line and "--json" in line for line in page.lines)


@pytest.mark.parametrize(
    ("model", "remedy"), [("embedded", "assistant models"), ("none", "Unset FOOTNOTE_LANGUAGE_MODEL")]
)
def test_a_page_without_a_language_model_is_not_measured(
    model: str, remedy: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _served(monkeypatch, FakePage(model=None))
    settings = Settings(data_dir=tmp_path, language_model=model)
    with pytest.raises(EvalsError) as caught:
        serve_figures(settings, QUESTIONS, RUNS, silent)
    assert remedy in caught.value.remedy


def test_progress_ends_for_each_task(lines: list[Sequence[str]]) -> None:
    shown: list[tuple[str, int, int]] = []
    help_figures(RUNS, lambda *state: shown.append(state))
    assert shown[0][1:] == (0, 3)
    assert shown[-1][1:] == (3, 3)
