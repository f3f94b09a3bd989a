"""A scorecard: the scores of every case of a run, and what they come to over all of them.

It is made from the golden set, not from the outcomes, so that a case which failed or was never asked stays
in every denominator that it belongs to.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from evals.case import Case, Severity, Split, Stratum
from evals.follow_up_loss import FollowUpLoss, follow_up_loss
from evals.golden_set import GoldenSet
from evals.intervals import Interval, interval_of
from evals.outcome import CaseOutcome, TurnOutcome
from evals.percentile import percentile
from evals.reliability import Reliability, reliability_of_run
from evals.run import Run, selected_cases
from evals.score import Context, Metric, score_of

CORRECTNESS = "correctness"
DIGITS = 6  # as many as the baseline keeps, so that an unchanged score is an equal one
NOT_ASKED = TurnOutcome(answer=None, error="it was not asked")


@dataclass(frozen=True, slots=True)
class TurnScores:
    """Hold the scores of one turn by metric, and the reasons for those that are not full."""

    scores: Mapping[str, float]
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CaseScores:
    """Hold the scores of one case by metric: the mean of its turns; correctness is that of its worst turn."""

    id: str
    stratum: Stratum
    split: Split
    severity: Severity
    scores: Mapping[str, float]
    turns: tuple[TurnScores, ...]
    errors: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Tell whether every turn, in every repetition, was answered rightly."""
        return self.scores[CORRECTNESS] == 1.0


@dataclass(frozen=True, slots=True)
class Headline:
    """Hold the mean of a metric over the cases that it applies to, with its 95 % interval."""

    metric: str
    value: float
    n: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Latency:
    """Hold the times of one step over all turns that have one, in milliseconds; there is at least one."""

    metric: str
    values: tuple[float, ...]

    @property
    def p50(self) -> float:
        """Return the median."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """Return the time that 95 of 100 turns do not pass."""
        return percentile(self.values, 95) or 0.0

    @property
    def n(self) -> int:
        """Return how many turns were timed."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Hold what a run comes to."""

    cases: Mapping[str, CaseScores]
    headlines: tuple[Headline, ...]
    strata: Mapping[Stratum, Headline]
    latencies: tuple[Latency, ...]
    follow_ups: FollowUpLoss | None = None
    reliability: Reliability | None = None

    def values(self, metric: str) -> dict[str, float]:
        """Return the scores of the cases that a metric applies to."""
        return {id_: case.scores[metric] for id_, case in self.cases.items() if metric in case.scores}

    @property
    def passed(self) -> dict[str, bool]:
        """Return for every case whether it passed."""
        return {id_: case.passed for id_, case in self.cases.items()}

    @property
    def errors(self) -> tuple[str, ...]:
        """Return what went wrong, with the case that it went wrong in."""
        return tuple(f"{case.id}: {error}" for case in self.cases.values() for error in case.errors)

    def headline(self, metric: str) -> Headline | None:
        """Return the headline of a metric, or None where it applies to no case."""
        return next((headline for headline in self.headlines if headline.metric == metric), None)


def score_run(run: Run, golden: GoldenSet, metrics: Sequence[Metric], context: Context) -> Scorecard:
    """Return the scorecard of a run over the cases that it was to ask."""
    outcomes: dict[str, list[CaseOutcome]] = defaultdict(list)
    for outcome in run.outcomes:
        outcomes[outcome.case].append(outcome)
    shares = [metric for metric in metrics if metric.unit == "share"]
    cases = {
        case.id: _case_scores(
            case, golden, _repetitions(case, outcomes[case.id], run.header.repetitions), shares, context
        )
        for case in selected_cases(golden, run.header.half, run.header.only)
    }
    known = {case.id: case for case in golden.cases}
    return Scorecard(
        cases=cases,
        headlines=_headlines(cases, shares),
        strata=_strata(cases),
        latencies=_latencies(run, golden, metrics, context),
        follow_ups=follow_up_loss(run.outcomes, known, context),
        reliability=reliability_of_run(run.outcomes, known),
    )


