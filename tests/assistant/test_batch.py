import json
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.batch import Asked, Unusable, read_batch, run_batch, turns_of
from assistant.errors import AssistantError
from assistant.history import History
from tests.assistant.fakes import an_answer


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "batch.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_later_turns_follow_on_the_earlier_ones(tmp_path: Path) -> None:
    seen: list[list[tuple[str, str]]] = []

    def ask(question: str, history: History) -> Answer:
        seen.append([(turn.role, turn.content) for turn in history])
        return an_answer(question=question, answer=f"to {question}")

    lines = read_batch(
        _file(tmp_path, '{"id": "a", "turns": ["one", "two"]}\n\n{"id": 7, "turns": ["three"]}\n')
    )
    results = list(run_batch(lines, ask))
    assert [(result["id"], result["turn"], result["question"]) for result in results] == [
        ("a", 1, "one"),
        ("a", 2, "two"),
        (7, 1, "three"),
    ]
    assert seen == [[], [("user", "one"), ("assistant", "to one")], []]
    assert Answer.model_validate({k: v for k, v in results[0].items() if k not in ("id", "turn")})


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("nonsense", None),
        ("[1]", None),
        ('"text"', None),
        ("{}", None),
        ('{"id": "a"}', "a"),
        ('{"id": "a", "turns": []}', "a"),
        ('{"id": "a", "turns": "one"}', "a"),
        ('{"id": "a", "turns": [1]}', "a"),
        ('{"id": null, "turns": ["one"]}', None),
        ("[" * 100_000, None),
        (b"\xff\xfe", None),
    ],
)
def test_an_unusable_line_gives_an_error_in_its_place(
    tmp_path: Path, line: str | bytes, name: str | None
) -> None:
    raw = line.encode() if isinstance(line, str) else line
    lines = read_batch(_file(tmp_path, raw + b'\n{"id": "good", "turns": ["one"]}'))
    assert isinstance(lines[0], Unusable)
    bad, good = run_batch(lines, lambda question, _history: an_answer(question=question))
    assert (bad["id"], bad["turn"]) == (name, 1)
    assert bad["error"]["cause"].startswith("Line 1 ")
    assert "turns" in bad["error"]["remedy"]
    assert (good["id"], good["turn"], good["question"]) == ("good", 1, "one")
    json.dumps(bad)


def test_a_failed_turn_is_told_and_the_next_one_does_not_follow_on_it() -> None:
    histories: list[int] = []

    def ask(question: str, history: History) -> Answer:
        histories.append(len(history))
        if question == "bad":
            raise AssistantError("It is bad.", "Ask well.")
        return an_answer()

    first, failed, last = run_batch([Asked(id="a", turns=["one", "bad", "two"])], ask)
    assert failed == {"id": "a", "turn": 2, "error": {"cause": "It is bad.", "remedy": "Ask well."}}
    assert first["turn"] == 1
    assert last["turn"] == 3
    assert histories == [0, 2, 2]


def test_a_bug_is_not_told_as_an_error() -> None:
    def ask(_question: str, _history: History) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(run_batch([Asked(id="a", turns=["one"])], ask))


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_a_line_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(AssistantError, match="holds no line"):
        read_batch(_file(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="cannot be read"):
        read_batch(tmp_path / "none.jsonl")


def test_turns_are_counted_with_one_for_an_unusable_line() -> None:
    unusable = Unusable(None, AssistantError("a", "b"))
    assert turns_of([Asked(id="a", turns=["one", "two"]), unusable]) == 3
