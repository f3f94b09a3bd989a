import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.conversations import open_conversations
from assistant.feedback import Opinion, Reason
from assistant.settings import Settings
from tests.assistant.fakes import an_answer


def run(folder: Path, *options: str) -> Result:
    given = ["feedback", "--data-dir", str(folder), *options]
    return CliRunner().invoke(app, given, catch_exceptions=False)


def give(folder: Path, opinion: Opinion, owner: str = "local") -> None:
    store = open_conversations(Settings(data_dir=folder))
    id_ = store.create(owner)
    store.append(owner, id_, "user", "How long?")
    message = store.append(owner, id_, "assistant", "x", an_answer())
    store.feedback.give(owner, id_, message.id, opinion)
    store.close()


WRONG = Opinion(
    good=False, reasons=(Reason.UNSAFE, Reason.WRONG_SOURCE), remark="[red]one[/red]\nanother line"
)


def test_nothing_marked_is_said(tmp_path: Path) -> None:
    assert run(tmp_path).stdout == "No answer has been marked yet.\n"
    assert json.loads(run(tmp_path, "--json").stdout) == {"feedback": []}


def test_a_table_shows_what_was_marked_and_why(tmp_path: Path) -> None:
    give(tmp_path, WRONG)
    give(tmp_path, Opinion(good=True), owner="ann")
    shown = run(tmp_path)
    assert shown.exit_code == 0
    for text in ("wrong source, unsafe", "How long?", "[red]one[/red]", "another line"):
        assert text in shown.stdout
    assert "good" not in shown.stdout
    assert "good" in run(tmp_path, "--owner", "ann").stdout


def test_json_holds_opinion_conversation_answer_and_receipt(tmp_path: Path) -> None:
    give(tmp_path, WRONG)
    (given,) = json.loads(run(tmp_path, "--json").stdout)["feedback"]
    assert (given["good"], given["reasons"]) == (False, ["wrong_source", "unsafe"])
    assert (given["id"], given["question"], given["history"]) == (1, "How long?", [])
    assert given["answer"] == an_answer().model_dump(mode="json")
    assert given["answer"]["receipt"]["generation"] == "g"


def test_it_is_withdrawn_by_its_number(tmp_path: Path) -> None:
    give(tmp_path, WRONG)
    assert run(tmp_path, "--withdraw", "1").stdout == "Feedback 1 is withdrawn.\n"
    assert json.loads(run(tmp_path, "--json").stdout) == {"feedback": []}


@pytest.mark.parametrize("options", [("--withdraw", "9"), ("--withdraw", "1", "--owner", "ann")])
def test_a_number_that_there_is_not_is_told(tmp_path: Path, options: tuple[str, ...]) -> None:
    give(tmp_path, WRONG)
    failed = run(tmp_path, *options)
    assert failed.exit_code == 2
    assert failed.stderr.splitlines() == [
        f"There is no feedback {options[1]}.",
        "See what there is with `assistant feedback`.",
    ]
    assert len(json.loads(run(tmp_path, "--json").stdout)["feedback"]) == 1