def _repetitions(
    case: Case, outcomes: Sequence[CaseOutcome], repetitions: int
) -> list[tuple[TurnOutcome, ...]]:
    """Return the outcomes of all turns for each repetition; what is missing was not asked.

    An older run may hold more turns than the case has now.
    """
    not_asked = (NOT_ASKED,) * len(case.turns)
    kept = {
        outcome.repetition: (*outcome.turns, *not_asked[len(outcome.turns) :])[: len(case.turns)]
        for outcome in outcomes
    }
    return [kept.get(number, not_asked) for number in range(1, repetitions + 1)]


def _case_scores(
    case: Case,
    golden: GoldenSet,
    repetitions: Sequence[tuple[TurnOutcome, ...]],
    metrics: Sequence[Metric],
    context: Context,
) -> CaseScores:
    turns = [
        [_turn_scores(case, number, outcome, metrics, context) for number, outcome in enumerate(asked)]
        for asked in repetitions
    ]
    scores: dict[str, float] = {}
    for metric in metrics:
        applied = [
            [turn.scores[metric.name] for turn in asked if metric.name in turn.scores] for asked in turns
        ]
        values = [_of_case(metric.name, held) for held in applied if held]
        if values:
            scores[metric.name] = round(fmean(values), DIGITS)
    return CaseScores(
        id=case.id,
        stratum=golden.strata[case.id],
        split=case.split,
        severity=case.severity,
        scores=scores,
        turns=tuple(turns[0]),
        errors=tuple(turn.error for asked in repetitions for turn in asked if turn.error),
    )


def _of_case(metric: str, values: Sequence[float]) -> float:
    return min(values) if metric == CORRECTNESS else fmean(values)


def _turn_scores(
    case: Case, number: int, outcome: TurnOutcome, metrics: Sequence[Metric], context: Context
) -> TurnScores:
    scores: dict[str, float] = {}
    reasons: dict[str, str] = {}
    for metric in metrics:
        score = score_of(metric, case.turns[number], outcome, context)
        if score.value is None:
            continue
        scores[metric.name] = score.value
        full = 0.0 if metric.lower_is_better else 1.0
        if score.why and score.value != full:
            reasons[metric.name] = score.why
    return TurnScores(scores, reasons)


def _headlines(cases: Mapping[str, CaseScores], metrics: Sequence[Metric]) -> tuple[Headline, ...]:
    found = [
        (metric.name, [case.scores[metric.name] for case in cases.values() if metric.name in case.scores])
        for metric in metrics
    ]
    return tuple(_headline(name, values) for name, values in found if values)


def _headline(metric: str, values: Sequence[float]) -> Headline:
    interval = interval_of(values)
    if interval is None:
        raise ValueError(f"no case has a score for {metric}")
    return Headline(metric, fmean(values), len(values), interval)


def _strata(cases: Mapping[str, CaseScores]) -> dict[Stratum, Headline]:
    held: dict[Stratum, list[float]] = defaultdict(list)
    for case in cases.values():
        held[case.stratum].append(float(case.passed))
    return {stratum: _headline(CORRECTNESS, held[stratum]) for stratum in Stratum if stratum in held}


def _latencies(
    run: Run, golden: GoldenSet, metrics: Sequence[Metric], context: Context
) -> tuple[Latency, ...]:
    cases = {case.id: case for case in golden.cases}
    timed = [
        (turn, outcome)
        for asked in run.outcomes
        if asked.case in cases
        for turn, outcome in zip(cases[asked.case].turns, asked.turns, strict=False)
    ]
    found: list[Latency] = []
    for metric in metrics:
        if metric.unit != "ms":
            continue
        scores = (metric.score(turn, outcome, context).value for turn, outcome in timed if outcome.answer)
        values = tuple(value for value in scores if value is not None)
        if values:
            found.append(Latency(metric.name, values))
    return tuple(found)
