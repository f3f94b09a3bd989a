"""What the page needs of the assistant; the real one and the tests' small one both fit."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from assistant.answer import Audience, Receipt
from assistant.event import Event
from assistant.history import History
from assistant.model_queue import ModelQueue, Place
from corpus.article import Article


class Answerer(Protocol):
    """Turn a question into events, the last of which is the whole answer."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles that are answered from, by id."""

    @property
    def example_questions(self) -> tuple[str, ...]:
        """Return questions that the articles answer."""

    @property
    def receipt(self) -> Receipt:
        """Return what the answers are made with."""

    @property
    def writes_prose(self) -> bool:
        """Tell whether a language model is at hand."""

    @property
    def queue(self) -> ModelQueue:
        """Return where questions wait for the language model."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Tell each step on the way to the answer; `place` is where in the queue to wait.

        Raises:
            FootnoteError: the question cannot be answered; the reason is meant for the reader.
        """
