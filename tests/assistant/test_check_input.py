import json
from pathlib import Path

import pytest

from assistant.check_input import parse_old_answer, read_old_answer
from assistant.errors import AssistantError
from assistant.receipt import sealed_quote
from tests.assistant.fakes import CITATION, an_answer

ANSWER = an_answer()


def test_an_answer_is_read_as_it_was_printed() -> None:
    old = parse_old_answer(ANSWER.model_dump_json().encode(), "answer.json")
    assert not old.bare
    assert old.question == ANSWER.question
    assert [quote.text for quote in old.quotes] == [CITATION.quote]
    assert old.quotes[0].references == CITATION.references
    assert old.receipt == ANSWER.receipt


def test_a_bare_receipt_is_read_without_words() -> None:
    receipt = ANSWER.receipt.model_copy(update={"quotes": (sealed_quote(CITATION),)})
    old = parse_old_answer(receipt.model_dump_json().encode(), "receipt.json")
    assert old.bare
    assert [(quote.sealed, quote.text) for quote in old.quotes] == [(sealed_quote(CITATION), None)]


def test_fields_that_only_a_later_version_knows_are_left_out() -> None:
    printed = ANSWER.model_dump(mode="json")
    printed["mood"] = "good"
    printed["citations"][0]["colour"] = "blue"
    printed["receipt"]["weather"] = "fine"
    assert parse_old_answer(json.dumps(printed).encode(), "answer.json").receipt == ANSWER.receipt


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "JSON"),
        (b"not json", "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "not an object"),
        (b"3", "not an object"),
        (b'{"question": "\\ud800", "citations": [], "receipt": {}}', "JSON"),
        (b"{}", "neither an answer nor a receipt"),
        (b'{"error": {"cause": "c", "remedy": "r"}}', "neither an answer nor a receipt"),
        (b'{"receipt": {}}', "question"),
        (b'{"question": "q", "citations": [], "receipt": {"corpus": "c"}}', "generation"),
        (b'{"question": "q", "citations": [{"n": 1}], "receipt": {}}', "article_id"),
        (b'{"question": "q", "citations": 5, "receipt": {}}', "citations"),
        (b'{"corpus": "c", "generation": 5}', "generation"),
    ],
)
def test_what_is_no_answer_is_told_with_a_remedy(raw: bytes, told: str) -> None:
    with pytest.raises(AssistantError) as caught:
        parse_old_answer(raw, "old.json")
    assert told in caught.value.cause
    assert "old.json" in caught.value.cause
    assert "ask QUESTION --json" in caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="cannot be read"):
        read_old_answer(tmp_path / "none.json")
