import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import load_articles
from evals.bench.public_texts import distinct_passages, documents, folder_of, questions, write_article
from evals.errors import EvalsError
from evals.public.retrieval import Document


def a_document(number: int, text: str = "One thing. Another thing.") -> Document:
    return Document.model_validate({"_id": f"Set_{number}", "title": f"Disease {number}", "text": text})


def _write(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_the_set_lies_in_its_folder(tmp_path: Path) -> None:
    _write(folder_of(tmp_path), "corpus.jsonl", [{"_id": "a", "title": "T", "text": "x"}])
    assert [document.title for document in documents(folder_of(tmp_path))] == ["T"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError):
        documents(folder_of(tmp_path))


@pytest.mark.parametrize(("count", "expected"), [(2, ("q0", "q5")), (10, None), (50, None)])
def test_questions_are_spread_over_the_set(
    count: int, expected: tuple[str, ...] | None, tmp_path: Path
) -> None:
    every = tuple(f"q{number}" for number in range(10))
    rows = [{"_id": text, "text": text} for text in every]
    _write(folder_of(tmp_path), "queries.jsonl", rows)
    assert questions(folder_of(tmp_path), count) == (expected or every)


@pytest.mark.parametrize(
    "text", ["One thing. Another thing.", "- a: b\n- c [1]\n\n# d\n> e", "`x` * y *\t z"]
)
def test_a_made_article_can_be_read(text: str, tmp_path: Path) -> None:
    write_article(a_document(1, text), tmp_path, "This was added.")
    (article,) = load_articles([tmp_path])
    assert article.title == "Disease 1"
    assert "This was added." in [statement.quote for statement in article.statements]


@given(st.integers(1, 12))
def test_as_many_different_passages_as_asked_for_where_there_are_so_many(count: int) -> None:
    texts = [a_document(number) for number in range(3)]
    found = distinct_passages([*texts, texts[0]], count)
    assert len(found) == len({passage.text for passage in found}) == min(count, 6)
