from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.history import Turn
from assistant.language_model import LanguageModel
from assistant.settings import Settings
from index.builder import build
from tests.assistant.sourced_articles import frozen_shoulder
from tests.index.fakes import HashEmbedder, OverlapReranker


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """Open an assistant whose language model fails the test when it is asked."""

    def never() -> Iterator[AIMessage]:
        raise AssertionError("the language model was asked")
        yield AIMessage(content="")

    model = LanguageModel(
        chat=GenericFakeChatModel(messages=never()), name="never", sha256="0" * 64, release=lambda: None
    )
    with build([frozen_shoulder()], HashEmbedder(), tmp_path / "index") as generation:
        yield Assistant(
            Settings(data_dir=tmp_path), generation, model, frozenset({"bread"}), OverlapReranker()
        )


def of_each_statement(answer: Answer) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(statement.text, statement.support, statement.citations) for statement in answer.statements]


def test_an_answer_on_the_sources_is_made_without_the_language_model(assistant: Assistant) -> None:
    answer = assistant.ask("How many references does the article cite?")
    sentence = "This article lists 5 references: 2 guidelines and 3 research papers."
    assert answer.status == "answered"
    assert of_each_statement(answer) == [(sentence, "quoted", (1,))]
    assert [citation.quote for citation in answer.citations] == [sentence]
    assert answer.answer == f"{sentence} [1]"


def test_entries_are_cited_in_the_order_of_the_sentences(assistant: Assistant) -> None:
    answer = assistant.ask("Which of the references are guidelines?")
    assert [statement.citations for statement in answer.statements] == [(1,), (2,)]
    assert [citation.references[0].marker for citation in answer.citations] == [1, 2]
    assert all(citation.references[0].kind == "guideline" for citation in answer.citations)


def test_the_receipt_seals_what_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("Which of the references are guidelines?")
    assert [quote.n for quote in answer.receipt.quotes] == [citation.n for citation in answer.citations]
    assert list(answer.receipt.articles) == [answer.citations[0].article_id]


def test_a_passage_cited_twice_is_one_citation(assistant: Assistant) -> None:
    answer = assistant.ask("What does reference 6 say?")
    numbers = {number for statement in answer.statements for number in statement.citations}
    assert numbers == {citation.n for citation in answer.citations}
    assert len({citation.quote for citation in answer.citations}) == len(answer.citations)


def test_the_review_status_and_a_dangling_marker_are_told_beside_it(assistant: Assistant) -> None:
    kinds = {notice.kind for notice in assistant.ask("What does reference 6 say?").notices}
    assert kinds >= {"review_status", "dangling_marker", "educational_use"}


def test_what_no_metadata_hold_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Who are the authors of reference 3?")
    assert answer.status == "not_in_sources"
    assert not answer.citations


def test_what_is_told_in_part_is_partly_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Who wrote this article?")
    assert answer.status == "partly_answered"
    assert "Harbour Clinic Press" in answer.answer


def test_a_follow_up_on_the_source_of_an_answer_leads_to_its_reference(assistant: Assistant) -> None:
    before = "How long does stiffness of the shoulder last?"
    history = [
        Turn(role="user", content=before),
        Turn(role="assistant", content="Stiffness of the shoulder lasts 12-42 months. [1]"),
    ]
    answer = assistant.ask("Which reference says so?", history)
    assert "cites its reference 3 for this" in answer.answer
    assert "Natural history of the stiff shoulder" in answer.answer
