import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import assistant.assistant
from assistant import __main__ as entry
from assistant.answer import Answer, Audience
from assistant.cli import app, main
from assistant.errors import AssistantError
from assistant.history import History, Turn
from index.errors import IndexProblem
from tests.assistant.fakes import FakeAssistant, an_answer, write_articles

HEAVY = ("torch", "gradio", "chromadb", "langchain", "langchain_core", "sentence_transformers", "xllamacpp")
OWN = ("ask", "chat", "index", "models", "article", "audit", "check", "doctor", "feedback")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    return _installed(monkeypatch, FakeAssistant())


def _installed(monkeypatch: pytest.MonkeyPatch, fake: FakeAssistant) -> FakeAssistant:
    def open_assistant(_settings: object, **_options: object) -> FakeAssistant:
        return fake

    monkeypatch.setattr(assistant.assistant, "open_assistant", open_assistant)
    return fake


def _run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed, catch_exceptions=False)


def _process(*arguments: str, typed: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("code", ["import assistant", "from assistant.cli import main; main()"])
def test_nothing_heavy_is_imported_at_start(code: str) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['assistant', '--help']\n"
        f"try:\n    exec({code!r})\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_help_lists_every_command() -> None:
    shown = _run("--help")
    assert shown.exit_code == 0
    assert all(f" {name} " in shown.stdout for name in (*OWN, "serve", "bench"))


@pytest.mark.parametrize("name", OWN)
def test_every_command_has_the_common_options(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert all(option in shown.stdout for option in ("--json", "--corpus", "--data-dir"))


def test_no_command_shows_help_and_is_wrong_usage() -> None:
    assert _run().exit_code == 2


def test_ask_prints_the_answer_on_stdout_and_steps_on_stderr(fake: FakeAssistant) -> None:
    done = _run("ask", "How  long?")
    assert done.exit_code == 0
    assert done.stdout.startswith("Pain lasts 3-18 months [1].\n\nSources\n")
    assert "found 1 passage\n" in done.stderr
    assert fake.asked == [("How long?", [], Audience.UNSAID, False)]
    assert fake.closed


def test_ask_hands_everything_over(fake: FakeAssistant, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text('[{"role": "user", "content": "What is it?"}]')
    done = _run(
        "ask", "And now?", "--history", str(history), "--quotes-only", "--audience", "nurse", "--json"
    )
    assert Answer.model_validate_json(done.stdout) == an_answer(question="And now?")
    assert fake.asked == [("And now?", [Turn(role="user", content="What is it?")], Audience.NURSE, True)]


def test_a_refusal_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = an_answer(status="not_in_sources", answer="Not there.", citations=())
    _installed(monkeypatch, FakeAssistant(lambda _question, _history: refusal))
    assert _run("ask", "Why?").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "Why?", "--batch", "file"],
        ["ask", "--batch", "file", "--history", "file"],
        ["ask", "Why?", "--audience", "cook"],
        ["ask", "Why?", "--unknown"],
        ["models", "--only", "both"],
        ["unknown"],
    ],
)
def test_wrong_usage_is_told(arguments: list[str], fake: FakeAssistant) -> None:
    done = _run(*arguments)
    assert done.exit_code == 2
    assert "Usage" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("question", ["", " \n", "???", "a" * 100_000, "\x00\x1b"])
def test_a_question_that_cannot_be_used_is_told_before_anything_is_opened(
    question: str, tmp_path: Path
) -> None:
    done = _run("ask", question, "--data-dir", str(tmp_path / "none"))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 2


def test_an_error_is_cause_and_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_question: str, _history: History) -> Answer:
        raise IndexProblem("It is \x1b[31mdamaged.", "Run `assistant index`.")

    _installed(monkeypatch, FakeAssistant(broken))
    plain = _run("ask", "Why?")
    assert plain.exit_code == 2
    assert plain.stderr.endswith("It is \ufffd[31mdamaged.\nRun `assistant index`.\n")
    as_json = _run("ask", "Why?", "--json")
    assert as_json.exit_code == 2
    assert json.loads(as_json.stdout) == {
        "error": {"cause": "It is \x1b[31mdamaged.", "remedy": "Run `assistant index`."}
    }


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_question: str, _history: History) -> Answer:
        raise ZeroDivisionError

    _installed(monkeypatch, FakeAssistant(broken))
    with pytest.raises(ZeroDivisionError):
        _run("ask", "Why?")


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_question: str, _history: History) -> Answer:
        raise KeyboardInterrupt

    fake = _installed(monkeypatch, FakeAssistant(interrupted))
    done = _run("ask", "Why?")
    assert done.exit_code == 130
    assert "Traceback" not in done.stderr
    assert fake.closed


def test_batch_prints_a_line_a_turn_and_goes_on_after_errors(fake: FakeAssistant, tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "turns": ["one", "", "two"]}\nnonsense\n{"id": "b", "turns": ["three"]}\n')
    done = _run("ask", "--batch", str(file), "--quotes-only", "--audience", "student")
    assert done.exit_code == 2
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(found["id"], found["turn"], "error" in found) for found in objects] == [
        ("a", 1, False),
        ("a", 2, True),
        ("a", 3, False),
        (None, 1, True),
        ("b", 1, False),
    ]
    assert "answering: 5 of 5" in done.stderr
    assert [(question, len(history)) for question, history, _, _ in fake.asked] == [
        ("one", 0),
        ("two", 2),
        ("three", 0),
    ]
    assert {(audience, quotes_only) for _, _, audience, quotes_only in fake.asked} == {
        (Audience.STUDENT, True)
    }


