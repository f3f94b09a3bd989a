import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ui.access.command import readers_app
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, quick: Passwords) -> None:
    monkeypatch.setattr("ui.access.password.Passwords", lambda: quick)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new.json"


def run(path: Path, *arguments: str, typed: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(readers_app, [*arguments, "--auth", str(path)], input=typed)
    return result.exit_code, result.stdout, result.stderr


def test_a_script_adds_changes_lists_and_removes(path: Path, quick: Passwords) -> None:
    assert run(path, "add", "Ann", typed=f"{PASSWORD}\n") == (0, "ann can sign in.\n", "")
    assert quick.match(ReaderFile(path).read()["ann"], PASSWORD)
    assert "ann has a new password" in run(path, "add", "ann", typed=f"{PASSWORD} 2")[1]
    assert quick.match(ReaderFile(path).read()["ann"], f"{PASSWORD} 2")
    assert run(path, "list") == (0, "ann\n", "")
    assert run(path, "remove", "ann") == (0, "ann can no longer sign in.\n", "")
    assert run(path, "list") == (0, "Nobody yet.\n", "")


def test_at_a_terminal_the_password_is_asked_for_twice_and_never_shown(
    path: Path, quick: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.access.command._at_terminal", lambda: True)
    code, out, err = run(path, "add", "ann", typed=f"{PASSWORD}\nsomething else\n{PASSWORD}\n{PASSWORD}\n")
    assert code == 0
    assert PASSWORD not in out + err
    assert quick.match(ReaderFile(path).read()["ann"], PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "typed", "cause"),
    [
        (["add", "ann"], "", "No password came"),
        (["add", "ann"], "short\n", "has 5 characters"),
        (["add", "local"], PASSWORD, "belongs to pages without sign-in"),
        (["add", "a b"], PASSWORD, "Nobody can be called"),
        (["remove", "ann"], "", "There is no file"),
        (["list"], "", "There is no file"),
    ],
)
def test_what_cannot_be_done_is_told_and_makes_no_file(
    path: Path, arguments: list[str], typed: str, cause: str
) -> None:
    code, out, err = run(path, *arguments, typed=typed)
    assert (code, out) == (2, "")
    assert cause in err
    assert not path.exists()


def test_without_a_file_the_remedy_names_the_option() -> None:
    result = CliRunner().invoke(readers_app, ["list"])
    assert result.exit_code == 2
    assert "--auth FILE" in result.stderr


def test_programs_get_json(path: Path) -> None:
    out = run(path, "add", "ann", "--json", typed=PASSWORD)[1]
    assert json.loads(out) == {"reader": "ann", "new": True}
    assert json.loads(run(path, "list", "--json")[1]) == {"readers": ["ann"]}
    assert json.loads(run(path, "remove", "bob", "--json")[1])["error"]["remedy"]
