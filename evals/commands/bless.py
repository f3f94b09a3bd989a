"""`assistant eval bless`: makes a run the baseline that later runs are held against."""

from assistant.commands.options import Corpus, DataDir, read_settings
from assistant.commands.output import print_result
from evals.commands.options import Golden, RunName


def bless(
    name: RunName,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
) -> None:
    """Make a run the baseline, and what its language model wrote the recordings that later runs read.

    The page about the sources shows readers the figures of the baseline.
    """
    from evals import accuracy
    from evals.baseline import BLESS, FILE
    from evals.baseline import bless as make_baseline
    from evals.commands.asking import read_golden
    from evals.errors import EvalsError
    from evals.recording import PROSE, read_recordings, write_recordings
    from evals.run import Composer, open_run, runs_folder
    from evals.session import scored

    settings = read_settings(corpus, data_dir)
    cases, articles = read_golden(settings, golden)
    run = open_run(runs_folder(settings.data_dir), name)
    if run.header.golden != cases.digest:
        raise EvalsError(f"The run {run.header.id} was made with other golden cases.", BLESS)
    baseline = make_baseline(run.header, scored(run, cases, articles))
    accuracy.write_accuracy(baseline, cases)
    print_result(f"{FILE.name}: {run.header.id} is the baseline of the composer {run.header.composer}.\n")
    if run.header.composer is Composer.PROSE and run.header.live:
        recordings = read_recordings(run.recordings)
        write_recordings(PROSE, recordings)
        print_result(f"{PROSE.name}: {len(recordings)} recordings.\n")