def test_a_batch_without_errors_ends_well(fake: FakeAssistant, tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "turns": ["one"]}\n')
    assert _run("ask", "--batch", str(file)).exit_code == 0


def test_chat_follows_up_starts_over_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def reply(question: str, history: History) -> Answer:
        if question == "fail":
            raise AssistantError("It failed.", "Try again.")
        return an_answer(question=question, answer=f"to {question} after {len(history)}")

    fake = _installed(monkeypatch, FakeAssistant(reply))
    done = _run("chat", typed="one\n\ntwo\nfail\n???\nthree\n/new\n/what\nfour\n/quit\nfive\n")
    assert done.exit_code == 0
    assert [(question, len(history)) for question, history, _, _ in fake.asked] == [
        ("one", 0),
        ("two", 2),
        ("fail", 4),
        ("three", 4),
        ("four", 0),
    ]
    assert "to three after 4" in done.stdout
    assert "Sources" in done.stdout
    assert "It failed.\nTry again.\n" in done.stderr
    assert fake.closed


def test_chat_shows_quotes_first_and_no_answer_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = '"Pain lasts 3-18 months." [1]'
    _installed(monkeypatch, FakeAssistant(lambda _question, _history: an_answer(answer=quoted)))
    assert _run("chat", typed="one\n").stdout.count(quoted) == 1
    _installed(monkeypatch, FakeAssistant())
    shown = _run("chat", typed="one\n").stdout
    assert shown.index(quoted) < shown.index("Pain lasts 3-18 months [1].")


def test_chat_prints_json_lines(fake: FakeAssistant) -> None:
    lines = _run("chat", "--json", typed="one\n???\ntwo\n").stdout
    assert '"error"' in lines
    assert lines.count('"standalone_question"') == 2


def test_ctrl_c_stops_an_answer_and_not_the_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    def reply(question: str, _history: History) -> Answer:
        if question == "slow":
            raise KeyboardInterrupt
        return an_answer(question=question)

    fake = _installed(monkeypatch, FakeAssistant(reply))
    done = _run("chat", typed="slow\nquick\n")
    assert done.exit_code == 0
    assert "Stopped." in done.stderr
    assert [(question, len(history)) for question, history, _, _ in fake.asked] == [("slow", 0), ("quick", 0)]


def test_article_prints_the_text_that_offsets_count_in(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus")
    plain = _run("article", "bone", "--corpus", str(corpus))
    assert plain.exit_code == 0
    told: dict[str, Any] = json.loads(_run("article", "bone", "--corpus", str(corpus), "--json").stdout)
    assert told["text"] == plain.stdout
    start = told["text"].index("Pain lasts")
    assert told["text"][start : start + 23] == "Pain lasts 3-18 months."
    assert (told["dangling_markers"], told["review"]["status"]) == ([6], "pending")


def test_an_unknown_article_is_told_with_those_there_are(tmp_path: Path) -> None:
    done = _run("article", "none", "--corpus", str(write_articles(tmp_path / "corpus")))
    assert done.exit_code == 2
    assert "Name one of these: bone" in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [
        ("FOOTNOTE_PORT", "abc", "The setting FOOTNOTE_PORT cannot be used: Input should be a valid integer"),
        ("FOOTNOTE_PORT", "70000", "The setting FOOTNOTE_PORT cannot be used"),
        ("FOOTNOTE_PROT", "1", "There is no setting FOOTNOTE_PROT."),
    ],
)
def test_a_wrong_setting_is_told_by_its_variable(
    variable: str, value: str, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    done = _run("article", "bone")
    assert done.exit_code == 2
    assert done.stderr.startswith(cause)


def test_main_is_what_the_module_runs() -> None:
    assert vars(entry)["main"] is main


def test_a_missing_index_is_told_in_a_real_process(tmp_path: Path) -> None:
    done = _process("ask", "Why?", "--quotes-only", "--data-dir", str(tmp_path / "empty"))
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"There is no index" in done.stderr
    assert b"assistant index" in done.stderr
    assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_told_in_a_real_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "article", b"\xff\xfe"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"There is no article" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus")
    with (corpus / "bone.md").open("a", encoding="utf-8") as file:
        file.writelines(f"\nSentence {number} is here to fill the pipe.\n" for number in range(5000))
    command = f"{sys.executable} -m assistant article bone --corpus {corpus} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.stdout == b"Bone\n"
    assert done.stderr == b""


def test_output_survives_a_terminal_without_unicode(fake: FakeAssistant, tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus")
    file = corpus / "bone.md"
    file.write_text(file.read_text(encoding="utf-8").replace("3-18 months", "3–18 months"), encoding="utf-8")
    plain = _process("article", "bone", "--corpus", str(corpus), PYTHONIOENCODING="ascii")
    assert (plain.returncode, b"Pain lasts 3?18 months." in plain.stdout) == (0, True)
    as_json = _process("article", "bone", "--corpus", str(corpus), "--json", PYTHONIOENCODING="ascii")
    assert "3–18 months" in json.loads(as_json.stdout)["text"]
