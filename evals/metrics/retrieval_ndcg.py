"""How high the needed passages rank."""

from math import log2

from evals.case import Turn
from evals.metrics.retrieving import first_ranks, needed_passages
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit


class RetrievalNdcg:
    """Measure nDCG@k with binary relevance, where alternatives count once, by the best ranked of them.

    The score is the sum of 1 / log2(1 + rank) over the statements that must be cited, divided by the same
    sum for the ranks 1, 2, 3, ... A passage that serves two of them counts for both, up to a score of 1.
    """

    unit: Unit = "share"
    lower_is_better = False

    def __init__(self, k: int) -> None:
        self.k = k
        self.name = f"retrieval-ndcg-at-{k}"
        self.title = f"Rank of the needed passages (nDCG@{k})"

    def applies(self, turn: Turn) -> bool:
        """Tell whether there is something to find."""
        return bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the nDCG, with the ranks."""
        if not self.applies(turn):
            return NOT_APPLICABLE
        ranks = first_ranks(outcome.passages, needed_passages(turn, context), self.k)
        gained = sum(_gain(rank) for rank in ranks if rank is not None)
        ideal = sum(_gain(rank) for rank in range(1, min(len(ranks), self.k) + 1))
        shown = ", ".join("none" if rank is None else str(rank) for rank in ranks)
        return Score(min(1.0, gained / ideal), f"ranks {shown}")


def _gain(rank: int) -> float:
    return 1 / log2(1 + rank)
