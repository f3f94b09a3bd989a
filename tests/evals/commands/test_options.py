from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from tests.evals.commands.conftest import Desk
from tests.evals.small import DRUG, IDS


@pytest.mark.parametrize("command", ["run", "resume", "compare", "bless", "report"])
def test_every_command_takes_golden_corpus_and_data_dir(command: str) -> None:
    shown = CliRunner().invoke(app, ["eval", command, "--help"], env={"COLUMNS": "200"})
    assert all(option in shown.stdout for option in ("--golden", "--corpus", "--data-dir"))


@pytest.mark.parametrize("command", ["run", "resume"])
@pytest.mark.parametrize(
    "arguments",
    [("--jobs", "0"), ("--jobs", "two"), ("--timeout", "0"), ("--timeout", "-1"), ("--timeout", "long")],
)
def test_jobs_and_seconds_that_make_no_sense_are_wrong_usage(
    command: str, arguments: tuple[str, ...], desk: Desk
) -> None:
    result = desk.eval(command, *arguments)
    assert result.exit_code == 2
    assert arguments[0] in result.stderr
    assert desk.opened == []


@pytest.mark.parametrize(
    "arguments", [("run",), ("resume",), ("bless", "latest"), ("report",), ("compare", "a", "b")]
)
def test_a_folder_without_golden_cases_is_told_by_every_command(
    arguments: tuple[str, ...], desk: Desk, tmp_path: Path
) -> None:
    desk.golden = tmp_path / "none"
    cause, _ = desk.fails(*arguments)
    assert cause == f"There is no golden file in {tmp_path / 'none'}."


def test_other_golden_cases_can_be_asked(desk: Desk) -> None:
    for name in ("single-fact.yaml", "follow-up.yaml"):
        (desk.golden / name).unlink()
    shown = desk.json("run")
    assert list(shown["cases"]) == [IDS[3]]
    assert desk.assistant.questions == [DRUG]
