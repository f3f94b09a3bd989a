import json
import re
import tomllib
from contextlib import closing
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.conversations import SqliteConversations
from assistant.owner import LOCAL_OWNER
from corpus.library import shipped_articles_dir
from tests.ui.export.conversations import fever_answer

NAME = "footnote-how-long-does-winter-fever-last"


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare the command as the project file does; an older installation does not know it."""
    room = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    name, group = "export", "footnote.commands"
    point = EntryPoint(name, room["project"]["entry-points"][group][name], group)
    monkeypatch.setattr("assistant.commands.command.declared", lambda: {name: point})


@pytest.fixture
def stored(tmp_path: Path) -> str:
    with closing(SqliteConversations(tmp_path / "conversations.sqlite3")) as kept:
        id_ = kept.create(LOCAL_OWNER)
        answer = fever_answer(0, 1)
        kept.append(LOCAL_OWNER, id_, "user", answer.question)
        kept.append(LOCAL_OWNER, id_, "assistant", answer.answer, answer)
    return id_


def run(tmp_path: Path, *arguments: str) -> tuple[int, str, str]:
    place = ["--data-dir", str(tmp_path), "--corpus", str(shipped_articles_dir())]
    result = CliRunner().invoke(app, ["export", *arguments, *place])
    return result.exit_code, result.stdout_bytes.decode(), result.stderr


@pytest.mark.parametrize(
    ("format", "start"),
    [("markdown", "# How"), ("html", "<!doctype"), ("json", "{"), ("ris", "TY  - "), ("bibtex", "@misc{")],
)
def test_each_format_is_printed(tmp_path: Path, stored: str, format: str, start: str) -> None:
    code, out, err = run(tmp_path, "--format", format)
    assert (code, err) == (0, "")
    assert out.startswith(start)


def test_the_latest_or_the_named_one_as_markdown(tmp_path: Path, stored: str) -> None:
    assert run(tmp_path, stored) == run(tmp_path)
    assert "Winter fever lasts 3 to 5 days." in run(tmp_path)[1]


def test_a_file_or_a_folder_is_written(tmp_path: Path, stored: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    code, out, err = run(tmp_path, "--format", "json", "--output", str(folder))
    assert (code, out) == (0, "")
    assert f"{NAME}.json" in err
    assert json.loads((folder / f"{NAME}.json").read_text("utf-8"))["id"] == stored
    assert run(tmp_path, "--output", str(tmp_path / "a.md"))[0] == 0
    assert (tmp_path / "a.md").read_bytes() == run(tmp_path)[1].encode()


@pytest.mark.parametrize(
    ("arguments", "cause", "remedy"),
    [
        (["nothing"], "There is no conversation 'nothing'.", "name none for the latest"),
        (["--output", "{}/none/a.md"], "cannot be written: No such file or directory.", "--output"),
    ],
)
def test_bad_input_gets_cause_and_remedy(
    tmp_path: Path, stored: str, arguments: list[str], cause: str, remedy: str
) -> None:
    code, out, err = run(tmp_path, *(argument.format(tmp_path) for argument in arguments))
    assert (code, out) == (2, "")
    assert re.search(re.escape(cause), err)
    assert remedy in err


def test_where_nothing_was_stored_nothing_is_made(tmp_path: Path) -> None:
    code, _, err = run(tmp_path)
    assert code == 2
    assert "No conversation is stored in" in err
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_a_shared_page_has_conversations_of_his_own(tmp_path: Path, stored: str) -> None:
    code, _, err = run(tmp_path, "--owner", "ann")
    assert code == 2
    assert "There is no conversation yet." in err
