import pytest
from typer.testing import CliRunner

from assistant.cli import app

COMMANDS = ("run", "resume", "compare", "bless", "report", "public", "from-feedback")


def test_help_lists_every_command() -> None:
    shown = CliRunner().invoke(app, ["eval", "--help"])
    assert shown.exit_code == 0
    assert all(f" {name} " in shown.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    shown = CliRunner().invoke(app, ["eval", name, "--help"])
    assert shown.exit_code == 0
    assert "Usage" in shown.stdout


@pytest.mark.parametrize("arguments", [[], ["nothing"]])
def test_no_command_or_an_unknown_one_is_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["eval", *arguments]).exit_code == 2
