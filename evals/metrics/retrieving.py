"""Which of the needed passages a ranking holds."""

from collections.abc import Sequence

from evals.case import Turn
from evals.metrics.citing import needed
from evals.score import Context

Needed = frozenset[str]  # the ids of passages of which one is enough


def needed_passages(turn: Turn, context: Context) -> tuple[Needed, ...]:
    """Return the passages made of the statements that must be cited, each entry as its alternatives."""
    return tuple(
        frozenset(statement.passage_id for statement in alternatives)
        for alternatives in needed(turn, context)
    )


def first_ranks(passages: Sequence[str], entries: Sequence[Needed], k: int) -> tuple[int | None, ...]:
    """Return for each entry the rank, from 1, of its best passage among the first k; None where none is."""
    return tuple(
        next((rank for rank, passage in enumerate(passages[:k], start=1) if passage in entry), None)
        for entry in entries
    )


def recall(passages: Sequence[str], entries: Sequence[Needed], k: int) -> float:
    """Return the share of entries of which a passage is among the first k.

    Raises:
        ZeroDivisionError: there are no entries.
    """
    ranks = first_ranks(passages, entries, k)
    return sum(rank is not None for rank in ranks) / len(ranks)
