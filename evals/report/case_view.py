"""One case as the page shows it, and the cases of a stratum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.case import Case, Stratum
from evals.comparison import Comparison
from evals.golden_set import GoldenSet
from evals.report.evidence import quotes_by_passage
from evals.report.formats import share, stratum_title
from evals.report.turn_view import TurnView, turn_view
from evals.run import Run
from evals.score import Metric
from evals.scorecard import CORRECTNESS, NOT_ASKED, CaseScores, Scorecard

Change = Literal["", "broke", "mended", "new"]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Hold one case; its turns are those of the first repetition."""

    id: str
    split: str
    severity: str
    audience: str
    note: str
    passed: bool
    change: Change
    correctness: str
    turns: tuple[TurnView, ...]
    errors: tuple[str, ...]

    @property
    def question(self) -> str:
        """Return the questions of all turns in one line."""
        return " → ".join(turn.question for turn in self.turns)


@dataclass(frozen=True, slots=True)
class StratumView:
    """Hold the cases of one stratum, those that failed first."""

    name: str
    title: str
    cases: tuple[CaseView, ...]

    @property
    def right(self) -> int:
        """Return how many cases were answered rightly."""
        return sum(case.passed for case in self.cases)


def stratum_views(
    run: Run,
    card: Scorecard,
    golden: GoldenSet,
    metrics: Sequence[Metric],
    comparison: Comparison | None,
) -> tuple[StratumView, ...]:
    """Return the cases of a run by stratum."""
    outcomes = {outcome.case: outcome.turns for outcome in run.outcomes if outcome.repetition == 1}
    quotes = quotes_by_passage(golden, run.outcomes)
    changes = _changes(comparison)
    shares = [metric for metric in metrics if metric.unit == "share"]

    def view(case: Case, scores: CaseScores) -> CaseView:
        asked = outcomes.get(case.id, ())
        padded = (*asked, *[NOT_ASKED] * (len(case.turns) - len(asked)))
        return CaseView(
            id=case.id,
            split=case.split,
            severity=case.severity,
            audience=case.audience.value,
            note=case.note,
            passed=scores.passed,
            change=changes.get(case.id, ""),
            correctness=share(scores.scores[CORRECTNESS]),
            turns=tuple(
                turn_view(number, turn, padded[number - 1], held, shares, golden.statements, quotes)
                for number, (turn, held) in enumerate(zip(case.turns, scores.turns, strict=True), start=1)
            ),
            errors=scores.errors,
        )

    views = [view(case, card.cases[case.id]) for case in golden.cases if case.id in card.cases]
    return tuple(
        StratumView(stratum.value, stratum_title(stratum), tuple(sorted(held, key=lambda case: case.passed)))
        for stratum in Stratum
        if (held := [case for case in views if golden.strata[case.id] is stratum])
    )


def _changes(comparison: Comparison | None) -> Mapping[str, Change]:
    if comparison is None:
        return {}
    found: dict[str, Change] = dict.fromkeys(comparison.correctness.broken, "broke")
    found |= dict.fromkeys(comparison.correctness.mended, "mended")
    return found | dict.fromkeys(comparison.new, "new")
