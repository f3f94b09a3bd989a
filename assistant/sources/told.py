"""What is told of the sources before it becomes an answer: sentences with the passages that hold them."""

from dataclasses import dataclass

from assistant.answer import Support
from index.passage import Passage


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """Hold one sentence; `passages` are what it cites, in order, and never empty."""

    text: str
    support: Support
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what the metadata tell; without statements they do not tell what was asked.

    `complete` is false where only a part of what was asked could be told.
    """

    statements: tuple[ToldStatement, ...] = ()
    complete: bool = True

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the cited passages, each once, in the order of their first citation."""
        cited = (passage for statement in self.statements for passage in statement.passages)
        return tuple(dict.fromkeys(cited))


def quoted(passage: Passage) -> ToldStatement:
    """Return a passage in its own words."""
    return ToldStatement(passage.quote, "quoted", (passage,))


def verified(text: str, *passages: Passage) -> ToldStatement:
    """Return a sentence in our words over the passages that hold it."""
    return ToldStatement(text, "verified", passages)
