"""The blessed baseline: the scores that a later run is held against, with what they were made with."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import EvalsError
from evals.files import write
from evals.run import Composer, RunHeader
from evals.scorecard import DIGITS, Scorecard

FILE = Path(__file__).with_name("baseline.json")
BLESS = "Run `assistant eval run` over all cases and bless it with `assistant eval bless RUN`."


class BlessedHeadline(BaseModel):
    """Hold a headline score as the blessed run had it, with its 95 % interval."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    low: float
    high: float
    n: int


class BlessedRun(BaseModel):
    """Hold the scores of one blessed run: by metric over all cases, and by case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    header: RunHeader
    headlines: dict[str, BlessedHeadline]
    cases: dict[str, dict[str, float]]


class Baseline(BaseModel):
    """Hold the blessed run of each composer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    runs: dict[Composer, BlessedRun] = {}

    def of(self, header: RunHeader) -> BlessedRun | None:
        """Return the blessed run that a run can be held against, or None where there is none."""
        return None if self.is_of_other_articles(header) else self.runs.get(header.composer)

    def is_of_other_articles(self, header: RunHeader) -> bool:
        """Tell whether the blessed run of the composer was made with other articles than a run."""
        blessed = self.runs.get(header.composer)
        return blessed is not None and blessed.header.receipt.corpus != header.receipt.corpus


def read_baseline(path: Path = FILE) -> Baseline:
    """Read the baseline; an empty one where nothing was blessed yet.

    Raises:
        EvalsError: the file is damaged.
    """
    if not path.exists():
        return Baseline()
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise EvalsError(f"The baseline {path} is damaged.", f"Restore it. {BLESS}") from error


def bless(header: RunHeader, card: Scorecard, path: Path = FILE) -> Baseline:
    """Make a run the baseline of its composer, and return the new baseline.

    Raises:
        EvalsError: the run left cases out, or some of them failed for another reason than a wrong answer.
    """
    if not header.is_whole:
        raise EvalsError(
            "A run over a part of the cases cannot be blessed.",
            "Run `assistant eval run` without `--only` and `--split`.",
        )
    if card.errors:
        raise EvalsError(f"The run cannot be blessed: {card.errors[0]}.", "Mend that and run it again.")
    earlier = read_baseline(path)
    baseline = Baseline(runs={**earlier.runs, header.composer: blessed_run(header, card)})
    write(path, baseline.model_dump_json(indent=1) + "\n")
    return baseline


def blessed_run(header: RunHeader, card: Scorecard) -> BlessedRun:
    """Return a run as the baseline keeps it."""
    return BlessedRun(
        header=header,
        headlines={
            found.metric: BlessedHeadline(
                value=round(found.value, DIGITS),
                low=round(found.interval.low, DIGITS),
                high=round(found.interval.high, DIGITS),
                n=found.n,
            )
            for found in card.headlines
        },
        cases={case.id: dict(sorted(case.scores.items())) for case in card.cases.values()},
    )
