"""One HTML page about a bench, for whoever decides whether a change may stay."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.bench.figure import Figure
from evals.bench.figure_text import limit_text, met_text, ratio_text, spread_text, value_text
from evals.bench.group import Group
from evals.bench.measurement import Part
from evals.bench.report import Report
from evals.bench.table_of_figures import BUSY
from evals.plots import Times, latency_plot
from evals.report.formats import counted, moment
from evals.report.page import FOLDER as STYLES
from evals.report.page import STYLE

TEMPLATE = "bench.html.j2"
MS = 1000
TITLES = {
    Group.FIRST_QUOTE: "First quote",
    Group.PROSE: "Prose",
    Group.READERS: "Several readers at once",
    Group.COLD_ASK: "One question in a fresh process",
    Group.HELP: "The help",
    Group.SERVE: "Start and memory of the chat page",
    Group.INDEX: "Building the index",
    Group.RETRIEVAL: "Retrieval among many passages",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Hold one group as the page shows it; `plot` is empty where no times were taken."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]
    plot: Markup


def report_page(report: Report) -> str:
    """Return the page as HTML that loads nothing, needs no script, and is the same for the same bench."""
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            style=Markup((STYLES / STYLE).read_text(encoding="utf-8")),
            verdict=verdict(report),
            report=report,
            busy=BUSY if report.machine.is_busy else "",
            sections=[section_of(part) for part in report.parts],
        )
    )


def verdict(report: Report) -> str:
    """Return the one sentence that the page begins with."""
    limited = counted(sum(bool(figure.limits) for figure in report.figures), "figure")
    if not report.broken:
        return f"All limits are kept, over {limited} with a limit."
    return f"{len(report.broken)} of {limited} with a limit do not keep it: {', '.join(report.broken)}."


def section_of(part: Part) -> Section:
    """Return one group as the page shows it."""
    held = part.measurement
    rows = [row for figure in held.figures for row in plot_rows(figure)]
    name = part.group.value
    return Section(
        name=name,
        title=TITLES[part.group],
        figures=held.figures,
        remarks=(*(tally.told for tally in held.tallies), *held.notes),
        plot=Markup(latency_plot(rows, name=f"times-{name}")) if rows else Markup(),
    )


def plot_rows(figure: Figure) -> tuple[Times, ...]:
    """Return the row of a figure and that of its reference; none where it is no time, or was not measured."""
    rows = [_row(figure.name, figure.samples, figure.p50, figure.p95)]
    if figure.reference is not None:
        reference = figure.reference
        rows.append(_row(reference.name, reference.samples, reference.p50, reference.p95))
    return tuple(row for row in rows if row is not None) if figure.unit == "s" else ()


def _row(name: str, samples: tuple[float, ...], p50: float | None, p95: float | None) -> Times | None:
    if p50 is None or p95 is None:
        return None
    return Times(name, tuple(sample * MS for sample in samples), p50 * MS, p95 * MS)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "limit": limit_text,
        "met": met_text,
        "moment": moment,
        "ratio": ratio_text,
        "spread": spread_text,
        "value": value_text,
    }
    return environment
