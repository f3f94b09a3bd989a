import json

import pytest

from tests.evals.answers import quoting
from tests.evals.commands.conftest import Desk
from tests.evals.small import IDS, LONG, RIGHT


@pytest.fixture
def runs(desk: Desk) -> tuple[str, str]:
    """Return the ids of a run in which all is right, and of one in which one case is wrong."""
    desk.eval("run")
    desk.assistant.replies[LONG] = quoting("mri")
    desk.eval("run")
    desk.assistant.replies[LONG] = RIGHT[LONG]
    first, second = (folder.name for folder in desk.runs)
    return first, second


def test_what_broke_is_told_from_the_first_to_the_second(desk: Desk, runs: tuple[str, str]) -> None:
    result = desk.eval("compare", *runs)
    assert result.exit_code == 0
    assert "4 cases in both" in result.stdout
    assert f"broke (1): {IDS[2]}\nmended (0): -\n" in result.stdout
    assert f"broke (0): -\nmended (1): {IDS[2]}\n" in desk.eval("compare", *runs[::-1]).stdout


def test_a_run_does_not_differ_from_itself(desk: Desk, runs: tuple[str, str]) -> None:
    result = desk.eval("compare", runs[0], str(desk.runs[0]))
    assert "broke (0): -\nmended (0): -\n" in result.stdout


def test_json_holds_the_comparison(desk: Desk, runs: tuple[str, str]) -> None:
    result = desk.eval("compare", *runs, "--json")
    # Strict: what is no number would be read by Python alone.
    shown = json.loads(result.stdout, parse_constant=pytest.fail)
    assert shown["correctness"]["broken"] == [IDS[2]]
    assert shown["shared"] == 4
    assert shown["differences"]["fact-recall"]["mean"] < 0


def test_the_baseline_is_a_side(desk: Desk, runs: tuple[str, str]) -> None:
    desk.eval("bless", runs[0])
    assert f"broke (1): {IDS[2]}" in desk.eval("compare", "baseline-quotes", "latest").stdout


def test_no_baseline_is_told(desk: Desk, runs: tuple[str, str]) -> None:
    cause, remedy = desk.fails("compare", "baseline-quotes", "latest")
    assert cause == "There is no baseline of the composer quotes."
    assert "assistant eval bless" in remedy


@pytest.mark.parametrize("sides", [("nothing", "latest"), ("latest", "nothing")])
def test_a_run_that_there_is_not_is_told(sides: tuple[str, str], desk: Desk, runs: tuple[str, str]) -> None:
    cause, remedy = desk.fails("compare", *sides)
    assert "There is no run nothing" in cause
    assert all(name in remedy for name in runs)


def test_a_worse_run_gives_another_exit_code(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.eval("run", "--repeat", "1")
    desk.assistant.replies = dict.fromkeys(RIGHT, quoting("not-infection"))
    desk.eval("run")
    first, second = (folder.name for folder in desk.runs)
    # Four cases are too few for more than chance at the usual level.
    assert desk.eval("compare", first, second).exit_code == 0
    monkeypatch.setattr("evals.comparison.SURE", 0.2)
    assert desk.eval("compare", first, second).exit_code == 1
    assert desk.eval("compare", second, first).exit_code == 0
