"""One HTML page about a run, for whoever decides whether a change may stay."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from evals.baseline import BlessedRun
from evals.gate import Finding, compared
from evals.golden_set import GoldenSet
from evals.plots import latency_plot, milliseconds, reliability_plot, score_plot
from evals.readability import Readability
from evals.report.case_view import stratum_views
from evals.report.formats import change, changes, counted, grade, moment, p_value, share, shares, words
from evals.report.headline_row import headline_rows
from evals.report.plot_rows import bars_of, points_of, times_of
from evals.report.provenance import origins_of
from evals.run import Run
from evals.score import Metric
from evals.scorecard import Scorecard

FOLDER = Path(__file__).parent
TEMPLATE = "report.html.j2"
STYLE = "report.css"
_CASE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def report_page(
    run: Run,
    card: Scorecard,
    golden: GoldenSet,
    metrics: Sequence[Metric],
    blessed: BlessedRun | None,
    findings: Sequence[Finding],
    readability: Sequence[Readability] = (),
) -> str:
    """Return the page as HTML that loads nothing, needs no script, and is the same for the same run.

    `readability` are the rows of that table, one an audience; without them there is none.
    """
    comparison = compared(card, blessed) if blessed is not None else None
    bars = bars_of(card, golden, blessed)
    points = points_of(card)
    times = times_of(card)
    return (
        _environment(card.cases)
        .get_template(TEMPLATE)
        .render(
            style=Markup((FOLDER / STYLE).read_text(encoding="utf-8")),
            header=run.header,
            verdict=verdict(card, findings),
            findings=findings,
            failed=[case.id for case in card.cases.values() if not case.passed],
            origins=origins_of(run.header, len(card.cases), blessed),
            rows=headline_rows(card, metrics, blessed),
            follow_ups=card.follow_ups,
            strata=stratum_views(run, card, golden, metrics, comparison),
            headlines={stratum.value: headline for stratum, headline in card.strata.items()},
            bars=bars,
            score_plot=Markup(score_plot(bars)) if bars else "",
            reliability=card.reliability,
            points=points,
            reliability_plot=Markup(reliability_plot(points)) if points else "",
            readability=readability,
            times=times,
            latency_plot=Markup(latency_plot(times)) if times else "",
            titles={metric.name: metric.title for metric in metrics},
            blessed=blessed,
            comparison=comparison,
            gone=sorted(blessed.cases.keys() - {case.id for case in golden.cases}) if blessed else [],
        )
    )


def verdict(card: Scorecard, findings: Sequence[Finding]) -> str:
    """Return the one sentence that the page begins with."""
    right = sum(card.passed.values())
    told = f"{right} of {counted(len(card.cases), 'case')} {'was' if right == 1 else 'were'} answered rightly"
    if not findings:
        return f"The gate is open: {told}, and nothing forbids the change."
    return f"The gate is closed for {counted(len(findings), 'reason')}; {told}."


def _environment(cases: Collection[str]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "change": change,
        "changes": changes,
        "counted": counted,
        "milliseconds": milliseconds,
        "moment": moment,
        "p_value": p_value,
        "share": share,
        "shares": shares,
        "words": words,
        "grade": grade,
        "linked": lambda text: linked(text, cases),
    }
    return environment


def linked(text: str, cases: Collection[str]) -> Markup:
    """Return a text as HTML in which the ids of cases lead to them."""
    parts: list[Markup] = []
    end = 0
    for found in _CASE_ID.finditer(text):
        if found.group() in cases:
            id_ = found.group()
            parts += [
                escape(text[end : found.start()]),
                Markup('<a href="#case-{}">{}</a>').format(id_, id_),
            ]
            end = found.end()
    return Markup().join([*parts, escape(text[end:])])
