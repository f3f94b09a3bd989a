"""The conversation before a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.condensation.exchange import Exchange
from assistant.topics import Topics


@dataclass(frozen=True)
class Conversation:
    """Hold the earlier exchanges, at least one, and the topics of the articles."""

    earlier: Sequence[Exchange]
    topics: Topics

    @property
    def before(self) -> Exchange:
        """Return the latest exchange."""
        return self.earlier[-1]

    @cached_property
    def text(self) -> str:
        """Return all that was said."""
        return "\n".join(f"{exchange.question}\n{exchange.answer}" for exchange in self.earlier)


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a question as a rule reads it, and whether the rule had no other choice."""

    text: str
    certain: bool = True
