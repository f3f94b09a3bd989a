"""What an eval asks: the real assistant, and the fakes of its tests."""

from collections.abc import Iterator
from typing import Protocol

from assistant.answer import Audience
from assistant.event import Event
from assistant.history import History


class Answerer(Protocol):
    """Turn a question into events; the real assistant and the tests' fakes fit."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        """Tell each step on the way to the answer."""
