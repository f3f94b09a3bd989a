"""`assistant eval compare`: holds one run against another, case by case."""

from dataclasses import asdict
from typing import Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from evals.commands.options import Golden

WORSE = 1
SIDE = "A run's id or folder, `latest`, `baseline-quotes` or `baseline-prose`."
First = Annotated[str, typer.Argument(metavar="A", help=SIDE)]
Second = Annotated[str, typer.Argument(metavar="B", help=SIDE)]


def compare(
    first: First,
    second: Second,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Tell what broke and what was mended from A to B; exit with 1 where B is worse by more than chance."""
    from evals.baseline import read_baseline
    from evals.commands.asking import read_golden
    from evals.comparison import compare as compared
    from evals.score_table import comparison_table
    from evals.session import case_values

    settings = read_settings(corpus, data_dir)
    cases, articles = read_golden(settings, golden)
    baseline = read_baseline()
    before, after = (
        case_values(name, settings.data_dir, cases, articles, baseline) for name in (first, second)
    )
    comparison = compared(before, after)
    if as_json:
        print_json(asdict(comparison))
    else:
        print_result(comparison_table(comparison))
    if comparison.is_worse:
        raise typer.Exit(WORSE)
