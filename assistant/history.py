"""The turns of a conversation before the question, as `--history FILE` and the page hand them over."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.errors import AssistantError


class Turn(BaseModel):
    """Hold one message: who said it, and what."""

    model_config = ConfigDict(frozen=True)

    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=200_000)]


History = Sequence[Turn]

_TURNS = TypeAdapter(list[Turn])
_REMEDY = (
    'Give a JSON list like [{"role": "user", "content": "..."}, {"role": "assistant", "content": "..."}].'
)


def parse_history(text: str | bytes) -> list[Turn]:
    """Return the turns of a JSON list.

    Raises:
        AssistantError: the text is not such a list.
    """
    try:
        return _TURNS.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = f" at {place}" if place else ""
        raise AssistantError(f"The history cannot be used{where}: {first['msg']}.", _REMEDY) from error


def read_history(path: Path) -> list[Turn]:
    """Return the turns of a JSON file.

    Raises:
        AssistantError: the file cannot be read, or does not hold turns.
    """
    try:
        return parse_history(path.read_bytes())
    except OSError as error:
        raise AssistantError(f"The history file {path} cannot be read: {error.strerror}.", _REMEDY) from error
