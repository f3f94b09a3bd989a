from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import assistant.assistant
from assistant.settings import Settings
from evals.bench import (
    index_figures,
    plain_process,
    prose_figures,
    quote_figures,
    reader_figures,
    retrieval_figures,
    start_figures,
)
from evals.bench.group import COMPARED, Group
from evals.bench.measurement import Measurement
from evals.bench.measuring import Bench, measured, runs_for
from evals.bench.questions import Questions
from evals.bench.runs import LARGEST, QUICK, Runs
from index.progress import silent
from tests.assistant.fakes import FakeAssistant
from tests.evals.bench.sample import FakeProcess

MEASURES: dict[Group, tuple[Any, str]] = {
    Group.FIRST_QUOTE: (quote_figures, "quote_figures"),
    Group.PROSE: (prose_figures, "prose_figures"),
    Group.READERS: (reader_figures, "reader_figures"),
    Group.COLD_ASK: (start_figures, "cold_ask_figures"),
    Group.HELP: (start_figures, "help_figures"),
    Group.SERVE: (start_figures, "serve_figures"),
    Group.INDEX: (index_figures, "index_figures"),
    Group.RETRIEVAL: (retrieval_figures, "retrieval_figures"),
}
QUESTIONS = Questions(warm_up="w", single=("a",), conversations=(("b",),))


class World:
    """Measure nothing: remember in which order groups came, and what was open meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self.opened_with: list[dict[str, Any]] = []
        self.prepared = 0
        self.writes: list[bool] = []
        self.assistant = FakeAssistant()
        monkeypatch.setattr(assistant.assistant, "open_assistant", self._open)
        monkeypatch.setattr(plain_process, "prepare_plain", self._prepare)
        monkeypatch.setattr(plain_process, "plain_process", self._process)
        for group, (module, name) in MEASURES.items():
            monkeypatch.setattr(module, name, self._measuring(group))

    def _open(self, _settings: object, **options: Any) -> FakeAssistant:
        self.opened_with.append(options)
        return self.assistant

    def _prepare(self, _settings: object, folder: Path) -> None:
        assert folder.is_dir()
        self.prepared += 1

    @contextmanager
    def _process(self, _plain: object, *, writes: bool) -> Iterator[FakeProcess]:
        self.writes.append(writes)
        yield FakeProcess()

    def _measuring(self, group: Group) -> Callable[..., Measurement]:
        def measure(*_given: Any) -> Measurement:
            self.order.append(f"{group.value}{' closed' if self.assistant.closed else ''}")
            return Measurement(notes=(group.value,))

        return measure


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(frozenset(Group), Settings(data_dir=tmp_path), QUESTIONS, tmp_path, Runs())


def test_processes_come_after_the_assistant_is_closed(world: World, bench: Bench) -> None:
    parts = measured(bench, silent)
    assert world.order == [
        "first-quote", "prose", "readers closed", "cold-ask closed", "serve closed", "help closed",
        "index closed", "retrieval closed",
    ]  # fmt: skip
    assert [part.group.value for part in parts] == [part.measurement.notes[0] for part in parts]
    assert {part.group for part in parts} == set(Group)
    assert (world.prepared, world.writes) == (1, [True])


@pytest.mark.parametrize("group", Group)
def test_one_group_alone_opens_only_what_it_needs(group: Group, world: World, bench: Bench) -> None:
    (part,) = measured(replace(bench, groups=frozenset({group})), silent)
    assert part.group is group
    assert world.prepared == (group in COMPARED)
    in_process = {Group.FIRST_QUOTE: [True], Group.PROSE: [False]}
    assert [options["quotes_only"] for options in world.opened_with] == in_process.get(group, [])
    assert world.writes == [not quotes_only for quotes_only in in_process.get(group, [])]


@pytest.mark.parametrize(
    ("only", "quick", "largest"),
    [
        (frozenset[Group](), False, False),
        (frozenset({Group.RETRIEVAL}), False, True),
        (frozenset({Group.RETRIEVAL, Group.HELP}), False, True),
        (frozenset({Group.RETRIEVAL}), True, False),
        (frozenset({Group.HELP}), False, False),
    ],
)
def test_the_largest_size_is_searched_only_when_asked_for(
    only: frozenset[Group], quick: bool, largest: bool
) -> None:
    runs = runs_for(only, quick=quick)
    assert (LARGEST in runs.sizes) is largest
    assert (runs == QUICK) is quick
