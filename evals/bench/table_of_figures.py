"""The figures of a bench as a table in plain text."""

from collections.abc import Sequence

from evals.bench.figure import Figure
from evals.bench.machine import Machine

HEADINGS = ("figure", "n", "p50", "p95", "lowest", "highest", "limit", "met")
GAP = "  "
NONE = "-"


def bench_table(machine: Machine, figures: Sequence[Figure]) -> str:
    """Return the machine, a table with a row for each figure, and what each figure is."""
    rows = [HEADINGS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        GAP.join(_aligned(cell, width, column) for column, (cell, width) in enumerate(_pairs(row, widths)))
        for row in rows
    ]
    told = [f"{figure.name}: {figure.measured}" for figure in figures]
    busy = ["Other work competed for the processors: the figures are too high."] if machine.is_busy else []
    return "\n".join([machine.described, *busy, "", *(line.rstrip() for line in lines), "", *told, ""])


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


def _pairs(row: Sequence[str], widths: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip(row, widths, strict=True))


def _aligned(cell: str, width: int, column: int) -> str:
    """Return a cell as wide as its column: figures stand at the right, words at the left."""
    return cell.rjust(width) if 0 < column < len(HEADINGS) - 2 else cell.ljust(width)
