"""Reads an old answer, or its bare receipt, to be checked against the articles as they are now."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import Citation, CitedReference, Conflict, Receipt, ReceiptQuote
from assistant.errors import AssistantError
from assistant.receipt import sealed_quote

REMEDY = "Give a file with what `assistant ask QUESTION --json` printed."
STDIN = Path("-")

Value = TypeVar("Value", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class OldQuote:
    """Hold one citation of the old answer; its words are None where only the receipt is at hand."""

    sealed: ReceiptQuote
    text: str | None = None
    references: tuple[CitedReference, ...] | None = None


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """Hold what an old answer cited and told; `bare` says that only its receipt is at hand."""

    question: str
    quotes: tuple[OldQuote, ...]
    conflicts: tuple[tuple[int, ...], ...]
    receipt: Receipt
    bare: bool


class _Printed(BaseModel):
    """Hold the fields of a printed answer that a check needs; whatever else was printed is left out."""

    model_config = ConfigDict(extra="ignore")

    question: str
    citations: tuple[dict[str, Any], ...]
    conflicts: tuple[dict[str, Any], ...] = ()
    receipt: dict[str, Any]


def read_old_answer(path: Path) -> OldAnswer:
    """Return the answer or the receipt in a JSON file; the path `-` reads the standard input.

    Raises:
        AssistantError: the file cannot be read, is not JSON, or holds neither an answer nor a receipt.
    """
    try:
        raw = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise AssistantError(f"The file {path} cannot be read: {error.strerror}.", REMEDY) from error
    return parse_old_answer(raw, "The standard input" if path == STDIN else str(path))


def parse_old_answer(raw: bytes, name: str) -> OldAnswer:
    """Return the answer or the receipt in some JSON; `name` is what errors call it.

    Raises:
        AssistantError: it is not JSON, or neither an answer nor a receipt.
    """
    try:
        printed = json.loads(raw)
        # Half of a surrogate pair can be escaped in JSON, but neither hashed nor printed.
        json.dumps(printed, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise AssistantError(f"{name} does not hold one JSON object.", REMEDY) from error
    if not isinstance(printed, dict):
        raise AssistantError(f"{name} holds JSON, but not an object.", REMEDY)
    if "receipt" not in printed and not {"corpus", "generation"} <= printed.keys():
        raise AssistantError(f"{name} holds neither an answer nor a receipt.", REMEDY)
    try:
        return _answer(printed) if "receipt" in printed else _bare(printed)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise AssistantError(
            f"{name} is not as `assistant ask --json` prints it: {place}: {first['msg']}.",
            REMEDY,
        ) from error


def _answer(printed: Mapping[str, Any]) -> OldAnswer:
    answer = _Printed.model_validate(printed)
    citations = [_known(Citation, citation) for citation in answer.citations]
    return OldAnswer(
        question=answer.question,
        quotes=tuple(
            OldQuote(sealed_quote(citation), citation.quote, citation.references) for citation in citations
        ),
        conflicts=tuple(_known(Conflict, conflict).citations for conflict in answer.conflicts),
        receipt=_known(Receipt, answer.receipt),
        bare=False,
    )


def _bare(printed: Mapping[str, Any]) -> OldAnswer:
    receipt = _known(Receipt, printed)
    return OldAnswer("", tuple(map(OldQuote, receipt.quotes)), receipt.conflicts, receipt, bare=True)


def _known(kind: type[Value], fields: Mapping[str, Any]) -> Value:
    """Return the value, without the fields that only a later version knows."""
    return kind.model_validate({name: field for name, field in fields.items() if name in kind.model_fields})
