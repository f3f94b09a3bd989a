"""The floors: what each score must reach however the baseline was, from `floors.yaml`."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.errors import EvalsError
from evals.run import Composer

FILE = Path(__file__).with_name("floors.yaml")
Share = Annotated[float, Field(ge=0, le=1)]


class Floor(BaseModel):
    """Hold the least, or the most, that a score may be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_least: Share | None = None
    at_most: Share | None = None

    @model_validator(mode="after")
    def _bounds(self) -> "Floor":
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("a floor has either `at_least` or `at_most`")
        return self

    def holds(self, value: float) -> bool:
        """Tell whether a score keeps it."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.at_most is None or value <= self.at_most

    def __str__(self) -> str:
        return f"at least {self.at_least:g}" if self.at_least is not None else f"at most {self.at_most:g}"


class Floors(BaseModel):
    """Hold the floors of each composer by metric, and the fewest cases that a whole run has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: Annotated[int, Field(ge=0)]
    quotes: dict[str, Floor]
    prose: dict[str, Floor]

    def of(self, composer: Composer) -> dict[str, Floor]:
        """Return the floors of a composer."""
        return self.quotes if composer is Composer.QUOTES else self.prose


def read_floors(path: Path = FILE) -> Floors:
    """Read the floors.

    Raises:
        EvalsError: the file is missing or wrong.
    """
    try:
        return Floors.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise EvalsError(
            f"The floors in {path} cannot be used: {_what(error)}.", "Correct or restore them."
        ) from error


def _what(error: Exception) -> str:
    """Return on one line what is wrong, and where."""
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"])) or "its top"
    return f"at {place}, {first['msg'].removeprefix('Value error, ')}"
