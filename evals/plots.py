"""Plots of an eval as SVG text that takes its colours from the page that it stands in.

Each is one `<svg>` element without prolog: text stays text, the size is the page's to choose, and the same
values give the same characters.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import StringIO
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 5.0  # inches; a phone shows it at nearly this size
LEFT, SCORE_WIDTH, TIME_WIDTH = 0.3, 0.56, 0.66  # of the width: where the axes begin, how much they take
ROW, TIME_ROW = 0.25, 0.5  # inches
EDGES = 0.62  # inches above and below the rows
SQUARE, SQUARE_LEFT = 3.1, 0.19  # inches a side; of the width
ABOVE, BELOW = 0.3, 0.55  # inches around the square
DOTS_PER_INCH = 72
# matplotlib takes no CSS colours: each of these stands for one and is replaced in the SVG.
INK, MARK, RULE = "#010203", "#040506", "#070809"
_COLOURS = {
    INK: "currentColor",
    MARK: "var(--plot-mark, #3d6fa8)",
    RULE: "var(--plot-rule, #bdbdbd)",
}
_TICKS = tuple(digit * 10**power for power in range(7) for digit in (1, 3))
_MOST_TICKS = 5
_SPREAD = 0.62  # of a row, that dots are spread over
_GOLDEN = 0.6180339887498949


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold one row: a share between the ends of its interval, and that of the baseline where there is one."""

    label: str
    value: float
    low: float
    high: float
    note: str
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Hold the times of one step over all turns, in milliseconds, with two percentiles of them."""

    label: str
    values: tuple[float, ...]
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a bin of judged turns: mean probability, share that was answerable, its interval, all 0 to 1."""

    label: str
    middle: float
    probability: float
    share: float
    low: float
    high: float
    turns: int


def score_plot(rows: Sequence[Bar]) -> str:
    """Return shares from 0 to 1 as dots with their intervals, one row each, the baseline as a hollow mark.

    Raises:
        ValueError: there are no rows.
    """
    title = "Right answers by stratum: " + "; ".join(_spoken(row) for row in rows)
    with _figure(len(rows), ROW, SCORE_WIDTH) as (figure, axes):
        for place, row in enumerate(rows):
            axes.plot([row.low, row.high], [place, place], color=MARK, linewidth=1.4, clip_on=False)
            if row.baseline is not None:
                _mark(axes, row.baseline, place, "D", 42, facecolor="none", edgecolor=INK)
            _mark(axes, row.value, place, "o", 25, facecolor=MARK, edgecolor="none")
            axes.text(1.03, place, row.note, transform=axes.get_yaxis_transform(), va="center", color=INK)
        axes.set_xlim(-0.015, 1.015)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
        _label_rows(axes, [row.label for row in rows])
        return _svg(figure, title, "scores")


def latency_plot(rows: Sequence[Times], name: str = "times") -> str:
    """Return every time as a dot on a logarithmic axis, one row a step, with lines at p50 and p95.

    The line at p50 is whole, the one at p95 broken. Of several on one page each has a name of its own.

    Raises:
        ValueError: there are no rows, or one has no times.
    """
    if not all(row.values for row in rows):
        raise ValueError("a row of times holds none")
    title = "Times: " + "; ".join(
        f"{row.label} p50 {milliseconds(row.p50)}, p95 {milliseconds(row.p95)}" for row in rows
    )
    with _figure(len(rows), TIME_ROW, TIME_WIDTH) as (figure, axes):
        axes.set_xscale("log")
        for place, row in enumerate(rows):
            times = [max(value, 1.0) for value in sorted(row.values)]
            # Spread evenly and without chance, so that dots do not hide each other and nothing moves.
            heights = [place + _SPREAD * ((rank * _GOLDEN) % 1 - 0.5) for rank in range(len(times))]
            axes.scatter(times, heights, s=9, color=MARK, alpha=0.42, linewidths=0)
            for value, style in ((row.p50, "-"), (row.p95, (0, (2, 1.2)))):
                axes.plot([max(value, 1.0)] * 2, [place - 0.42, place + 0.42], color=INK, lw=1.3, ls=style)
        _label_times(axes, [max(value, 1.0) for row in rows for value in row.values])
        _label_rows(axes, [row.label for row in rows])
        return _svg(figure, title, name)


