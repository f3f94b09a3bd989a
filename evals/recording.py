"""Recorded prose: what a language model wrote for each prompt, so that a run without the model can read it.

A recording belongs to one model and one prompt, all of it: whatever changes the prompt makes it a miss,
which is told.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, SimpleChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import ConfigDict, SkipValidation

from evals.errors import EvalsError
from evals.files import write

PROSE = Path(__file__).with_name("recordings") / "prose.jsonl"
MISS = "The prompt of this question has no recording"
REMEDY = "Run `assistant eval run --composer prose --live`, look at what changed, and bless it."


class RecordingMissing(EvalsError):
    """A prompt, or the model that it is for, is not the one that was recorded."""


def key_of(model: str, messages: list[BaseMessage], tokens: int | None) -> str:
    """Return the key of a recording: a hash over the model's own hash and everything that it is asked."""
    asked = [[message.type, message.text] for message in messages]
    return sha256(json.dumps([model, tokens, asked], ensure_ascii=False).encode()).hexdigest()


def read_recordings(path: Path) -> dict[str, str]:
    """Return the recordings of a file; none where it is not there.

    Raises:
        EvalsError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        # Not `splitlines`, which also parts at characters that stand unescaped within a text.
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        return {str(line["key"]): str(line["text"]) for line in lines}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EvalsError(f"The recordings in {path} are damaged.", REMEDY) from error


def write_recordings(path: Path, recordings: Mapping[str, str]) -> None:
    """Write recordings in the order of their keys, so that a new one changes one line."""
    lines = [
        json.dumps({"key": key, "text": recordings[key]}, ensure_ascii=False) for key in sorted(recordings)
    ]
    write(path, "".join(f"{line}\n" for line in lines))


class RecordedModel(SimpleChatModel):
    """Write what was recorded for a prompt.

    Raises:
        RecordingMissing: when it is asked something that was not recorded.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    model_hash: str
    recordings: SkipValidation[Mapping[str, str]]

    @property
    def _llm_type(self) -> str:
        return "recorded"

    def _call(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> str:
        key = key_of(self.model_hash, messages, kwargs.get("max_tokens"))
        if key not in self.recordings:
            raise RecordingMissing(f"{MISS} ({key[:12]}).", REMEDY)
        return self.recordings[key]


class RecordingModel(SimpleChatModel):
    """Hand everything on to another model, and add what it writes to a mapping."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    model_hash: str
    inner: BaseChatModel
    recordings: SkipValidation[dict[str, str]]

    @property
    def _llm_type(self) -> str:
        return "recording"

    def _call(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> str:
        # Reading the prompt ahead is no answer to anything, so what comes of it is not kept.
        return self.inner.invoke(messages, stop=stop, **kwargs).text

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        text = ""
        for chunk in self.inner.stream(messages, stop=stop, **kwargs):
            text += chunk.text
            yield ChatGenerationChunk(message=AIMessageChunk(content=chunk.text))
        # Only what was written to its end is a recording.
        self.recordings[key_of(self.model_hash, messages, kwargs.get("max_tokens"))] = text
