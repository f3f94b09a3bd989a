"""Golden turns over one small article, and what a system may make of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import AnswerStatement, Citation, CitedReference, Status, Support
from evals.case import Turn
from evals.golden_set import NamedStatement
from evals.outcome import TurnOutcome
from evals.score import Context, Metric
from tests.assistant.articles import tennis_elbow
from tests.assistant.fakes import an_answer

ARTICLE = tennis_elbow()
# In the order of the article; the markers behind them are 1, 1, 2, 2, 2 and 3, which dangles.
NAMES = ("causes", "lasts-6-12", "resolves-6-24", "not-infection", "mri", "ultrasound")
STATEMENTS: Mapping[str, NamedStatement] = {
    name: NamedStatement(name, ARTICLE.id, statement.quote, statement.start, statement.end, statement.markers)
    for name, statement in zip(NAMES, ARTICLE.statements, strict=True)
}
CONTEXT = Context(STATEMENTS, {ARTICLE.id: ARTICLE})
LASTS = {"accepted": "6-12 months", "statement": "lasts-6-12"}
RESOLVES = {"accepted": "6-24 months", "statement": "resolves-6-24"}


def a_turn(**changes: Any) -> Turn:
    """Return a turn that asks how long it lasts, with some expectations changed."""
    expected: dict[str, Any] = {
        "question": "How long does chronic tendon syndrome last?",
        "required": [LASTS],
        "cite": [["lasts-6-12"]],
    }
    return Turn.model_validate(expected | changes)


def a_refusing_turn(**changes: Any) -> Turn:
    """Return a turn for which only a refusal is right."""
    expected: dict[str, Any] = {"question": "Which drug helps?", "status": "not_in_sources"}
    return Turn.model_validate(expected | changes)


def cited(name: str, n: int = 1, **changes: Any) -> Citation:
    """Return the citation of a named statement, with some fields changed."""
    held = STATEMENTS[name]
    fields: dict[str, Any] = {
        "n": n,
        "article_id": held.article_id,
        "article_title": ARTICLE.title,
        "section": (),
        "quote": held.quote,
        "start": held.start,
        "end": held.end,
        "references": tuple(
            CitedReference(marker=marker, listed=ARTICLE.reference(marker) is not None)
            for marker in held.markers
        ),
        "review_status": "pending",
        "updated": None,
    }
    return Citation(**(fields | changes))


def says(text: str, *citations: int, support: Support = "verified") -> AnswerStatement:
    """Return one statement of an answer."""
    return AnswerStatement(text=text, support=support, citations=citations)


def an_outcome(
    statements: Sequence[AnswerStatement], citations: Sequence[Citation], **changes: Any
) -> TurnOutcome:
    """Return an answer of these statements and citations, with some of its fields changed."""
    text = " ".join(f"{held.text} {''.join(f'[{n}]' for n in held.citations)}" for held in statements)
    fields = {"statements": tuple(statements), "citations": tuple(citations), "answer": text, "notices": ()}
    return TurnOutcome(answer=an_answer(**(fields | changes)))


def quoting(*names: str, **changes: Any) -> TurnOutcome:
    """Return an answer that quotes named statements, numbered from 1."""
    citations = [cited(name, n) for n, name in enumerate(names, start=1)]
    statements = [says(citation.quote, citation.n, support="quoted") for citation in citations]
    return an_outcome(statements, citations, **changes)


def refusing(
    status: Status = "not_in_sources", text: str = "The articles do not answer this."
) -> TurnOutcome:
    """Return a refusal."""
    return an_outcome((), (), status=status, answer=text)


def failing(error: str = "ValueError: no") -> TurnOutcome:
    """Return what comes of a question at which the system failed."""
    return TurnOutcome(answer=None, error=error)


def finding(*names: str) -> TurnOutcome:
    """Return an outcome that retrieved the passages of named statements; other names are other passages."""
    ids = [STATEMENTS[name].passage_id if name in STATEMENTS else name for name in names]
    return quoting("lasts-6-12").model_copy(update={"passages": tuple(ids)})


def value(metric: Metric, turn: Turn, outcome: TurnOutcome) -> float | None:
    """Return the value of a score."""
    return metric.score(turn, outcome, CONTEXT).value


def why(metric: Metric, turn: Turn, outcome: TurnOutcome) -> str:
    """Return the reason of a score."""
    return metric.score(turn, outcome, CONTEXT).why
