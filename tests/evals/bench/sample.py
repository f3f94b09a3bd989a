"""Answers, figures and a reference for the tests of the bench, with nothing measured."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from assistant.answer import Status
from evals.bench.answering import Answered, Times
from evals.bench.figure import Figure, Limit
from evals.bench.group import Group
from evals.bench.machine import Machine
from evals.bench.measurement import Measurement, Part
from evals.bench.reference import compared
from evals.bench.report import Report
from evals.bench.tally import tally_of


def an_answered(
    quoted: float | None = 1.0,
    token: float | None = 2.0,
    total: float = 3.0,
    status: Status = "answered",
    text: str = "yes",
) -> Answered:
    """Return an answer with its times in seconds."""
    first_quote, first_token = (None if time is None else time * 1000 for time in (quoted, token))
    return Answered(Times(first_quote, first_token, total * 1000), text, status)


class FakeProcess:
    """Stand for a process of its own: work is done at once, on what is given as open there."""

    def __init__(self, state: Any = None, started: float = 1.0, peak: int = 1_000_000_000) -> None:
        self.state = state
        self.started = started
        self.peak = peak
        self.pid = 1

    def ask(self, work: Callable[[Any], Any]) -> Any:
        return work(self.state)


class FakeChain:
    """Stand for the plain chain: every question takes three seconds; remember what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def documents(self, question: str) -> float:
        self.asked.append((question, ()))
        return 3.0

    def answer(self, question: str, history: Any = ()) -> Answered:
        self.asked.append((question, tuple(turn.content for turn in history)))
        return an_answered(1.0, 3.0, 6.0, text=f"plain on {question}")


QUIET = Machine("Linux x86_64", "3.11.7", 2, 0.1)
BUSY = Machine("Linux x86_64", "3.11.7", 2, 4.0)
STARTED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FIGURES = (
    Figure(
        "first quote",
        "to the quotes",
        "s",
        (0.1, 0.2),
        (Limit(0.3, "p95"),),
        compared([0.1, 0.2], [0.4, 0.8]),
    ),
    Figure("help", "the help", "s", (1.5,), (Limit(1.0, "p95"),)),
    Figure("answer", "whole", "s", (3.0, 5.0)),
    Figure("prose", "none came", "s", (), (Limit(2.5, "p50"), Limit(2.5, "ratio", "at least"))),
    Figure("memory", "the most <of it>", "GB", (1.25,)),
)


def a_report(machine: Machine = QUIET, figures: tuple[Figure, ...] = FIGURES) -> Report:
    """Return a bench of two groups, one of them skipped."""
    tallies = (tally_of("Footnote", [an_answered(), an_answered(status="not_in_sources")]),)
    return Report(
        STARTED,
        machine,
        (
            Part(Group.PROSE, Measurement(figures, tallies)),
            Part(Group.RETRIEVAL, Measurement(notes=("Nothing <b>was</b> there.",))),
        ),
    )
