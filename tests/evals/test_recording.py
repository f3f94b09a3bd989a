from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from evals.errors import EvalsError
from evals.recording import (
    RecordedModel,
    RecordingMissing,
    RecordingModel,
    key_of,
    read_recordings,
    write_recordings,
)

PROMPT: list[BaseMessage] = [SystemMessage("Answer."), HumanMessage("How long?")]
PIECES = ("It lasts ", "3-18 ", "months.")
HASH = "a" * 64


class ToldModel(BaseChatModel):
    """Write the pieces that it is told, and fail after them where it is told so."""

    pieces: tuple[str, ...] = PIECES
    fails: bool = False

    @property
    def _llm_type(self) -> str:
        return "told"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="".join(self.pieces)))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for piece in self.pieces:
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        if self.fails:
            raise ConnectionError("gone")


def _recording(recordings: dict[str, str], inner: ToldModel | None = None) -> RecordingModel:
    return RecordingModel(model_hash=HASH, inner=inner or ToldModel(), recordings=recordings)


def _text(model: BaseChatModel, messages: list[BaseMessage], **given: Any) -> str:
    return "".join(chunk.text for chunk in model.stream(messages, **given))


KEYS: list[tuple[str, list[BaseMessage], int | None]] = [
    (HASH, PROMPT, 160),
    ("b" * 64, PROMPT, 160),
    (HASH, PROMPT, 161),
    (HASH, PROMPT, None),
    (HASH, [SystemMessage("Answer!"), HumanMessage("How long?")], 160),
    (HASH, [SystemMessage("Answer."), AIMessage("How long?")], 160),
    (HASH, [SystemMessage("Answer.How long?")], 160),
    (HASH, [*PROMPT, HumanMessage("")], 160),
    (HASH, PROMPT[::-1], 160),
]


def test_the_key_follows_model_messages_and_tokens() -> None:
    keys = [key_of(*asked) for asked in KEYS]
    assert len(set(keys)) == len(KEYS)
    assert keys == [key_of(*asked) for asked in KEYS]


def test_what_was_recorded_is_streamed_again() -> None:
    recordings: dict[str, str] = {}
    assert _text(_recording(recordings), PROMPT, max_tokens=160) == "".join(PIECES)
    assert recordings == {key_of(HASH, PROMPT, 160): "".join(PIECES)}
    recorded = RecordedModel(model_hash=HASH, recordings=recordings)
    assert _text(recorded, PROMPT, max_tokens=160) == "".join(PIECES)


def test_a_recording_is_added_where_it_is_looked_for() -> None:
    recordings: dict[str, str] = {}
    model = _recording(recordings).bind(max_tokens=20)
    list(model.stream(PROMPT))
    list(model.stream([HumanMessage("And now?")]))
    assert set(recordings) == {key_of(HASH, PROMPT, 20), key_of(HASH, [HumanMessage("And now?")], 20)}


def test_an_empty_text_is_a_recording_too() -> None:
    recordings: dict[str, str] = {}
    assert _text(_recording(recordings, ToldModel(pieces=("",))), PROMPT) == ""
    assert _text(RecordedModel(model_hash=HASH, recordings=recordings), PROMPT) == ""


@pytest.mark.parametrize(
    ("model_hash", "messages", "tokens"),
    [("b" * 64, PROMPT, 160), (HASH, PROMPT[1:], 160), (HASH, PROMPT, 80), (HASH, PROMPT, None)],
)
def test_what_was_not_recorded_is_told(
    model_hash: str, messages: list[BaseMessage], tokens: int | None
) -> None:
    recordings = {key_of(HASH, PROMPT, 160): "It lasts."}
    model = RecordedModel(model_hash=model_hash, recordings=recordings)
    asking = model if tokens is None else model.bind(max_tokens=tokens)
    for ask in (asking.invoke, lambda asked: list(asking.stream(asked))):
        with pytest.raises(RecordingMissing, match="no recording") as caught:
            ask(messages)
        assert "assistant eval run --composer prose --live" in caught.value.remedy


def test_what_was_not_written_to_its_end_is_no_recording() -> None:
    recordings: dict[str, str] = {}
    with pytest.raises(ConnectionError):
        _text(_recording(recordings, ToldModel(fails=True)), PROMPT)
    stream = _recording(recordings).stream(PROMPT)
    assert next(stream).text == PIECES[0]
    del stream
    assert recordings == {}


def test_reading_a_prompt_ahead_is_no_recording() -> None:
    recordings: dict[str, str] = {}
    assert _recording(recordings).invoke(PROMPT, max_tokens=1).text == "".join(PIECES)
    assert recordings == {}


@given(st.dictionaries(st.text("0123456789abcdef", min_size=4, max_size=4), st.text()))
def test_recordings_are_the_same_after_they_were_kept(
    tmp_path_factory: pytest.TempPathFactory, recordings: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "recordings" / "prose.jsonl"
    write_recordings(path, recordings)
    assert read_recordings(path) == recordings


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\u2028b\u2029c\x85d", "a\x0b\x0c\x1cb", "", " \n"])
def test_no_text_parts_a_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "prose.jsonl"
    write_recordings(path, {"a": text, "b": "other"})
    assert read_recordings(path) == {"a": text, "b": "other"}


def test_the_file_does_not_depend_on_the_order(tmp_path: Path) -> None:
    write_recordings(tmp_path / "one", {"b": "2", "a": "1"})
    write_recordings(tmp_path / "two", {"a": "1", "b": "2"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_no_file_is_no_recordings(tmp_path: Path) -> None:
    assert read_recordings(tmp_path / "none") == {}


@pytest.mark.parametrize(
    "content", [b'{"key": "a", "te', b'{"key": "a"}\n', b"[1]\n", b"1\n", b"null\n", b"\xff\n", b"no\n"]
)
def test_a_damaged_file_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "prose.jsonl"
    path.write_bytes(content)
    with pytest.raises(EvalsError, match="are damaged") as caught:
        read_recordings(path)
    assert "assistant eval run" in caught.value.remedy
