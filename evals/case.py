"""A golden case: what is asked, turn by turn, and what a right answer says, cites and must not say."""

from enum import StrEnum
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant.answer import Audience, Status

Split = Literal["dev", "test"]
Severity = Literal["critical", "normal"]


class Stratum(StrEnum):
    """Name the kind of question, so that scores can be told for each kind."""

    SINGLE_FACT = "single-fact"
    LIST = "list"
    FIGURES = "figures"
    COMPARISON = "comparison"
    FOLLOW_UP = "follow-up"
    FALSE_PREMISE = "false-premise"
    CONFLICT = "conflict"
    DANGLING_MARKER = "dangling-marker"
    SOURCES = "sources"
    UNANSWERABLE_WITHIN = "unanswerable-within"
    UNANSWERABLE_OUTSIDE = "unanswerable-outside"
    UNDERSPECIFIED = "underspecified"
    MISSPELT = "misspelt"
    LAY_WORDS = "lay-words"
    ADVERSARIAL = "adversarial"


def _alternatives(value: Any) -> Any:
    """Take one name for a list of one."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
AnyOf = Annotated[Texts, BeforeValidator(_alternatives)]
Statuses = Annotated[tuple[Status, ...], Field(min_length=1), BeforeValidator(_alternatives)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(_Value):
    """Hold one fact that a right answer tells: the forms of it that count, and the statements that hold it.

    A form is matched by `evals.forms`; a fact with several statements stands in each of them.
    """

    accepted: AnyOf
    statement: AnyOf


class Turn(_Value):
    """Hold one question and what is expected of its answer.

    `rewrite` is the question as a person would put it without the turns before it. `cite` lists statements
    that must be cited, each as alternatives of which one is enough; `may_cite` those that may be.
    `references` are the article's own markers that must stand behind the citations, and `notices` kinds of
    notices that must be told.
    """

    question: Text
    rewrite: Text | None = None
    status: Statuses = ("answered",)
    required: tuple[Fact, ...] = ()
    forbidden: tuple[Text, ...] = ()
    cite: tuple[AnyOf, ...] = ()
    may_cite: tuple[Text, ...] = ()
    references: tuple[int, ...] = ()
    notices: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _asks_for_something(self) -> "Turn":
        if "answered" in self.status and len(self.status) == 1 and not (self.required and self.cite):
            raise ValueError("an answered turn needs `required` facts and statements to `cite`")
        if not self.answers and (self.required or self.cite or self.references):
            raise ValueError("a turn without an answer cannot require facts or citations")
        return self

    @property
    def answers(self) -> bool:
        """Tell whether an answer from the articles is among what is expected."""
        return bool({"answered", "partly_answered"} & set(self.status))

    @property
    def refuses(self) -> bool:
        """Tell whether nothing but a refusal or a question back is right."""
        return not self.answers


class Case(_Value):
    """Hold one conversation; a case passes when each of its turns is answered rightly.

    A draft is read like any case but never asked: a person has yet to say what a right answer is.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    split: Split
    severity: Severity = "normal"
    audience: Audience = Audience.UNSAID
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    note: Text
    # Left out of the digest of the set, in which no draft stands.
    draft: Annotated[bool, Field(exclude=True)] = False

    @model_validator(mode="after")
    def _is_complete_unless_a_draft(self) -> "Case":
        if not self.draft and any(set(turn.status) == set(get_args(Status)) for turn in self.turns):
            raise ValueError("a turn with every `status` asks for nothing; keep those that are right")
        return self


class GoldenFile(_Value):
    """Hold one file of the golden set; only drafts may be of no stratum yet."""

    stratum: Stratum | None = None
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_a_stratum(self) -> "GoldenFile":
        if self.stratum is None and not all(case.draft for case in self.cases):
            raise ValueError("`stratum` is missing, and not every case is a draft")
        return self
