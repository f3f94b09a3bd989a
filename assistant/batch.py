"""Many conversations from one file: each line `{"id", "turns"}`, each turn one object."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from assistant.answer import Answer
from assistant.errors import AssistantError
from assistant.history import History, Turn
from corpus.errors import FootnoteError

FORM = 'Write each line as {"id": "...", "turns": ["first question", "second question"]}.'

Ask = Callable[[str, History], Answer]


class Asked(BaseModel):
    """Hold one usable line: a conversation's name and its questions in order; other fields are not read."""

    id: str | int
    turns: Annotated[list[str], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Unusable:
    """Hold one line that cannot be asked, by its own name where it has one."""

    id: Any
    error: AssistantError


Line = Asked | Unusable


def read_batch(path: Path) -> list[Line]:
    """Return the lines of a file; empty ones are left out.

    Raises:
        AssistantError: the file cannot be read, or holds no line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AssistantError(f"The file {path} cannot be read: {error.strerror}.", FORM) from error
    lines = [
        _parsed(number, line) for number, line in enumerate(content.splitlines(), start=1) if line.strip()
    ]
    if not lines:
        raise AssistantError(f"The file {path} holds no line.", FORM)
    return lines


def turns_of(lines: Sequence[Line]) -> int:
    """Return how many objects the lines give."""
    return sum(len(line.turns) if isinstance(line, Asked) else 1 for line in lines)


def run_batch(lines: Sequence[Line], ask: Ask) -> Iterator[dict[str, Any]]:
    """Give one object a turn, `id` and `turn` (from 1) first; later turns follow on those answered before.

    Where a line or a turn fails, `error` stands in the place of the answer, and the next one is tried.
    """
    for line in lines:
        if isinstance(line, Unusable):
            yield _failed(line.id, 1, line.error)
            continue
        history: list[Turn] = []
        for number, question in enumerate(line.turns, start=1):
            try:
                answer = ask(question, tuple(history))
            except FootnoteError as error:
                yield _failed(line.id, number, error)
                continue
            history += [Turn(role="user", content=question), Turn(role="assistant", content=answer.answer)]
            yield {"id": line.id, "turn": number, **answer.model_dump(mode="json")}


def _parsed(number: int, line: bytes) -> Line:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Unusable(None, AssistantError(f"Line {number} is not JSON.", FORM))
    name = value.get("id") if isinstance(value, dict) else None
    try:
        return Asked.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = f" at {place}" if place else ""
        return Unusable(name, AssistantError(f"Line {number} cannot be used{where}: {first['msg']}.", FORM))


def _failed(name: Any, turn: int, error: FootnoteError) -> dict[str, Any]:
    return {"id": name, "turn": turn, "error": {"cause": error.cause, "remedy": error.remedy}}
