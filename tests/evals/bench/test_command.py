import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import assistant.assistant
from assistant.cli import app
from evals.bench import figures as bench_figures
from evals.bench.figure import Figure, Limit
from evals.bench.group import Group
from tests.assistant.fakes import FakeAssistant

NAMES = {
    Group.FIRST_QUOTE: "quote_figures",
    Group.PROSE: "prose_figures",
    Group.COLD_ASK: "cold_ask_figures",
    Group.HELP: "help_figures",
    Group.SERVE: "serve_figures",
}


class Bench:
    """Measure nothing: each group gives one figure named after it. Remember in which order, and how."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self.given: list[Any] = []
        self.opened_with: list[dict[str, Any]] = []
        self.assistant = FakeAssistant()
        self.seconds = 1.0
        monkeypatch.setattr(assistant.assistant, "open_assistant", self._open)
        for group, name in NAMES.items():
            monkeypatch.setattr(bench_figures, name, self._measuring(group))

    def _open(self, _settings: object, **options: Any) -> FakeAssistant:
        self.opened_with.append(options)
        return self.assistant

    def _measuring(self, group: Group) -> Callable[..., tuple[Figure, ...]]:
        def measure(*given: Any) -> tuple[Figure, ...]:
            self.order.append(f"{group.value}{' closed' if self.assistant.closed else ''}")
            self.given += given
            return (Figure(group.value, "nothing", "s", (self.seconds,), Limit(2.0, "p95")),)

        return measure


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


def _bench(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["bench", *arguments], catch_exceptions=False)


def test_everything_is_measured_and_processes_come_after_the_assistant_is_closed(fake: Bench) -> None:
    result = _bench()
    assert result.exit_code == 0
    assert fake.order == ["first-quote", "prose", "cold-ask closed", "help closed", "serve closed"]
    assert all(f"\n{group} " in result.stdout for group in Group)


@pytest.mark.parametrize("group", Group)
def test_one_group_can_be_measured_alone(group: Group, fake: Bench) -> None:
    result = _bench("--only", group.value, "--json")
    assert [figure["name"] for figure in json.loads(result.stdout)["figures"]] == [group.value]


def test_several_groups_can_be_named(fake: Bench) -> None:
    _bench("--only", "help", "--only", "first-quote")
    assert fake.order == ["first-quote", "help closed"]


def test_the_language_model_is_started_for_prose_alone(fake: Bench) -> None:
    _bench("--only", "first-quote")
    _bench("--only", "prose")
    assert [options["quotes_only"] for options in fake.opened_with] == [True, False]


def test_an_unknown_group_is_wrong_usage(fake: Bench) -> None:
    assert _bench("--only", "everything").exit_code == 2


def test_quick_takes_fewer_runs(fake: Bench) -> None:
    _bench("--quick", "--only", "help")
    assert bench_figures.QUICK in fake.given
    assert bench_figures.QUICK.helps < bench_figures.Runs().helps


@pytest.mark.parametrize(
    ("seconds", "strict", "code"), [(1.0, False, 0), (9.0, False, 0), (1.0, True, 0), (9.0, True, 1)]
)
def test_a_broken_limit_counts_only_when_asked_for(
    seconds: float, strict: bool, code: int, fake: Bench
) -> None:
    fake.seconds = seconds
    result = _bench("--only", "help", *(["--strict"] if strict else []))
    assert result.exit_code == code
    assert ("NO" in result.stdout) is (seconds > 2)


def test_json_holds_the_machine_and_all_samples(fake: Bench) -> None:
    shown = json.loads(_bench("--json").stdout)
    assert shown["machine"]["processors"] >= 1
    assert [figure["samples"] for figure in shown["figures"]] == [[1.0]] * len(Group)


def test_a_missing_index_is_told_in_two_sentences(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "assistant", "bench", "--only", "first-quote", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 2
    assert "assistant index" in finished.stderr
    assert "Traceback" not in finished.stderr
