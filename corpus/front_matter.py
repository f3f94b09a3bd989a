"""The YAML front matter of a Markdown article, checked field by field."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr, ValidationError

from corpus.about import Entry
from corpus.errors import CorpusError
from corpus.review import ReviewStatus

_FENCE = "---"


def _only_dates(value: object) -> object:
    """Refuse numbers, which pydantic would take for seconds since 1970."""
    if value is None or isinstance(value, date | datetime):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is written like 2025-08-14")
    return date.fromisoformat(value.strip())


def _spelt(value: object) -> object:
    return value.strip().lower().replace("-", "_").replace(" ", "_") if isinstance(value, str) else value


def _collapsed(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Prose = Annotated[StrictStr, BeforeValidator(_collapsed)]
Name = Annotated[Prose, Field(min_length=1)]


class _Part(BaseModel):
    """Ignore unknown names: other tools keep their own fields in front matter."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class ReviewFields(_Part):
    """Hold the review status and what the article says about it."""

    status: Annotated[ReviewStatus, BeforeValidator(_spelt)] = ReviewStatus.UNKNOWN
    note: Prose = ""


class Issued(_Part):
    """Hold a CSL date, of which only the year is read."""

    date_parts: list[list[int]] = Field(default=[], alias="date-parts")


class ReferenceFields(_Part):
    """Hold one CSL entry; without a citation number its place in the list counts."""

    number: int | None = Field(default=None, alias="citation-number", ge=1)
    kind: Prose = ""
    title: Name
    container: Prose = Field(default="", alias="container-title")
    issued: Issued = Issued()

    def entry(self, place: int) -> Entry:
        """Return the entry; `place` counts from 1."""
        years = [parts[0] for parts in self.issued.date_parts[:1] if parts]
        return Entry(self.number or place, self.kind, self.title, self.container, years[0] if years else None)


class FrontMatter(_Part):
    """Hold the metadata of a Markdown article."""

    id: Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    title: Name
    updated: Annotated[date | None, BeforeValidator(_only_dates)] = None
    review: ReviewFields = ReviewFields()
    publisher: Prose = ""
    disclaimer: Prose = ""
    references: list[ReferenceFields] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the reference list in printed order."""
        return tuple(reference.entry(place) for place, reference in enumerate(self.references, start=1))


def read_front_matter(text: str, path: Path) -> tuple[FrontMatter | None, str]:
    """Return the front matter, None where a file has none, and the Markdown below it.

    Raises:
        CorpusError: the front matter is not closed, is not YAML, or a field is missing or wrong.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, text
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise CorpusError(
            f"{path}: the front matter opened in line 1 is never closed.",
            "Put a line with --- below it, then run `assistant index` again.",
        )
    fields = _parse("\n".join(lines[1:end]), path)
    try:
        return FrontMatter.model_validate(fields), "\n".join(lines[end + 1 :])
    except ValidationError as error:
        raise _field_error(error, path) from error


def _parse(block: str, path: Path) -> dict[str, Any]:
    remedy = "Correct the front matter, then run `assistant index` again."
    try:
        fields = yaml.safe_load(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise CorpusError(f"{path}: the front matter is not valid YAML{place}: {problem}.", remedy) from error
    except ValueError as error:  # PyYAML turns what looks like a date into one, and fails on 2025-02-31
        raise CorpusError(f"{path}: the front matter holds a wrong value: {error}.", remedy) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise CorpusError(f"{path}: the front matter is not a list of `name: value` fields.", remedy)
    return fields


def _field_error(error: ValidationError, path: Path) -> CorpusError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        cause = f"{path}: the front matter has no {name}."
        return CorpusError(cause, f"Add the field `{name}` to it, then run `assistant index` again.")
    problem = first["msg"].removeprefix("Value error, ")
    return CorpusError(
        f"{path}: the front matter's {name} cannot be used: {problem[0].lower()}{problem[1:]}.",
        f"Correct the field `{name}`, then run `assistant index` again.",
    )
