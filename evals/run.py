"""A run: golden cases as they were asked once, in a folder, so that it can be resumed and compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import Receipt
from evals.case import Case
from evals.errors import EvalsError
from evals.files import append, write
from evals.golden_set import GoldenSet
from evals.outcome import CaseOutcome

HEADER = "run.json"
OUTCOMES = "outcomes.jsonl"
RECORDINGS = "recordings.jsonl"
LATEST = "latest"
_ID = re.compile(r"[\w.-]+")


class Composer(StrEnum):
    """Name how answers are composed."""

    QUOTES = "quotes"
    PROSE = "prose"


class Half(StrEnum):
    """Name which cases are asked."""

    DEV = "dev"
    TEST = "test"
    ALL = "all"


class RunHeader(BaseModel):
    """Hold what a run was made with.

    `live` tells whether a language model ran, or its recordings were read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    started: datetime
    composer: Composer
    half: Half
    only: str
    repetitions: int
    live: bool
    golden: str
    receipt: Receipt

    @property
    def is_whole(self) -> bool:
        """Tell whether all cases were asked."""
        return self.half is Half.ALL and self.only == "*"


@dataclass(frozen=True)
class Run:
    """Hold a run and what came of its cases so far."""

    folder: Path
    header: RunHeader
    outcomes: tuple[CaseOutcome, ...]

    @property
    def recordings(self) -> Path:
        """Return the file of what the language model wrote."""
        return self.folder / RECORDINGS

    def left(self, cases: Sequence[Case]) -> list[tuple[Case, int]]:
        """Return the cases, each with the number of a repetition, that have no outcome yet."""
        done = {(outcome.case, outcome.repetition) for outcome in self.outcomes}
        wanted = [(case, number) for number in range(1, self.header.repetitions + 1) for case in cases]
        return [(case, number) for case, number in wanted if (case.id, number) not in done]

    def append(self, outcome: CaseOutcome) -> None:
        """Add what came of one case to the file, at once."""
        append(self.folder / OUTCOMES, outcome.model_dump_json() + "\n")


def runs_folder(data_dir: Path) -> Path:
    """Return the folder of all runs."""
    return data_dir / "evals"


def selected_cases(golden: GoldenSet, half: Half, only: str) -> tuple[Case, ...]:
    """Return the cases of a half whose id or stratum fits a pattern such as `follow-up*`.

    Raises:
        EvalsError: no case fits.
    """
    from fnmatch import fnmatchcase

    cases = tuple(
        case
        for case in golden.cases
        if half in (Half.ALL, case.split)
        and (fnmatchcase(case.id, only) or fnmatchcase(golden.strata[case.id], only))
    )
    if not cases:
        raise EvalsError(
            f"No golden case fits {only!r}.", "Give a case id, a stratum, or a pattern like `list-*`."
        )
    return cases


def new_run_id(composer: Composer, half: Half, now: datetime | None = None) -> str:
    """Return an id that sorts by time and says what was run."""
    moment = now or datetime.now(UTC)
    return f"{moment:%Y%m%d-%H%M%S-%f}-{composer}-{half}"


def new_header(
    composer: Composer,
    golden: GoldenSet,
    receipt: Receipt,
    *,
    half: Half = Half.ALL,
    only: str = "*",
    repetitions: int = 1,
    live: bool = False,
) -> RunHeader:
    """Return the header of a run that begins now, over all cases once if nothing else is said."""
    now = datetime.now(UTC)
    return RunHeader(
        id=new_run_id(composer, half, now),
        started=now,
        composer=composer,
        half=half,
        only=only,
        repetitions=repetitions,
        live=live,
        golden=golden.digest,
        receipt=receipt,
    )


def start_run(folder: Path, header: RunHeader) -> Run:
    """Make the folder of a new run.

    Raises:
        EvalsError: it cannot be written.
    """
    place = folder / header.id
    if place.exists():
        raise EvalsError(f"There is a run in {place} already.", "Run `assistant eval run` again.")
    write(place / HEADER, header.model_dump_json(indent=2) + "\n")
    return Run(place, header, ())


def open_run(folder: Path, name: str) -> Run:
    """Return a run by its id, by its folder, or the `latest`.

    Raises:
        EvalsError: there is no such run, or its files are damaged.
    """
    place = _place(folder, name)
    try:
        header = RunHeader.model_validate_json((place / HEADER).read_bytes())
        lines = (place / OUTCOMES).read_bytes().splitlines() if (place / OUTCOMES).exists() else []
        outcomes = tuple(CaseOutcome.model_validate_json(line) for line in _whole(place, lines))
    except OSError as error:
        raise EvalsError(f"There is no run {name} in {folder}.", _known(folder)) from error
    except ValidationError as error:
        raise EvalsError(f"The run in {place} is damaged.", "Run `assistant eval run` again.") from error
    return Run(place, header, outcomes)


def _place(folder: Path, name: str) -> Path:
    if name == LATEST:
        runs = sorted(path.parent for path in folder.glob(f"*/{HEADER}"))
        if not runs:
            raise EvalsError(f"There is no run in {folder}.", "Run `assistant eval run` first.")
        return runs[-1]
    return folder / name if _ID.fullmatch(name) and not Path(name).is_dir() else Path(name)


def _known(folder: Path) -> str:
    runs = sorted((path.parent.name for path in folder.glob(f"*/{HEADER}")), reverse=True)
    return f"Name one of {', '.join(runs[:3])}." if runs else "Run `assistant eval run` first."


def _whole(place: Path, lines: list[bytes]) -> list[bytes]:
    """Return the lines without a last one that an interruption cut short, which is then asked again."""
    raw = (place / OUTCOMES).read_bytes() if lines else b""
    if not lines or raw.endswith(b"\n"):
        return lines
    (place / OUTCOMES).write_bytes(b"".join(line + b"\n" for line in lines[:-1]))
    return lines[:-1]
