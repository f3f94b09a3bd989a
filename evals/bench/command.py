"""`assistant bench`: measures speed and memory on this machine, against the limits that are promised."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_progress
from evals.bench.group import IN_PROCESS, Group

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.bench.figure import Figure
    from evals.bench.figures import Runs
    from evals.bench.questions import Questions
    from index.progress import Progress

LIMIT_BROKEN = 1
Quick = Annotated[bool, typer.Option("--quick", help="Take fewer runs: quicker, and less sure.")]
Only = Annotated[
    list[Group] | None, typer.Option("--only", help="Measure this group of figures alone; repeatable.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 where a limit is broken.")]


def bench(
    quick: Quick = False,
    only: Only = None,
    strict: Strict = False,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Measure speed and memory on this machine and show them beside their limits."""
    from evals.bench.figures import QUICK, Runs
    from evals.bench.machine import this_machine
    from evals.bench.questions import bench_questions
    from evals.bench.table_of_figures import bench_table

    settings = read_settings(corpus, data_dir)
    machine = this_machine()
    with shown_progress() as progress:
        runs = QUICK if quick else Runs()
        figures = measured(frozenset(only or Group), settings, bench_questions(), runs, progress)
    if as_json:
        print_json({"machine": asdict(machine), "figures": [figure.as_object() for figure in figures]})
    else:
        print_result(bench_table(machine, figures))
    if strict and any(figure.breaks_limit for figure in figures):
        raise typer.Exit(LIMIT_BROKEN)


def measured(
    groups: frozenset[Group],
    settings: "Settings",
    questions: "Questions",
    runs: "Runs",
    progress: "Progress",
) -> list["Figure"]:
    """Return the figures of some groups.

    The assistant of this process is closed before other processes are measured: it would be in their way.

    Raises:
        FootnoteError: there is no index or no model, or a process that is measured failed.
    """
    from evals.bench.figures import cold_ask_figures, help_figures, serve_figures

    figures: list[Figure] = []
    if groups & IN_PROCESS:
        figures += _in_process(groups, settings, questions, runs, progress)
    if Group.COLD_ASK in groups:
        figures += cold_ask_figures(settings, questions, runs, progress)
    if Group.HELP in groups:
        figures += help_figures(runs, progress)
    if Group.SERVE in groups:
        figures += serve_figures(settings, questions, runs, progress)
    return figures


def _in_process(
    groups: frozenset[Group],
    settings: "Settings",
    questions: "Questions",
    runs: "Runs",
    progress: "Progress",
) -> Iterable["Figure"]:
    from assistant.commands.opening import opened
    from evals.bench.figures import prose_figures, quote_figures

    figures: list[Figure] = []
    with opened(settings, quotes_only=Group.PROSE not in groups, progress=progress) as assistant:
        if Group.FIRST_QUOTE in groups:
            figures += quote_figures(assistant, questions, progress)
        if Group.PROSE in groups:
            figures += prose_figures(assistant, questions, runs, progress)
    return figures
