"""How many of the turns that call for a refusal get one."""

from evals.case import Turn
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, passed


class RefusalRecall:
    """Measure, where only a refusal is right, whether the system refused."""

    name = "refusal-recall"
    title = "Refused where it must be refused"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether only a refusal is right."""
        return turn.refuses

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return 1 for a refusal, 0 for an answer, none where an answer is expected."""
        if not self.applies(turn):
            return NOT_APPLICABLE
        return passed(bool(outcome.refused), f"status {answer_of(outcome).status}")
