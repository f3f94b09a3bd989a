"""The figures of a bench as a table in plain text."""

from collections.abc import Sequence

from evals.bench.figure import Figure
from evals.bench.machine import Machine
from evals.table import table

HEADINGS = ("figure", "n", "p50", "p95", "lowest", "highest", "limit", "met")
NONE = "-"


def bench_table(machine: Machine, figures: Sequence[Figure]) -> str:
    """Return the machine, a table with a row for each figure, and what each figure is."""
    lines = table(HEADINGS, map(_row, figures), words_at_end=2)
    told = [f"{figure.name}: {figure.measured}" for figure in figures]
    busy = ["Other work competed for the processors: the figures are too high."] if machine.is_busy else []
    return "\n".join([machine.described, *busy, "", *lines, "", *told, ""])


def _row(figure: Figure) -> tuple[str, ...]:
    statistics = (figure.p50, figure.p95, figure.lowest, figure.highest)
    limit = f"{figure.limit.statistic} {figure.limit.at_most:g} {figure.unit}" if figure.limit else NONE
    return (
        figure.name,
        str(len(figure.samples)),
        *(NONE if value is None else f"{value:.3f} {figure.unit}" for value in statistics),
        limit,
        _met(figure),
    )


def _met(figure: Figure) -> str:
    if figure.limit is None:
        return NONE
    match figure.met:
        case None:
            return "not measured"
        case True:
            return "yes"
        case False:
            return "NO"
