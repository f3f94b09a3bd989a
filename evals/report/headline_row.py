"""The rows of the headline table: one a metric, with its difference to the baseline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evals.baseline import BlessedRun
from evals.intervals import Interval
from evals.paired import Difference, paired_bootstrap
from evals.report.formats import change, changes, share, shares
from evals.score import Metric
from evals.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """Hold one row as it is shown; what does not apply is an empty text.

    `verdict` is "better" or "worse" where the interval of the difference leaves out 0, else empty.
    """

    metric: str
    title: str
    lower_is_better: bool
    applies: bool
    value: str = ""
    interval: str = ""
    n: str = ""
    difference: str = ""
    difference_interval: str = ""
    pairs: str = ""
    verdict: str = ""


def headline_rows(
    card: Scorecard, metrics: Sequence[Metric], blessed: BlessedRun | None
) -> tuple[HeadlineRow, ...]:
    """Return a row for every metric that is a share, also for those that apply to no case."""
    before = blessed.cases if blessed is not None else {}
    return tuple(_row(card, metric, before) for metric in metrics if metric.unit == "share")


def _row(card: Scorecard, metric: Metric, before: Mapping[str, Mapping[str, float]]) -> HeadlineRow:
    headline = card.headline(metric.name)
    if headline is None:
        return HeadlineRow(metric.name, metric.title, metric.lower_is_better, applies=False)
    values = {id_: scores[metric.name] for id_, scores in before.items() if metric.name in scores}
    difference = paired_bootstrap(values, card.values(metric.name))
    shown = HeadlineRow(
        metric=metric.name,
        title=metric.title,
        lower_is_better=metric.lower_is_better,
        applies=True,
        value=share(headline.value),
        interval=shares(headline.interval),
        n=str(headline.n),
    )
    return shown if difference is None else _with_difference(shown, difference)


def _with_difference(row: HeadlineRow, difference: Difference) -> HeadlineRow:
    return replace(
        row,
        difference=change(difference.mean),
        difference_interval=changes(difference.interval),
        pairs=str(difference.n),
        verdict=_verdict(difference.interval, row.lower_is_better),
    )


def _verdict(interval: Interval, lower_is_better: bool) -> str:
    if interval.low <= 0 <= interval.high:
        return ""
    return "better" if (interval.high < 0) == lower_is_better else "worse"
