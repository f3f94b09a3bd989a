"""How far the answerability judgement can be taken at its word: its probabilities against what was right.

The Brier score is that of G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly
Weather Review 78(1), 1950, in its form for two outcomes: the mean squared difference between probability and
outcome. The expected calibration error is that of M. P. Naeini, G. F. Cooper and M. Hauskrecht, "Obtaining
well calibrated probabilities using Bayesian binning", AAAI 2015, over bins of equal width: the mean over the
bins of the difference between mean probability and share, each bin weighed by how much it holds. The bins
with their shares are the reliability diagram of M. H. DeGroot and S. E. Fienberg, "The comparison and
evaluation of forecasters", The Statistician 32, 1983.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.case import Case, Turn
from evals.intervals import Interval, wilson
from evals.outcome import CaseOutcome

BINS = 10

Pair = tuple[float, bool]  # the probability, and whether an answer was called for


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold the turns whose probability lies from `low` to below `high`; 1 belongs to the last bin.

    `probability` is their mean; of `turns`, `answerable` called for an answer; `interval` is the 95 %
    interval of that share, after Wilson.
    """

    low: float
    high: float
    turns: int
    answerable: int
    probability: float
    interval: Interval

    @property
    def share(self) -> float:
        """Return the share of turns that called for an answer."""
        return self.answerable / self.turns


@dataclass(frozen=True, slots=True)
class Reliability:
    """Hold the bins that are not empty, from low to high, with the two scores, both 0 at best.

    `brier_of_share` is the Brier score of giving every turn the share of turns that called for an answer.
    """

    bins: tuple[Bin, ...]
    brier: float
    calibration_error: float
    brier_of_share: float

    @property
    def turns(self) -> int:
        """Return how many turns were judged."""
        return sum(held.turns for held in self.bins)


def reliability_of_run(
    outcomes: Sequence[CaseOutcome], cases: Mapping[str, Case], bins: int = BINS
) -> Reliability | None:
    """Return the reliability over the golden turns that were judged; None where none was.

    Repetitions of a turn count as one, with their mean.
    """
    judged: dict[tuple[str, int], list[float]] = defaultdict(list)
    for outcome in outcomes:
        for number, told in enumerate(outcome.turns):
            if told.probability is not None:
                judged[outcome.case, number].append(told.probability)
    pairs: list[Pair] = []
    for (id_, number), probabilities in judged.items():
        turns = cases[id_].turns if id_ in cases else ()
        wanted = calls_for_an_answer(turns[number]) if number < len(turns) else None
        if wanted is not None:
            pairs.append((fmean(probabilities), wanted))
    return reliability_of(pairs, bins) if pairs else None


def calls_for_an_answer(turn: Turn) -> bool | None:
    """Tell whether the articles answer; None where a question back is right, or both an answer and none."""
    if "needs_clarification" in turn.status or (turn.answers and "not_in_sources" in turn.status):
        return None
    return turn.answers


def reliability_of(pairs: Sequence[Pair], bins: int = BINS) -> Reliability:
    """Return the reliability of probabilities, 0 to 1, in bins of equal width.

    Raises:
        ValueError: there are no pairs, or a probability lies outside of 0 to 1.
    """
    if not pairs:
        raise ValueError("there is no reliability of no judgements")
    held: dict[int, list[Pair]] = defaultdict(list)
    for probability, answerable in pairs:
        if not 0 <= probability <= 1:
            raise ValueError(f"{probability} is no probability")
        held[min(int(probability * bins), bins - 1)].append((probability, answerable))
    filled = tuple(_bin(number, held[number], bins) for number in sorted(held))
    share = fmean(answerable for _, answerable in pairs)
    return Reliability(
        bins=filled,
        brier=fmean((probability - answerable) ** 2 for probability, answerable in pairs),
        calibration_error=sum(abs(one.probability - one.share) * one.turns for one in filled) / len(pairs),
        brier_of_share=share * (1 - share),
    )


def _bin(number: int, pairs: Sequence[Pair], bins: int) -> Bin:
    answerable = sum(wanted for _, wanted in pairs)
    return Bin(
        low=number / bins,
        high=(number + 1) / bins,
        turns=len(pairs),
        answerable=answerable,
        probability=fmean(probability for probability, _ in pairs),
        interval=wilson(answerable, len(pairs)),
    )
