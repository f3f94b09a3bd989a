import pytest

from evals.run import Composer, open_run
from tests.evals.commands.conftest import Desk
from tests.evals.small import CAUSES, DRUG, IDS, LONG, MRI, RECEIPT, RIGHT


@pytest.fixture
def interrupted(desk: Desk) -> str:
    """Return the id of a run that was interrupted at its second case."""
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    assert desk.eval("run").exit_code == 130
    desk.assistant.replies[CAUSES] = RIGHT[CAUSES]
    desk.assistant.asked.clear()
    desk.opened.clear()
    return desk.runs[0].name


@pytest.mark.parametrize("named", [True, False])
def test_only_what_is_left_is_asked(named: bool, desk: Desk, interrupted: str) -> None:
    result = desk.eval("resume", *([interrupted] if named else []))
    assert result.exit_code == 0
    assert "failed (0): -" in result.stdout
    assert desk.assistant.questions == [CAUSES, LONG, DRUG]
    assert {outcome.case for outcome in open_run(desk.runs[0].parent, interrupted).outcomes} == set(IDS)
    assert [folder.name for folder in desk.runs] == [interrupted]


def test_a_resumed_run_comes_to_what_a_whole_one_does(desk: Desk, interrupted: str) -> None:
    resumed = desk.json("resume")
    whole = desk.json("run")
    assert resumed["cases"] == whole["cases"]
    assert resumed["headlines"] == whole["headlines"]


def test_a_finished_run_is_shown_again_and_nothing_is_asked(desk: Desk, interrupted: str) -> None:
    first = desk.eval("resume").stdout
    desk.assistant.asked.clear()
    assert desk.eval("resume").stdout == first
    assert desk.assistant.asked == []


def test_a_run_that_ran_the_language_model_goes_on_with_it(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    desk.eval("run", "--composer", "prose", "--live")
    desk.assistant.replies[CAUSES] = RIGHT[CAUSES]
    assert desk.eval("resume").exit_code == 0
    assert desk.opened == [
        ("live", Composer.PROSE, {}),
        ("live", Composer.PROSE, {"key": "What was written."}),
    ]


def test_a_worse_run_closes_the_gate(desk: Desk, interrupted: str) -> None:
    desk.assistant.replies[CAUSES] = RuntimeError("broken")
    assert desk.eval("resume").exit_code == 1


def test_a_second_interruption_is_told_too(desk: Desk, interrupted: str) -> None:
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    result = desk.eval("resume")
    assert result.exit_code == 130
    assert f"`assistant eval resume {interrupted}`" in result.stderr


def test_another_system_does_not_go_on_with_it(desk: Desk, interrupted: str) -> None:
    desk.assistant.receipt = RECEIPT.model_copy(update={"prompts": {"prose": "changed"}})
    cause, remedy = desk.fails("resume", interrupted)
    assert "other cases, articles, models or prompts" in cause
    assert "`assistant eval run`" in remedy
    assert desk.assistant.asked == []


def test_other_cases_do_not_go_on_with_it(desk: Desk, interrupted: str) -> None:
    path = desk.golden / "follow-up.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(MRI, "And what is seen in MRI?"), encoding="utf-8"
    )
    assert "other cases" in desk.fails("resume", interrupted)[0]


def test_a_run_that_there_is_not_is_told(desk: Desk, interrupted: str) -> None:
    cause, remedy = desk.fails("resume", "nothing")
    assert "There is no run nothing" in cause
    assert interrupted in remedy
    assert desk.opened == []
