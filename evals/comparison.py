"""Two runs side by side, case by case: what broke, what was mended, and whether it is more than chance."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.paired import Difference, Mcnemar, mcnemar, paired_bootstrap
from evals.scorecard import CORRECTNESS

SURE = 0.05
CaseValues = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold how the second run differs from the first, over the cases that both asked.

    `lost` are cases of the first that the second did not ask, `new` those only the second asked.
    """

    correctness: Mcnemar
    differences: Mapping[str, Difference]
    shared: int
    lost: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_worse(self) -> bool:
        """Tell whether more cases broke than were mended, and by more than chance."""
        found = self.correctness
        return len(found.broken) > len(found.mended) and found.p_value < SURE


def compare(before: CaseValues, after: CaseValues) -> Comparison:
    """Compare the scores of two runs, each by case and metric."""
    both = [case for case in before if case in after]
    metrics = sorted({name for scores in before.values() for name in scores} - {CORRECTNESS})
    found = {
        name: paired_bootstrap(_values(before, both, name), _values(after, both, name)) for name in metrics
    }
    return Comparison(
        correctness=mcnemar(_passed(before, both), _passed(after, both)),
        differences={name: difference for name, difference in found.items() if difference.n},
        shared=len(both),
        lost=tuple(sorted(before.keys() - after.keys())),
        new=tuple(sorted(after.keys() - before.keys())),
    )


def _passed(scores: CaseValues, cases: list[str]) -> dict[str, bool]:
    return {case: scores[case][CORRECTNESS] == 1.0 for case in cases}


def _values(scores: CaseValues, cases: list[str], metric: str) -> dict[str, float]:
    return {case: scores[case][metric] for case in cases if metric in scores[case]}
