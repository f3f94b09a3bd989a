"""How many of the references that must stand behind an answer do."""

from evals.case import Turn
from evals.metrics.citing import allowed, used_citations
from evals.metrics.facts import refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, share


class ReferenceRecall:
    """Measure the share of the expected markers that stand behind the citations.

    A marker counts only from an article that the expected statements are in.
    """

    name = "reference-recall"
    title = "Expected references behind the citations"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether references are expected."""
        return bool(turn.references)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with the markers that are missing; 0 for a wrong refusal."""
        if refusal_is_accepted(turn, outcome):
            return NOT_APPLICABLE
        articles = {statement.article_id for statement in allowed(turn, context)}
        behind = {
            reference.marker
            for citation in used_citations(answer_of(outcome))
            if citation.article_id in articles
            for reference in citation.references
        }
        expected = set(turn.references)
        missing = ", ".join(map(str, sorted(expected - behind)))
        return share(len(expected & behind), len(expected), f"missing: {missing}" if missing else "")
