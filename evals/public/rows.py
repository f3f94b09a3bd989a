"""Reading the JSON lines of a public set."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import EvalsError

REMEDY = "Put the set there as its README describes it, or leave it out with `--only`."


class Row(BaseModel):
    """Hold what is used of one line; other fields of it are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


Kind = TypeVar("Kind", bound=Row)


def read_rows(file: Path, kind: type[Kind]) -> tuple[Kind, ...]:
    """Return the rows of a file of JSON lines, in order.

    Raises:
        EvalsError: the file cannot be read, holds no row, or a row is not of this kind.
    """
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvalsError(f"{file} cannot be read: {error}.", REMEDY) from error
    rows = tuple(_row(file, number, line, kind) for number, line in enumerate(lines, 1) if line.strip())
    if not rows:
        raise EvalsError(f"{file} holds no row.", REMEDY)
    return rows


def _row(file: Path, number: int, line: str, kind: type[Kind]) -> Kind:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = f"line {number}, {place}" if place else f"line {number}"
        raise EvalsError(f"{file}: {where} cannot be used: {first['msg']}.", REMEDY) from error
