"""How many refusals are right."""

from evals.case import Turn
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, passed


class RefusalPrecision:
    """Measure, where the system refused, whether a refusal is right."""

    name = "refusal-precision"
    title = "Refusals that are right"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell that no expectation calls for it: it depends on whether the system refuses."""
        return False

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return 1 for a right refusal, 0 for a wrong one, none for an answer."""
        if not outcome.refused:
            return NOT_APPLICABLE
        status = answer_of(outcome).status
        right = turn.refuses or status in turn.status
        return passed(right, f"status {status}, expected {' or '.join(turn.status)}")
