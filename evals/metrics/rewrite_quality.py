"""How well the system's standalone question finds what a person's finds."""

from evals.case import Turn
from evals.metrics.retrieving import needed_passages, recall
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit

FIRST = 4  # passages


class RewriteQuality:
    """Measure the recall of needed passages with the system's question, against the gold rewrite's.

    A better one than the gold rewrite's counts as 1. Where the gold rewrite finds nothing, the rewrite is not
    what is at fault, and there is no score.
    """

    name = "rewrite-quality"
    title = "Follow-ups that find what their gold rewrite finds"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether there is a gold rewrite, and something to find with it."""
        return turn.rewrite is not None and bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the one recall over the other, and tell both."""
        if not self.applies(turn) or outcome.alone is None:
            return NOT_APPLICABLE
        entries = needed_passages(turn, context)
        gold = recall(outcome.alone.passages, entries, FIRST)
        if gold == 0:
            return NOT_APPLICABLE
        system = recall(outcome.passages, entries, FIRST)
        return Score(min(1.0, system / gold), f"recall@{FIRST} {system:.2f}, gold rewrite {gold:.2f}")
