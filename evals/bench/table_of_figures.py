"""The figures of a bench as a table in plain text."""

from evals.bench.figure import Figure
from evals.bench.figure_text import NONE, limit_text, met_text, ratio_text, spread_text, value_text
from evals.bench.report import Report
from evals.table import table

HEADINGS = ("figure", "n", "p50", "p95", "middle half", "reference", "better by", "limit", "met")
BUSY = "Other work competed for the processors: the figures are too high."


def bench_table(report: Report) -> str:
    """Return the machine, a table with a row for each figure, the answers given, and what each figure is."""
    lines = table(HEADINGS, map(_row, report.figures), words_at_end=2)
    busy = [BUSY] if report.machine.is_busy else []
    remarks = [*(tally.told for tally in report.tallies), *report.notes]
    told = [f"{figure.name}: {figure.measured}" for figure in report.figures]
    return "\n".join(
        [report.machine.described, *busy, "", *lines, "", *remarks, *([""] if remarks else []), *told, ""]
    )


def _row(figure: Figure) -> tuple[str, ...]:
    reference = figure.reference
    return (
        figure.name,
        str(len(figure.samples)),
        value_text(figure.p50, figure.unit),
        value_text(figure.p95, figure.unit),
        spread_text(figure),
        value_text(reference.p50 if reference else None, figure.unit),
        ratio_text(reference.ratio if reference else None),
        ", ".join(limit_text(limit, figure.unit) for limit in figure.limits) or NONE,
        met_text(figure),
    )
