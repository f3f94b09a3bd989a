"""What was expected of one answer, point by point, and whether it came."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from evals.case import Turn
from evals.golden_set import NamedStatement
from evals.metrics.citing import place_of, used_citations
from evals.metrics.facts import forbidden_told, missing_facts, refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.report.formats import words

About = Literal["Facts to tell", "Not to be told", "Statements to cite", "References behind them", "Notices"]


@dataclass(frozen=True, slots=True)
class Check:
    """Hold one point: what it is about, whether it is kept, the word for that, and what was to be told.

    `statements` of the article hold it, each as its name and its text; the text is empty where another point
    of the same turn shows it.
    """

    about: About
    kept: bool
    word: str
    told: str = ""
    other_forms: tuple[str, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()

    @property
    def joined_by(self) -> str:
        """Return the word between its statements: one of several is enough to cite, a fact stands in each."""
        return "or" if self.about == "Statements to cite" else "and"


def checks_of(
    turn: Turn, outcome: TurnOutcome, statements: Mapping[str, NamedStatement]
) -> tuple[Check, ...]:
    """Return every point of an expectation; an accepted refusal owes no more than what it must not tell."""
    forbidden = tuple(_forbidden(turn, outcome))
    if refusal_is_accepted(turn, outcome):
        return forbidden
    return (
        *_facts(turn, outcome, statements),
        *forbidden,
        *_citations(turn, outcome, statements),
        *_references(turn, outcome, statements),
        *_notices(turn, outcome),
    )


def _facts(turn: Turn, outcome: TurnOutcome, statements: Mapping[str, NamedStatement]) -> Iterator[Check]:
    missing = missing_facts(turn, outcome)
    shown = {name for alternatives in turn.cite for name in alternatives}
    for fact in turn.required:
        told = fact not in missing
        quotes = tuple((name, "" if name in shown else statements[name].quote) for name in fact.statement)
        yield Check(
            "Facts to tell", told, "told" if told else "missing", fact.accepted[0], fact.accepted[1:], quotes
        )


def _forbidden(turn: Turn, outcome: TurnOutcome) -> Iterator[Check]:
    told = forbidden_told(turn, outcome)
    for form in told:
        yield Check("Not to be told", False, "told", form)
    kept = [form for form in turn.forbidden if form not in told]
    if kept:
        yield Check("Not to be told", True, "not told", " · ".join(kept))


def _citations(turn: Turn, outcome: TurnOutcome, statements: Mapping[str, NamedStatement]) -> Iterator[Check]:
    used = used_citations(outcome.answer) if outcome.answer is not None else ()
    cited = {place_of(citation) for citation in used}
    for alternatives in turn.cite:
        kept = any(place_of(statements[name]) in cited for name in alternatives)
        quotes = tuple((name, statements[name].quote) for name in alternatives)
        yield Check("Statements to cite", kept, "cited" if kept else "not cited", statements=quotes)


def _references(
    turn: Turn, outcome: TurnOutcome, statements: Mapping[str, NamedStatement]
) -> Iterator[Check]:
    names = [*(name for alternatives in turn.cite for name in alternatives), *turn.may_cite]
    articles = {statements[name].article_id for name in names}
    used = used_citations(outcome.answer) if outcome.answer is not None else ()
    behind = {
        reference.marker
        for citation in used
        if citation.article_id in articles
        for reference in citation.references
    }
    for marker in turn.references:
        kept = marker in behind
        word = "cited" if kept else "not cited"
        yield Check("References behind them", kept, word, f"marker {marker} of the article")


def _notices(turn: Turn, outcome: TurnOutcome) -> Iterator[Check]:
    told = {notice.kind for notice in outcome.answer.notices} if outcome.answer is not None else set()
    for kind in turn.notices:
        yield Check("Notices", kind in told, "told" if kind in told else "missing", words(kind))
