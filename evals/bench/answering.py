"""How quickly one side answers one question: the first quote, the first piece of prose, the whole answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from assistant.answer import Status
from assistant.event import Drafted, Event, Finished, Quoted

MS = 1000


@dataclass(frozen=True, slots=True)
class Times:
    """Hold milliseconds from the question to each event; None where the event did not come."""

    first_quote: float | None
    first_token: float | None
    total: float


@dataclass(frozen=True, slots=True)
class Answered:
    """Hold one answer: its times, its text, and whether it is one."""

    times: Times
    text: str
    status: Status

    @property
    def first_quote(self) -> float | None:
        """Return the seconds to the first quote."""
        return _seconds(self.times.first_quote)

    @property
    def first_token(self) -> float | None:
        """Return the seconds to the first piece of prose."""
        return _seconds(self.times.first_token)

    @property
    def whole(self) -> float:
        """Return the seconds to the end, whatever the answer is."""
        return self.times.total / MS

    @property
    def whole_prose(self) -> float | None:
        """Return the seconds to the end of an answer that has prose."""
        return None if self.times.first_token is None else self.whole


def answered(events: Iterator[Event]) -> Answered:
    """Follow the events of one answer to their end.

    The work begins when the first event is asked for, so nothing of it goes unmeasured.
    """
    started = perf_counter()
    quoted = drafted = None
    text = ""
    status: Status = "not_in_sources"
    for event in events:
        now = (perf_counter() - started) * MS
        match event:
            case Quoted():
                quoted = now if quoted is None else quoted
            case Drafted():
                drafted = now if drafted is None else drafted
            case Finished(answer):
                text, status = answer.answer, answer.status
    return Answered(Times(quoted, drafted, (perf_counter() - started) * MS), text, status)


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / MS
