"""How many of the references behind an answer's citations are expected ones."""

from evals.case import Turn
from evals.metrics.citing import allowed, used_citations
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, share


class ReferencePrecision:
    """Measure the share of the references behind the citations that stand behind an expected statement.

    References count by article and marker.
    """

    name = "reference-precision"
    title = "References that are expected ones"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether references are expected."""
        return bool(turn.references)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share; 0 for references where a refusal is expected, none where there are none."""
        answer = answer_of(outcome)
        # What is expected of a refusal is judged by all that is shown, in use or not.
        citations = answer.citations if turn.refuses else used_citations(answer)
        behind = {
            (citation.article_id, reference.marker)
            for citation in citations
            for reference in citation.references
        }
        if turn.refuses:
            return Score(0.0, "a refusal shows no references") if behind else NOT_APPLICABLE
        statements = allowed(turn, context)
        if not statements:
            return NOT_APPLICABLE
        right = {(statement.article_id, marker) for statement in statements for marker in statement.markers}
        wrong = ", ".join(f"{article_id} {marker}" for article_id, marker in sorted(behind - right))
        return share(len(behind & right), len(behind), f"not expected: {wrong}" if wrong else "")
