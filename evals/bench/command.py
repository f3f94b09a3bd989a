"""`assistant bench`: measures speed and memory on this machine, against limits and against a plain chain."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_progress
from evals.bench.group import Group

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.bench.questions import Questions
    from evals.bench.report import Report

LIMIT_BROKEN = 1
REPORT, PAGE = "report.json", "report.html"
Quick = Annotated[bool, typer.Option("--quick", help="Take fewer runs: quicker, and less sure.")]
Only = Annotated[
    list[Group] | None, typer.Option("--only", help="Measure this group of figures alone; repeatable.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 where a limit is broken.")]
Golden = Annotated[bool, typer.Option("--golden", help="Ask the golden questions; takes most of an hour.")]
Data = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Take texts to fill an index with from DIR/retrieval.")
]
Write = Annotated[
    Path | None,
    typer.Option("--write", metavar="FOLDER", help=f"Also write {REPORT} and {PAGE} into this folder."),
]


def bench(
    quick: Quick = False,
    only: Only = None,
    strict: Strict = False,
    golden: Golden = False,
    data: Data = Path("../shared/data"),
    write: Write = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Measure speed and memory on this machine, beside their limits and beside a plain chain."""
    from evals.bench.machine import this_machine
    from evals.bench.measuring import Bench, measured, runs_for
    from evals.bench.report import Report, now
    from evals.bench.table_of_figures import bench_table

    settings = read_settings(corpus, data_dir)
    started, machine = now(), this_machine()
    named = frozenset(only or ())
    runs = runs_for(named, quick=quick)
    questions = _questions(settings, golden=golden).first(runs)
    asked = Bench(named or frozenset(Group), settings, questions, data, runs)
    with shown_progress() as progress:
        report = Report(started, machine, measured(asked, progress))
    if write is not None:
        _write(report, write)
    if as_json:
        print_json(report.as_object())
    else:
        print_result(bench_table(report))
    if strict and report.broken:
        raise typer.Exit(LIMIT_BROKEN)


def _questions(settings: "Settings", *, golden: bool) -> "Questions":
    from evals.bench.questions import bench_questions, golden_questions

    made = bench_questions()
    if not golden:
        return made
    from evals.commands.asking import read_golden

    cases, _ = read_golden(settings, None)
    return golden_questions(cases.cases, made.warm_up)


def _write(report: "Report", folder: Path) -> None:
    import json

    from evals.bench.page import report_page
    from evals.files import write

    write(folder / REPORT, json.dumps(report.as_object(), indent=2, ensure_ascii=False) + "\n")
    write(folder / PAGE, report_page(report))
