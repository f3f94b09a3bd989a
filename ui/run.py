"""One answer in the making, apart from any page that watches it.

It runs in a thread of its own, so that a reload or a second tab finds it again, Stop takes effect at once
even while the language model reads its prompt, and a closed tab loses no answer.
"""

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, Self

from assistant.answer import Answer, Audience
from assistant.event import Condensed, Drafted, Event, Finished, Judged, Quoted, Reading, Retrieved, Waiting
from assistant.history import History
from corpus.errors import FootnoteError
from ui.answerer import Answerer

_log = logging.getLogger(__name__)

Stage = Literal["searching", "waiting", "writing", "done", "stopped", "failed"]
BUG = "Something went wrong; this is a bug. The server's log holds the details."


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what is asked."""

    question: str
    history: History = ()
    audience: Audience = Audience.UNSAID
    quotes_only: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far an answer has come.

    `answer` is the best complete answer so far: the quotes, then the final one. `draft` is unverified.
    `before` is how many questions the language model has before this one while that waits.
    `problem` is an error for the reader; a failure without one is a bug, already logged.
    """

    stage: Stage = "searching"
    passages: int | None = None
    before: int = 0
    answer: Answer | None = None
    draft: str = ""
    problem: FootnoteError | None = None

    @property
    def over(self) -> bool:
        """Tell whether nothing more will come."""
        return self.stage in ("done", "stopped", "failed")


class Run:
    """Make one answer for its owner; `commit` stores it before anybody is told that it is done."""

    def __init__(
        self, answerer: Answerer, owner: str, request: Request, commit: Callable[[Answer], None]
    ) -> None:
        self.request = request
        self._answerer = answerer
        self._place = answerer.queue.place(owner)
        self._commit = commit
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._watchers = 0
        self._progress = Progress()

    @property
    def progress(self) -> Progress:
        """Return how far the answer has come."""
        return self._progress

    def start(self) -> Self:
        """Begin in a thread of its own."""
        threading.Thread(target=self.work, name="answer", daemon=True).start()
        return self

    def stop(self, *, keep: bool = True) -> None:
        """End at once; what is complete by now, the quotes, is kept as the answer unless told otherwise."""
        self._stopped.set()
        self._place.give_up()
        self._end("stopped", self._progress.answer if keep else None)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch the answer while it is made; once nobody does any more, others go to the model first."""
        self._watch(1)
        try:
            yield
        finally:
            self._watch(-1)

    def _watch(self, more: int) -> None:
        with self._lock:
            self._watchers += more
            self._place.set_aside(self._watchers == 0)

    def work(self) -> None:
        """Make the answer in the calling thread."""
        try:
            self._make()
        except FootnoteError as error:
            self._end("failed", self._progress.answer, error)
        except Exception:
            _log.exception("An answer could not be made")
            self._end("failed", self._progress.answer)

    def _make(self) -> None:
        asked = self.request
        events = self._answerer.stream(
            asked.question,
            asked.history,
            audience=asked.audience,
            quotes_only=asked.quotes_only,
            place=self._place,
        )
        try:
            self._follow(events)
        finally:
            if isinstance(events, Generator):
                events.close()
        if not self._progress.over and not self._stopped.is_set():
            raise RuntimeError("the assistant ended without a finished answer")

    def _follow(self, events: Iterator[Event]) -> None:
        for event in events:
            if self._stopped.is_set():
                return
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Condensed() | Judged() | Reading():
                pass
            case Retrieved(passages=passages):
                self._advance(passages=passages)
            case Quoted(answer=answer):
                self._advance(stage="writing", answer=answer)
            case Waiting(before):
                self._advance(stage="waiting" if before else "writing", before=before)
            case Drafted(text=text):
                self._advance(draft=self._progress.draft + text)
            case Finished(answer=answer):
                self._end("done", answer)

    def _advance(
        self,
        stage: Stage | None = None,
        passages: int | None = None,
        before: int | None = None,
        answer: Answer | None = None,
        draft: str | None = None,
    ) -> None:
        with self._lock:
            now = self._progress
            if not now.over:
                self._progress = replace(
                    now,
                    stage=stage or now.stage,
                    passages=now.passages if passages is None else passages,
                    before=now.before if before is None else before,
                    answer=answer or now.answer,
                    draft=now.draft if draft is None else draft,
                )

    def _end(self, stage: Stage, answer: Answer | None, problem: FootnoteError | None = None) -> None:
        with self._lock:
            now = self._progress
            if now.over:
                return
            if answer is not None:
                try:
                    self._commit(answer)
                except FootnoteError as error:
                    problem = error
                except Exception:
                    _log.exception("An answer could not be stored")
                    stage = "failed"
            best = answer or now.answer
            self._progress = replace(now, stage=stage, answer=best, draft="", problem=problem)
