"""`assistant eval run`: asks the golden questions, scores the answers, holds them against the baseline."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from evals.commands.options import LIMIT, Golden, Jobs, Timeout
from evals.run import Composer, Half

if TYPE_CHECKING:
    from assistant.answer import Receipt
    from evals.run import Run

HalfOption = Annotated[Half, typer.Option("--split", help="Ask this half of the cases.")]
ComposerOption = Annotated[Composer, typer.Option("--composer", help="Compose answers in this way.")]
Only = Annotated[
    str,
    typer.Option("--only", metavar="GLOB", help="Ask the cases whose id or stratum fits, as in `list-*`."),
]
Repeat = Annotated[int, typer.Option("--repeat", min=1, help="Ask everything so many times.")]
Live = Annotated[
    bool, typer.Option("--live", help="Run the language model; without it, its recordings are read.")
]


def run(
    half: HalfOption = Half.ALL,
    composer: ComposerOption = Composer.QUOTES,
    only: Only = "*",
    repeat: Repeat = 1,
    live: Live = False,
    jobs: Jobs = 1,
    timeout: Timeout = LIMIT,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Ask the golden questions; exit with 1 where the answers are worse than the baseline or the floors."""
    from evals.baseline import read_baseline
    from evals.commands.asking import ask_golden, read_golden, show
    from evals.floors import read_floors
    from evals.run import new_header, runs_folder, selected_cases, start_run
    from evals.runner import Asking
    from evals.session import verdict_of

    settings = read_settings(corpus, data_dir)
    baseline, floors = read_baseline(), read_floors()
    cases, articles = read_golden(settings, golden)
    selected_cases(cases, half, only)

    def begin(receipt: "Receipt") -> "Run":
        header = new_header(composer, cases, receipt, half=half, only=only, repetitions=repeat, live=live)
        return start_run(runs_folder(settings.data_dir), header)

    asking = Asking(composer, timeout, jobs)
    finished = ask_golden(begin, cases, settings, asking, {} if live else None)
    show(verdict_of(finished, cases, articles, baseline, floors), as_json=as_json)
