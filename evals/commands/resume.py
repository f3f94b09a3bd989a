"""`assistant eval resume`: goes on with a run that was interrupted."""

from typing import TYPE_CHECKING

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from evals.commands.options import LIMIT, Golden, Jobs, RunName, Timeout

if TYPE_CHECKING:
    from assistant.answer import Receipt
    from evals.run import Run


def resume(
    name: RunName = "latest",
    jobs: Jobs = 1,
    timeout: Timeout = LIMIT,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Go on with a run that was interrupted: the cases that it has are not asked again."""
    from evals.baseline import read_baseline
    from evals.commands.asking import ask_golden, read_golden, show
    from evals.floors import read_floors
    from evals.recording import read_recordings
    from evals.run import open_run, runs_folder
    from evals.runner import Asking
    from evals.session import taken_up, verdict_of

    settings = read_settings(corpus, data_dir)
    baseline, floors = read_baseline(), read_floors()
    cases, articles = read_golden(settings, golden)
    earlier = open_run(runs_folder(settings.data_dir), name)

    def begin(receipt: "Receipt") -> "Run":
        return taken_up(earlier, cases, receipt)

    asking = Asking(earlier.header.composer, timeout, jobs)
    recordings = read_recordings(earlier.recordings) if earlier.header.live else None
    finished = ask_golden(begin, cases, settings, asking, recordings)
    show(verdict_of(finished, cases, articles, baseline, floors), as_json=as_json)
