"""One turn as the page shows it: what was asked, what came, and what was expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from evals.case import Turn
from evals.golden_set import NamedStatement
from evals.metrics.citing import Place, place_of
from evals.outcome import TurnOutcome
from evals.plots import milliseconds
from evals.report.check import Check, checks_of
from evals.report.evidence import Evidence, evidence_of
from evals.report.formats import share, words
from evals.score import Metric
from evals.scorecard import TurnScores


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """Hold one score of the turn that is not full, with its reason."""

    title: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """Hold one turn; `expectation` tells for each citation number whether it was called for."""

    number: int
    question: str
    standalone: str
    gold_rewrite: str
    alone_ranks: tuple[int, ...] | None
    answer: Answer | None
    error: str
    expected_status: str
    status: str
    status_is_right: bool
    expectation: Mapping[int, str]
    checks: tuple[Check, ...]
    evidence: Evidence
    lacking: tuple[ScoreRow, ...]
    full: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    draft: str

    @property
    def checks_by_subject(self) -> dict[str, list[Check]]:
        """Return the checks under what they are about."""
        found: dict[str, list[Check]] = {}
        for check in self.checks:
            found.setdefault(check.about, []).append(check)
        return found


def turn_view(
    number: int,
    turn: Turn,
    outcome: TurnOutcome,
    scores: TurnScores,
    metrics: Sequence[Metric],
    statements: Mapping[str, NamedStatement],
    quotes: Mapping[str, str],
) -> TurnView:
    """Return one turn for the page."""
    answer = outcome.answer
    standalone = answer.standalone_question if answer is not None else ""
    alone = outcome.alone
    return TurnView(
        number=number,
        question=turn.question,
        standalone=standalone if standalone != turn.question or turn.rewrite else "",
        gold_rewrite=turn.rewrite or "",
        alone_ranks=evidence_of(turn, alone, statements, quotes).needed_ranks if alone else None,
        answer=answer,
        error=outcome.error or "",
        expected_status=" or ".join(words(status) for status in turn.status),
        status=words(answer.status) if answer is not None else "no answer",
        status_is_right=answer is not None and answer.status in turn.status,
        expectation=_expectation(turn, answer, statements),
        checks=checks_of(turn, outcome, statements),
        evidence=evidence_of(turn, outcome, statements, quotes),
        lacking=tuple(_lacking(scores, metrics)),
        full=tuple(
            metric.title
            for metric in metrics
            if metric.name in scores.scores and scores.scores[metric.name] == _full(metric)
        ),
        times=_times(answer),
        draft=outcome.draft,
    )


def _expectation(
    turn: Turn, answer: Answer | None, statements: Mapping[str, NamedStatement]
) -> dict[int, str]:
    if answer is None or not turn.cite:
        return {}
    needed: set[Place] = {place_of(statements[name]) for entry in turn.cite for name in entry}
    allowed: set[Place] = {place_of(statements[name]) for name in turn.may_cite}
    return {
        citation.n: "expected"
        if place_of(citation) in needed
        else "allowed"
        if place_of(citation) in allowed
        else "not expected"
        for citation in answer.citations
    }


def _lacking(scores: TurnScores, metrics: Sequence[Metric]) -> list[ScoreRow]:
    return [
        ScoreRow(metric.title, share(scores.scores[metric.name]), scores.reasons.get(metric.name, ""))
        for metric in metrics
        if metric.name in scores.scores and scores.scores[metric.name] != _full(metric)
    ]


def _full(metric: Metric) -> float:
    return 0.0 if metric.lower_is_better else 1.0


def _times(answer: Answer | None) -> tuple[tuple[str, str], ...]:
    if answer is None:
        return ()
    timing = answer.timing_ms
    found = (
        ("first quote", timing.first_quote),
        ("first token", timing.first_token),
        ("total", timing.total),
    )
    return tuple((name, milliseconds(value)) for name, value in found if value is not None)
