"""One entry of an article's own reference list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold one listed reference; `article.text[start:end] == quote` for its printed line."""

    number: int
    kind: str
    title: str
    container: str
    year: int | None
    quote: str
    start: int
    end: int
