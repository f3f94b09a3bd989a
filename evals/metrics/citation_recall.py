"""How many of the statements that must be cited are cited."""

from evals.case import Turn
from evals.metrics.citing import either, needed, place_of, used_citations
from evals.metrics.facts import refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, share


class CitationRecall:
    """Measure the share of the statements that must be cited of which one alternative is cited."""

    name = "citation-recall"
    title = "Expected statements cited"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether citations are expected."""
        return bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with what is not cited; 0 for a wrong refusal."""
        if refusal_is_accepted(turn, outcome):
            return NOT_APPLICABLE
        entries = needed(turn, context)
        cited = {place_of(citation) for citation in used_citations(answer_of(outcome))}
        missing = [entry for entry in entries if not cited & set(map(place_of, entry))]
        why = f"not cited: {', '.join(map(either, missing))}" if missing else ""
        return share(len(entries) - len(missing), len(entries), why)
