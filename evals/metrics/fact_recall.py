"""How many of the required facts an answer tells."""

from evals.case import Turn
from evals.metrics.facts import missing_facts, named, refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, share


class FactRecall:
    """Measure the share of the required facts that are told."""

    name = "fact-recall"
    title = "Required facts told"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether an answer is expected that tells facts."""
        return bool(turn.required) and turn.answers

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with the facts that are missing."""
        if not self.applies(turn) or refusal_is_accepted(turn, outcome):
            return NOT_APPLICABLE
        missing = missing_facts(turn, outcome)
        told = len(turn.required) - len(missing)
        return share(told, len(turn.required), f"missing {named(missing)}" if missing else "")
