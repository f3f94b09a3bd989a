"""What a reader thinks of an answer, and what it is about."""

import json
import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    model_validator,
)

from assistant.answer import Answer
from assistant.errors import AssistantError
from assistant.history import Turn

MOST_CHARACTERS = 2000
_REMEDY = 'Say "good", or one or several of {reasons}.'


class Reason(StrEnum):
    """Name what is wrong with an answer."""

    WRONG = "wrong"
    UNSUPPORTED = "unsupported"
    WRONG_SOURCE = "wrong_source"
    OUT_OF_DATE = "out_of_date"
    UNSAFE = "unsafe"
    UNCLEAR = "unclear"

    @property
    def words(self) -> str:
        """Return the reason as a reader is told it."""
        return self.value.replace("_", " ")


def _plain(text: Any) -> Any:
    """Return what was typed without control characters, invisible ones and halves of a pair; lines stay.

    Raises:
        ValueError: it is too long.
    """
    if not isinstance(text, str):
        return text
    lines = ("".join(filter(_printable, line)).rstrip() for line in text.splitlines())
    plain = unicodedata.normalize("NFC", "\n".join(lines)).strip()
    if len(plain) > MOST_CHARACTERS:
        raise ValueError(f"there are more than {MOST_CHARACTERS:,} characters")
    return plain


def _printable(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"}


def _in_order(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return each reason once; the same reasons in another order are the same opinion."""
    return tuple(reason for reason in Reason if reason in reasons)


class Opinion(BaseModel):
    """Hold that an answer is good, or what is wrong with it, and a remark that may be empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    good: bool
    reasons: Annotated[tuple[Reason, ...], AfterValidator(_in_order)] = ()
    remark: Annotated[str, BeforeValidator(_plain)] = ""

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Opinion":
        if self.good and self.reasons:
            raise ValueError("an answer is either good or something is wrong with it")
        if not self.good and not self.reasons:
            raise ValueError("no reason is given")
        return self

    @property
    def words(self) -> str:
        """Return `good`, or the reasons."""
        return "good" if self.good else ", ".join(reason.words for reason in self.reasons)


class Feedback(BaseModel):
    """Hold an opinion with all that is needed to look into it: the conversation so far, and the answer.

    `history` ends before the question. The answer carries its receipt. `message` is the id of the message
    that held the answer, which a retry may have replaced since.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    conversation: str
    message: int
    opinion: Opinion
    history: tuple[Turn, ...]
    answer: Answer
    given: datetime


def parse_opinion(text: str) -> Opinion:
    """Return the opinion of a JSON object.

    Raises:
        AssistantError: it is none; the sentence says why.
    """
    try:
        return Opinion.model_validate(json.loads(text))
    except (ValidationError, ValueError) as error:
        reasons = ", ".join(f'"{reason.words}"' for reason in Reason)
        raise AssistantError(
            f"The feedback cannot be used: {_message(error)}.", _REMEDY.format(reasons=reasons)
        ) from error


def _message(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return "it is no JSON"
    first = error.errors()[0]
    message = str(first["msg"]).removeprefix("Value error, ").rstrip(".")
    place = ".".join(map(str, first["loc"]))
    return f"{message} at {place}" if place else message
