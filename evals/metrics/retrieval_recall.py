"""How many of the needed passages are found."""

from evals.case import Turn
from evals.metrics.citing import either, needed
from evals.metrics.retrieving import first_ranks, needed_passages
from evals.outcome import TurnOutcome
from evals.score import Context, Score, Unit, share


class RetrievalRecall:
    """Measure the share of the statements that must be cited of which a passage is among the first k."""

    unit: Unit = "share"
    lower_is_better = False

    def __init__(self, k: int) -> None:
        self.k = k
        self.name = f"retrieval-recall-at-{k}"
        self.title = f"Needed passages among the first {k}"

    def applies(self, turn: Turn) -> bool:
        """Tell whether there is something to find."""
        return bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with what was not found."""
        ranks = first_ranks(outcome.passages, needed_passages(turn, context), self.k)
        statements = zip(needed(turn, context), ranks, strict=True)
        missing = [either(entry) for entry, rank in statements if rank is None]
        why = f"not found: {', '.join(missing)}" if missing else ""
        return share(len(ranks) - len(missing), len(ranks), why)
