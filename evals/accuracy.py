"""What the blessed runs say of accuracy, in the file that the page for readers takes it from.

`python -m evals.accuracy` writes it anew from the baseline; blessing a run does so by itself.
"""

from collections import defaultdict
from pathlib import Path

from assistant.accuracy import FILE, Accuracy, Figure, Measured, QuestionKind
from evals.baseline import Baseline, BlessedRun
from evals.files import write
from evals.golden_set import GoldenSet
from evals.intervals import interval_of
from evals.scorecard import CORRECTNESS, DIGITS


def accuracy_of(baseline: Baseline, golden: GoldenSet) -> Accuracy:
    """Return what the blessed runs measured; a run without questions kept apart is left out."""
    measured = {composer.value: _measured(run, golden) for composer, run in baseline.runs.items()}
    return Accuracy(runs={composed: run for composed, run in measured.items() if run is not None})


def write_accuracy(baseline: Baseline, golden: GoldenSet, path: Path = FILE) -> None:
    """Write what the blessed runs measured.

    Raises:
        EvalsError: it cannot be written.
    """
    write(path, accuracy_of(baseline, golden).model_dump_json(indent=1) + "\n")


def _measured(run: BlessedRun, golden: GoldenSet) -> Measured | None:
    apart = {case.id for case in golden.cases if case.split == "test"}
    right = {id_: scores[CORRECTNESS] for id_, scores in run.cases.items() if CORRECTNESS in scores}
    kept_apart = _figure([value for id_, value in right.items() if id_ in apart])
    if kept_apart is None:
        return None
    return Measured(
        day=run.header.started.date(),
        made_with=run.header.receipt,
        kept_apart=kept_apart,
        figures={
            name: Figure(value=found.value, low=found.low, high=found.high, n=found.n)
            for name, found in run.headlines.items()
        },
        kinds=_kinds(right, golden),
    )


def _figure(values: list[float]) -> Figure | None:
    interval = interval_of(values)
    if interval is None:
        return None
    return Figure(
        value=round(sum(values) / len(values), DIGITS),
        low=round(interval.low, DIGITS),
        high=round(interval.high, DIGITS),
        n=len(values),
    )


def _kinds(right: dict[str, float], golden: GoldenSet) -> tuple[QuestionKind, ...]:
    held: dict[str, list[bool]] = defaultdict(list)
    for id_, value in right.items():
        if id_ in golden.strata:
            held[golden.strata[id_].value].append(value == 1.0)
    return tuple(
        QuestionKind(kind=kind, right=sum(passed), asked=len(passed)) for kind, passed in sorted(held.items())
    )


def main() -> None:
    """Write the file anew from the baseline and the golden questions of the project."""
    from corpus.library import load_articles, shipped_articles_dir
    from evals.baseline import read_baseline
    from evals.golden_set import FOLDER, load_golden_set

    golden = load_golden_set(load_articles([shipped_articles_dir()]), FOLDER)
    write_accuracy(read_baseline(), golden)


if __name__ == "__main__":
    main()
