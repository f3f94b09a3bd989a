from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from evals.bench import reader_figures as measuring
from evals.bench.plain_process import Plain
from evals.bench.questions import Questions
from evals.bench.reader_figures import as_seen, reader_figures, reader_figures_of, shares
from evals.bench.runs import Runs
from index.progress import silent
from tests.evals.bench.sample import FakeChain, FakeProcess, an_answered

QUESTIONS = Questions(warm_up="w", single=("a", "b", "c"), conversations=(("d",),))
TIMING = {"condense": 1, "retrieve": 2, "first_quote": 50.0, "first_token": 500.0, "total": 900.0}
ANSWER = {"answer": "yes", "status": "answered", "timing_ms": TIMING}


class FakePage:
    """Stand for a served page; remember what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, question: str) -> dict[str, Any]:
        self.asked.append(question)
        return ANSWER


@pytest.mark.parametrize(
    ("readers", "each", "expected"),
    [
        (1, 2, [["a", "b"]]),
        (2, 1, [["a"], ["b"]]),
        (2, 2, [["a", "b"], ["c", "a"]]),
    ],
)
def test_readers_ask_different_questions_as_long_as_there_are_any(
    readers: int, each: int, expected: list[list[str]]
) -> None:
    assert shares(["a", "b", "c"], readers, each) == expected


@pytest.mark.parametrize(
    ("timing", "waited", "quoted", "drafted"),
    [
        (TIMING, 1_000.0, 0.15, 0.6),
        # The clocks of two processes may differ a little.
        (TIMING, 899.0, 0.05, 0.5),
        ({**TIMING, "first_token": None}, 1_000.0, 0.15, None),
        ({**TIMING, "first_quote": None, "first_token": None}, 1_000.0, None, None),
    ],
)
def test_what_the_page_does_not_tell_is_taken_to_lie_before_the_quotes(
    timing: dict[str, float | None], waited: float, quoted: float | None, drafted: float | None
) -> None:
    seen = as_seen({**ANSWER, "timing_ms": timing}, waited)
    assert seen.first_quote == pytest.approx(quoted)
    assert seen.first_token == pytest.approx(drafted)
    assert seen.whole == waited / 1000


def test_each_number_of_readers_has_its_figures_and_tallies() -> None:
    held = reader_figures_of(
        4, [an_answered(0.1, 1.0, 2.0), an_answered(0.2, None, 0.3)], [an_answered(1.0, 2.0, 4.0)] * 2
    )
    quote, whole = held.figures
    assert (quote.name, whole.name) == ("first quote, 4 readers", "with prose, 4 readers")
    assert (quote.samples, whole.samples) == ((0.1, 0.2), (2.0,))
    assert whole.ratio == 2.0
    assert [tally.prose for tally in held.tallies] == [1, 2]
    assert reader_figures_of(1, [an_answered()], [an_answered()]).figures[0].name == "first quote, 1 reader"


def test_both_sides_get_the_same_questions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page, chain = FakePage(), FakeChain()
    commands: list[Sequence[str]] = []

    @contextmanager
    def served(line: Sequence[str]) -> Iterator[FakePage]:
        commands.append(line)
        yield page

    @contextmanager
    def process(_plain: Plain, *, writes: bool) -> Iterator[FakeProcess]:
        assert writes
        yield FakeProcess(chain)

    monkeypatch.setattr(measuring, "served_page", served)
    monkeypatch.setattr(measuring, "plain_process", process)
    plain = Plain(tmp_path, tmp_path, tmp_path, 160)
    runs = Runs(readers=((1, 2), (2, 1)))
    held = reader_figures(Settings(data_dir=tmp_path), plain, QUESTIONS, runs, silent)
    assert page.asked[:3] == ["w", "a", "b"]
    assert sorted(page.asked) == sorted(question for question, _ in chain.asked) == ["a", "a", "b", "b", "w"]
    assert [len(figure.samples) for figure in held.figures] == [2, 2, 2, 2]
    assert "serve" in commands[0]
    assert len(commands) == 1
