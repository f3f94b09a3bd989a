import json
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from corpus.library import shipped_articles_dir
from index.generation import root_for
from index.manifest import FORMAT, Manifest, Pointer
from index.model_files import LANGUAGE_MODEL
from tests.ui.about.told import measured_receipt

NAME, GROUP = "about", "footnote.commands"


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare the command as the project file does; an older installation does not know it."""
    room = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    point = EntryPoint(NAME, room["project"]["entry-points"][GROUP][NAME], GROUP)
    monkeypatch.setattr("assistant.commands.command.declared", lambda: {NAME: point})


@pytest.fixture
def indexed(tmp_path: Path) -> Path:
    """Give a data folder with the pointer and the manifest of the index that was measured."""
    made_with = measured_receipt()
    root = root_for(tmp_path, [shipped_articles_dir()])
    manifest = Manifest(
        format=FORMAT,
        id=made_with.generation,
        corpus=made_with.corpus,
        embedding=made_with.embedding_model,
        articles={},
        passages=0,
        files={},
    )
    (root / manifest.id).mkdir(parents=True)
    manifest.write(root / manifest.id)
    Pointer(current=manifest.id, manifest="").write(root)
    return tmp_path


def run(data_dir: Path, *arguments: str) -> Result:
    place = ["--data-dir", str(data_dir), "--corpus", str(shipped_articles_dir())]
    return CliRunner().invoke(app, [NAME, *arguments, *place])


def test_articles_figures_and_models_are_told(indexed: Path) -> None:
    text = run(indexed).stdout
    assert "What causes bone marrow edema?" in text
    assert "Right answers to all questions: quotes only " in text
    assert "; with prose " in text
    assert f"Index generation: {measured_receipt().generation}" in text


def test_json_has_the_same(indexed: Path) -> None:
    told = json.loads(run(indexed, "--json").stdout)
    assert told["articles"][0]["references"] == 5
    assert told["machinery"]["models"][-1]["sha256"] == LANGUAGE_MODEL.sha256
    assert told["accuracy"]["prose"]


def test_no_language_model_is_named_where_none_is_wanted(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_LANGUAGE_MODEL", "none")
    told = json.loads(run(indexed, "--json").stdout)
    assert not told["writes_prose"]
    assert told["machinery"]["prompts"] == []
    assert not told["accuracy"]["prose"]


def test_a_missing_index_is_told_with_its_remedy(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "There is no index" in result.stderr
    assert "assistant index" in result.stderr
