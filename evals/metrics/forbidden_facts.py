"""Whether an answer keeps clear of what it must not say."""

from evals.case import Turn
from evals.metrics.facts import forbidden_told
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, passed


class ForbiddenFacts:
    """Measure whether none of the forbidden facts is told."""

    name = "forbidden-facts"
    title = "Answers without a forbidden fact"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether anything is forbidden."""
        return bool(turn.forbidden)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return 1 where nothing forbidden is told, else 0 with what is."""
        if not self.applies(turn):
            return NOT_APPLICABLE
        told = forbidden_told(turn, outcome)
        return passed(not told, ", ".join(f"“{form}”" for form in told))
