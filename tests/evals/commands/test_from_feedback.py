from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.conversations import open_conversations
from assistant.feedback import Opinion, Reason
from assistant.settings import Settings
from evals.case import GoldenFile
from tests.assistant.fakes import an_answer


def run(folder: Path, *options: str) -> Result:
    given = ["eval", "from-feedback", "--data-dir", str(folder), *options]
    return CliRunner().invoke(app, given, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder in which one answer is marked as unclear, and one of another reader as good."""
    store = open_conversations(Settings(data_dir=tmp_path))
    for owner, opinion in (
        ("local", Opinion(good=False, reasons=(Reason.UNCLEAR,))),
        ("ann", Opinion(good=True)),
    ):
        id_ = store.create(owner)
        store.append(owner, id_, "user", "How long?")
        message = store.append(owner, id_, "assistant", "x", an_answer())
        store.feedback.give(owner, id_, message.id, opinion)
    store.close()
    return tmp_path


def notes(text: str) -> list[str]:
    return [case.note for case in GoldenFile.model_validate(yaml.safe_load(text)).cases]


@pytest.mark.parametrize(("options", "word"), [((), "unclear"), (("--owner", "ann"), "good")])
def test_drafts_are_printed(folder: Path, options: tuple[str, ...], word: str) -> None:
    result = run(folder, *options)
    assert result.exit_code == 0
    assert notes(result.stdout) == [f"to be completed; a reader marked the answer as {word}"]


def test_drafts_are_written_into_a_new_file(folder: Path) -> None:
    file = folder / "drafts" / "new.yaml"
    assert run(folder, "--output", str(file)).stdout == f"{file}: 1 draft to complete.\n"
    assert len(notes(file.read_text(encoding="utf-8"))) == 1


def test_a_file_that_is_there_is_left_alone(folder: Path) -> None:
    file = folder / "completed.yaml"
    file.write_text("mine", encoding="utf-8")
    failed = run(folder, "--output", str(file))
    assert failed.exit_code == 2
    cause, remedy = failed.stderr.splitlines()
    assert "is there already" in cause
    assert remedy == "Name a new file."
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    failed = run(folder, "--output", str(folder / "file" / "drafts.yaml"))
    assert failed.exit_code == 2
    assert "cannot be written" in failed.stderr


def test_no_feedback_is_told_with_a_remedy(tmp_path: Path) -> None:
    failed = run(tmp_path)
    assert failed.exit_code == 2
    assert failed.stderr.splitlines() == [
        "No answer has been marked yet.",
        "Mark one on the page of `assistant serve` first.",
    ]
