import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant.commands.command import FootnoteCommand
from evals.public.command import public
from evals.public.table import BEGIN, COMMAND, END
from tests.evals.public.folders import write_pages, write_statements


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    folder = tmp_path / "sets"
    write_pages(folder / "pages")
    write_statements(folder / "statements")
    return folder


def _public(*arguments: str) -> Result:
    app = typer.Typer()
    app.command("public", cls=FootnoteCommand)(public)
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def test_what_is_there_is_measured_and_what_is_not_is_said(sets: Path) -> None:
    result = _public("--data", str(sets))
    assert result.exit_code == 0
    assert "| pages |" in result.stdout
    assert "| statements |" in result.stdout
    assert "Skipped: `retrieval`" in result.stdout


def test_json_holds_measures_and_omissions(sets: Path) -> None:
    result = _public("--data", str(sets), "--only", "pages", "--only", "follow_ups", "--json")
    results = json.loads(result.stdout)["results"]
    assert results[0] == {"set": "follow_ups", "why": "its folder is not there"}
    assert {one["set"] for one in results[1:]} == {"pages"}


def test_the_table_is_written_into_a_document(sets: Path, tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(f"Kept.\n{BEGIN}\n{END}\n", encoding="utf-8")
    result = _public("--data", str(sets), "--write", str(document))
    assert result.exit_code == 0
    text = document.read_text(encoding="utf-8")
    assert text.startswith("Kept.\n")
    assert result.stdout in text
    assert COMMAND in text.removeprefix("Kept.")


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--only", "pages"], "leaves some out"), ([], "does not say where the table goes")],
)
def test_what_cannot_be_written_is_told_before_anything_is_measured(
    sets: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    document = tmp_path / "page.md"
    document.write_text("No marks.\n", encoding="utf-8")
    result = _public("--data", str(sets), "--write", str(document), *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "reading pages" not in result.stderr


def test_an_unknown_set_is_wrong_usage() -> None:
    assert _public("--only", "everything").exit_code == 2