def reliability_plot(points: Sequence[Point]) -> str:
    """Return shares over probabilities as dots with their intervals, and the diagonal on which they agree.

    Above each bin stands how many turns it holds.

    Raises:
        ValueError: there are no points.
    """
    title = "Answerability, probability against share: " + "; ".join(
        f"{point.label}: mean {point.probability:.2f}, share {point.share:.2f}"
        f" ({point.low:.2f} to {point.high:.2f}) of {point.turns}"
        for point in points
    )
    if not points:
        raise ValueError("a plot needs a point")
    height = SQUARE + ABOVE + BELOW
    place = (SQUARE_LEFT, BELOW / height, SQUARE / WIDTH, SQUARE / height)
    with _drawing(height, place) as (figure, axes):
        axes.plot([0, 1], [0, 1], color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
        for point in points:
            ends = [point.low, point.high]
            axes.plot([point.probability] * 2, ends, color=MARK, linewidth=1.4, clip_on=False)
            _mark(axes, point.probability, point.share, "o", 25, facecolor=MARK, edgecolor="none")
            above = axes.get_xaxis_transform()
            axes.text(point.middle, 1.03, str(point.turns), transform=above, ha="center", color=INK)
        ticks = {0: "0", 0.2: "0.2", 0.4: "0.4", 0.6: "0.6", 0.8: "0.8", 1: "1"}
        axes.set(xlim=(-0.015, 1.015), ylim=(-0.015, 1.015))
        axes.set_xticks([*ticks], [*ticks.values()])
        axes.set_yticks([*ticks], [*ticks.values()])
        axes.grid(axis="y", color=RULE, linewidth=0.6)
        axes.tick_params(axis="both", length=0, pad=6, colors=INK)
        axes.set_xlabel("judged probability", color=INK, labelpad=6)
        axes.set_ylabel("share that was answerable", color=INK, labelpad=6)
        return _svg(figure, title, "reliability")


def milliseconds(value: float) -> str:
    """Return a time for readers: in milliseconds below a second, in seconds from there."""
    return f"{value:.0f} ms" if value < 999.5 else f"{value / 1000:.1f} s"


def _spoken(row: Bar) -> str:
    before = "" if row.baseline is None else f", baseline {row.baseline:.2f}"
    return f"{row.label} {row.value:.2f} ({row.low:.2f} to {row.high:.2f}){before}"


@contextmanager
def _figure(rows: int, row: float, width: float) -> Iterator[tuple["Figure", "Axes"]]:
    if not rows:
        raise ValueError("a plot needs a row")
    height = rows * row + EDGES
    with _drawing(height, (LEFT, 0.36 / height, width, rows * row / height)) as (figure, axes):
        axes.set_ylim(rows - 0.5, -0.5)
        yield figure, axes


@contextmanager
def _drawing(height: float, place: tuple[float, float, float, float]) -> Iterator[tuple["Figure", "Axes"]]:
    """Give a figure of a height in inches, with axes at `place`: left, bottom, width and height as shares."""
    with _quiet():
        from matplotlib import rc_context
        from matplotlib.figure import Figure

        with rc_context(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "footnote",
                "font.family": "DejaVu Sans",
                "font.size": 8.5,
                "text.parse_math": False,
            }
        ):
            figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH)
            axes = figure.add_axes(place)
            axes.patch.set_visible(False)
            figure.patch.set_visible(False)
            axes.set_axisbelow(True)
            axes.grid(axis="x", color=RULE, linewidth=0.6)
            axes.spines[:].set_visible(False)
            yield figure, axes


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep matplotlib from telling that it builds its font cache, which no reader of a report asked about."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _mark(
    axes: "Axes", value: float, place: float, marker: str, size: float, *, facecolor: str, edgecolor: str
) -> None:
    axes.scatter(
        value, place, s=size, marker=marker, facecolor=facecolor, edgecolor=edgecolor, clip_on=False, zorder=3
    )


def _label_rows(axes: "Axes", labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.tick_params(axis="both", length=0, pad=6, colors=INK)


def _label_times(axes: "Axes", values: Sequence[float]) -> None:
    low, high = min(values) / 1.15, max(values) * 1.15
    shown = [tick for tick in _TICKS if low <= tick <= high]
    if len(shown) < 2:
        # Times within one step of the axis: widen it to the powers of ten around them.
        low, high = 10 ** floor(log10(low)), 10 ** ceil(log10(high))
        shown = [tick for tick in _TICKS if low <= tick <= high]
    if len(shown) > _MOST_TICKS:
        shown = [tick for tick in shown if log10(tick).is_integer()]
    axes.set_xlim(low, high)
    axes.set_xticks(shown, [milliseconds(tick).replace(".0 s", " s") for tick in shown])
    axes.minorticks_off()


def _svg(figure: "Figure", title: str, name: str) -> str:
    held = StringIO()
    figure.savefig(held, format="svg", transparent=True, metadata={"Date": None})
    drawn = held.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    # The metadata name remote vocabularies, and the style would hold for the whole page.
    drawn = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", drawn, flags=re.DOTALL)
    for colour, css in _COLOURS.items():
        drawn = drawn.replace(colour, css)
    drawn = re.sub(r"'DejaVu Sans'[^;\"]*", "var(--plot-font, sans-serif)", drawn)
    # Two plots on one page must not share ids.
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    drawn = re.sub(r'xlink:href="#', f'href="#{name}-', drawn)
    drawn = drawn.replace("url(#", f"url(#{name}-").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    drawn = re.sub(r'(<svg) width="[^"]*" height="[^"]*"', r"\1", drawn, count=1)
    opening = f'<svg role="img" aria-label="{escape(title)}" class="plot" stroke-linejoin="round"'
    return re.sub(r"\n\s*\n+", "\n", drawn.replace("<svg", opening, 1)).strip()
