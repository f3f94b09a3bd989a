"""How many of an answer's citations are expected ones."""

from evals.case import Turn
from evals.metrics.citing import allowed, numbers_used, place_of, shown, used_citations
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, share


class CitationPrecision:
    """Measure the share of the citations in use that point at statements which must or may be cited.

    A number without a citation counts as a wrong one.
    """

    name = "citation-precision"
    title = "Citations that are expected ones"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether citations are expected."""
        return bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share; 0 for citations where a refusal is expected, none where nothing is cited."""
        answer = answer_of(outcome)
        if turn.refuses and answer.citations:
            return Score(0.0, "a refusal shows no citations")
        places = {place_of(statement) for statement in allowed(turn, context)}
        if not places:
            return NOT_APPLICABLE
        used = used_citations(answer)
        right = {citation.n for citation in used if place_of(citation) in places}
        wrong = ", ".join(shown(citation) for citation in used if citation.n not in right)
        return share(len(right), len(numbers_used(answer)), f"not expected: {wrong}" if wrong else "")
