"""The passages that were retrieved for a question, ranked, with those that it needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.case import Turn
from evals.golden_set import GoldenSet, NamedStatement
from evals.outcome import CaseOutcome, TurnOutcome

SHOWN = 8  # passages


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold one passage; its text is its quote, or its id where no golden statement or citation tells it."""

    rank: int
    id: str
    quote: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold the first passages, how many more there were, and the statements that were needed further down.

    `needed_later` are needed passages behind those shown, by rank; `not_found` were not retrieved at all.
    """

    shown: tuple[Ranked, ...]
    more: int
    needed_later: tuple[Ranked, ...]
    not_found: tuple[str, ...]

    @property
    def needed_ranks(self) -> tuple[int, ...]:
        """Return the ranks of all needed passages that were retrieved."""
        return tuple(passage.rank for passage in (*self.shown, *self.needed_later) if passage.needed)


def quotes_by_passage(golden: GoldenSet, outcomes: Sequence[CaseOutcome]) -> dict[str, str]:
    """Return the texts of passages, as far as golden statements and citations of the run tell them."""
    cited = {
        f"{citation.article_id}#{citation.start}": citation.quote
        for outcome in outcomes
        for turn in outcome.turns
        if turn.answer is not None
        for citation in turn.answer.citations
    }
    return cited | {statement.passage_id: statement.quote for statement in golden.statements.values()}


def evidence_of(
    turn: Turn,
    outcome: TurnOutcome,
    statements: Mapping[str, NamedStatement],
    quotes: Mapping[str, str],
) -> Evidence:
    """Return what was retrieved for one turn."""
    entries = [[statements[name] for name in alternatives] for alternatives in turn.cite]
    needed = {statement.passage_id for entry in entries for statement in entry}
    ranked = [
        Ranked(rank, passage, quotes.get(passage, ""), passage in needed)
        for rank, passage in enumerate(outcome.passages, start=1)
    ]
    missing = [entry for entry in entries if not {part.passage_id for part in entry} & set(outcome.passages)]
    return Evidence(
        shown=tuple(ranked[:SHOWN]),
        more=max(0, len(ranked) - SHOWN),
        needed_later=tuple(passage for passage in ranked[SHOWN:] if passage.needed),
        not_found=tuple(" / ".join(part.quote for part in entry) for entry in missing),
    )
