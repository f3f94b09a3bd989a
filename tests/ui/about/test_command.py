import json
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from corpus.library import shipped_articles_dir
from index.model_files import LANGUAGE_MODEL
from ui.about.wording import NOT_MEASURED

NAME, GROUP = "about", "footnote.commands"


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare the command as the project file does; an older installation does not know it."""
    room = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    point = EntryPoint(NAME, room["project"]["entry-points"][GROUP][NAME], GROUP)
    monkeypatch.setattr("assistant.commands.command.declared", lambda: {NAME: point})


def run(tmp_path: Path, *arguments: str) -> str:
    place = ["--data-dir", str(tmp_path), "--corpus", str(shipped_articles_dir())]
    result = CliRunner().invoke(app, [NAME, *arguments, *place])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_without_an_index_the_articles_are_told_and_no_figures(tmp_path: Path) -> None:
    text = run(tmp_path)
    assert "What causes bone marrow edema?" in text
    assert NOT_MEASURED in text
    assert "Index generation: none" in text


def test_json_has_the_same(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, "--json"))
    assert told["articles"][0]["references"] == 5
    assert told["machinery"]["models"][-1]["sha256"] == LANGUAGE_MODEL.sha256
    assert told["accuracy"] is None


def test_no_language_model_is_named_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_LANGUAGE_MODEL", "none")
    told = json.loads(run(tmp_path, "--json"))
    assert not told["writes_prose"]
    assert told["machinery"]["prompts"] == []
