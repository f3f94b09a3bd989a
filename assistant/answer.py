"""The public contract: what one answer is, field by field, as `ask --json` prints it."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_serializer

Status = Literal["answered", "partly_answered", "not_in_sources", "needs_clarification"]
Support = Literal["quoted", "verified"]


class Audience(StrEnum):
    """Name the reader for whom the prose is worded; figures and quotes never change with it."""

    UNSAID = ""
    PATIENT = "patient"
    STUDENT = "student"
    NURSE = "nurse"
    PHYSICIAN = "physician"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedReference(_Value):
    """Name the entry of the article's reference list behind a marker, or say that the list lacks it."""

    marker: int
    listed: bool
    kind: str | None = None
    title: str | None = None
    container: str | None = None
    year: int | None = None

    @model_serializer
    def _without_what_is_not_listed(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"marker": self.marker, "listed": self.listed}
        if self.listed:
            shown |= {"kind": self.kind, "title": self.title, "container": self.container, "year": self.year}
        return shown


class Citation(_Value):
    """Point at one quote: `article.text[start:end] == quote`, counted in characters of the canonical text."""

    n: Annotated[int, Field(ge=1)]
    article_id: str
    article_title: str
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    references: tuple[CitedReference, ...]
    review_status: str
    updated: str | None


class Quote(_Value):
    """Name the citation whose quote answers."""

    citation: int


class AnswerStatement(_Value):
    """Hold one sentence of the answer, without its `[n]`, and what supports it."""

    text: str
    support: Support
    citations: tuple[int, ...]


class Conflict(_Value):
    """Hold two or more quotes that give different figures for the same quantity."""

    quantity: str
    citations: tuple[int, ...]
    values: tuple[str, ...]


class Notice(_Value):
    """Tell the reader something beside the answer: `review_status`, `dangling_marker`, `conflict`, ..."""

    kind: str
    text: str


class Gloss(_Value):
    """Explain a clinical term of the answer in plain words, from the glossary, never from a model."""

    term: str
    plain: str


class Timing(_Value):
    """Hold milliseconds from the question to each step; None where a step did not take place."""

    condense: float
    retrieve: float
    first_quote: float | None
    first_token: float | None
    total: float


class ReceiptQuote(_Value):
    """Hold what is needed to find a cited quote again and to see what changed around it, without its words.

    `quote`, `section` and `references` are sha256 digests; see `assistant.receipt`.
    """

    n: Annotated[int, Field(ge=1)]
    article_id: str
    start: int
    end: int
    quote: str
    section: str
    references: str
    review_status: str
    updated: str | None


class Receipt(_Value):
    """Hold what is needed to make the answer again, and to check it: digests, hashes, names.

    `articles` maps the id of each cited article to its digest; `conflicts` holds the numbers of the citations
    of each conflict that was told.
    """

    corpus: str
    generation: str
    embedding_model: str
    language_model: str | None
    prompts: dict[str, str]
    reranker: str | None = None
    articles: dict[str, str] = {}
    quotes: tuple[ReceiptQuote, ...] = ()
    conflicts: tuple[tuple[int, ...], ...] = ()


class Answer(_Value):
    """Hold one whole answer."""

    question: str
    standalone_question: str
    status: Status
    answer: str
    quotes: tuple[Quote, ...]
    statements: tuple[AnswerStatement, ...]
    citations: tuple[Citation, ...]
    conflicts: tuple[Conflict, ...]
    notices: tuple[Notice, ...]
    glosses: tuple[Gloss, ...] = ()
    follow_ups: tuple[str, ...]
    timing_ms: Timing
    receipt: Receipt
