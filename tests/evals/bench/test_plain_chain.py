from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.documents import Document
from langchain_core.embeddings import DeterministicFakeEmbedding
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.vectorstores import InMemoryVectorStore
from pydantic import Field

from assistant.history import Turn
from evals.bench.plain_chain import UNKNOWN, numbered, open_plain_store, plain_chain, plain_store, refuses

TEXTS = [f"Statement number {number}." for number in range(6)]
EMBEDDINGS = DeterministicFakeEmbedding(size=8)


class Parrot(BaseChatModel):
    """Stream the same pieces to every prompt; remember the prompts."""

    pieces: list[str]
    prompts: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "parrot"

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        message = AIMessageChunk(content="".join(self.pieces))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.prompts.append(messages)
        for piece in self.pieces:
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))


@pytest.fixture
def store() -> InMemoryVectorStore:
    return InMemoryVectorStore.from_texts(TEXTS, EMBEDDINGS)


def test_four_documents_are_read_and_the_answer_is_streamed(store: InMemoryVectorStore) -> None:
    chat = Parrot(pieces=["", "It lasts ", "3 months [1]."])
    answer = plain_chain(store, chat).answer("How long?")
    assert (answer.text, answer.status) == ("It lasts 3 months [1].", "answered")
    assert answer.times.first_quote is not None
    assert answer.times.first_token is not None
    assert answer.times.first_quote <= answer.times.first_token <= answer.times.total
    (prompt,) = chat.prompts
    assert [message.type for message in prompt] == ["system", "human"]
    asked = str(prompt[-1].content)
    assert "Question: How long?" in asked
    assert "[4] Statement" in asked
    assert "[5]" not in asked


def test_a_follow_up_comes_with_the_turns_before(store: InMemoryVectorStore) -> None:
    chat = Parrot(pieces=["Yes."])
    history = (Turn(role="user", content="How {long}?"), Turn(role="assistant", content="Long."))
    plain_chain(store, chat).answer("Why?", history)
    assert [(message.type, message.content) for message in chat.prompts[0][1:3]] == [
        ("human", "How {long}?"), ("ai", "Long."),
    ]  # fmt: skip


def test_an_answer_of_nothing_has_no_first_piece(store: InMemoryVectorStore) -> None:
    answer = plain_chain(store, Parrot(pieces=[""])).answer("How long?")
    assert answer.first_token is None
    assert answer.status == "not_in_sources"


def test_the_documents_alone_take_time_and_no_model(store: InMemoryVectorStore) -> None:
    chat = Parrot(pieces=["x"])
    assert plain_chain(store, chat).documents("How long?") > 0
    assert chat.prompts == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (UNKNOWN, True),
        ("I don’t know", True),
        ("Sorry, I don't know.", True),
        ("", True),
        ("  \n", True),
        ("It lasts 3 months [1].", False),
    ],
)
def test_a_refusal_is_known(text: str, refused: bool) -> None:
    assert refuses(text) is refused


def test_documents_are_numbered_from_one() -> None:
    assert numbered([Document("a"), Document("b")]) == "[1] a\n\n[2] b"


def test_a_store_is_found_again_in_its_folder(tmp_path: Path) -> None:
    plain_store(TEXTS, EMBEDDINGS, tmp_path)
    found = open_plain_store(EMBEDDINGS, tmp_path).as_retriever().invoke("Statement number 2.")
    assert len(found) == 4
    assert found[0].page_content == "Statement number 2."
