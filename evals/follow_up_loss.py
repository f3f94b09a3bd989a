"""What following up costs: follow-ups in their conversation against the same questions asked alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.case import Case
from evals.metrics.correctness import Correctness
from evals.outcome import CaseOutcome
from evals.paired import Difference, paired_bootstrap
from evals.score import Context, score_of

Told = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FollowUpLoss:
    """Hold the shares of right answers to follow-ups, and their paired difference: below 0 is a loss."""

    followed: float
    alone: float
    difference: Difference


def follow_up_loss(
    outcomes: Sequence[CaseOutcome], cases: Mapping[str, Case], context: Context
) -> FollowUpLoss | None:
    """Return the loss over all turns with a gold rewrite that was asked alone as well; None without any.

    Repetitions of a turn count as one, with their mean. A failure is a wrong answer, on either side.
    """
    followed: dict[str, list[float]] = defaultdict(list)
    alone: dict[str, list[float]] = defaultdict(list)
    metric = Correctness()
    for outcome in outcomes:
        turns = cases[outcome.case].turns if outcome.case in cases else ()
        for number, (turn, told) in enumerate(zip(turns, outcome.turns, strict=False)):
            if turn.rewrite is None or told.alone is None:
                continue
            for held, one in ((followed, told), (alone, told.alone)):
                held[f"{outcome.case}:{number}"].append(score_of(metric, turn, one, context).value or 0.0)
    if not followed:
        return None
    after, before = _means(followed), _means(alone)
    return FollowUpLoss(fmean(after.values()), fmean(before.values()), paired_bootstrap(before, after))


def _means(held: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {turn: fmean(values) for turn, values in held.items()}
