"""`assistant eval report`: writes one HTML page about a run."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import Corpus, DataDir, read_settings
from assistant.commands.output import print_result
from evals.commands.options import Golden, RunName

Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write the page here; beside the run if not given."),
]


def report(
    name: RunName = "latest",
    output: Output = None,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
) -> None:
    """Write a page with scores, intervals, what broke and what was mended, and every case."""
    from evals.baseline import read_baseline
    from evals.commands.asking import read_golden
    from evals.files import write
    from evals.floors import read_floors
    from evals.metrics.all import METRICS
    from evals.readability import glossary_over, readability_by_audience
    from evals.report.page import report_page
    from evals.run import open_run, runs_folder
    from evals.session import verdict_of

    settings = read_settings(corpus, data_dir)
    cases, articles = read_golden(settings, golden)
    run = open_run(runs_folder(settings.data_dir), name)
    verdict = verdict_of(run, cases, articles, read_baseline(), read_floors())
    answers = [turn.answer for outcome in run.outcomes for turn in outcome.turns if turn.answer]
    page = report_page(
        run,
        verdict.card,
        cases,
        METRICS,
        verdict.blessed,
        verdict.findings,
        readability_by_audience(answers, *glossary_over(settings.corpus_dirs, articles)),
    )
    file = output or run.folder / "report.html"
    write(file, page)
    print_result(f"{file}\n")
