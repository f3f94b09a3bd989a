"""How quickly one open assistant answers: the first quote, the first piece of prose, the whole answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from assistant.event import Drafted, Event, Finished, Quoted
from assistant.history import Turn
from evals.answerer import Answerer
from index.progress import Progress

QUOTING = "asking for quotes"
WRITING = "asking for prose"
MS = 1000


@dataclass(frozen=True, slots=True)
class Times:
    """Hold milliseconds from the question to each event; None where the event did not come."""

    first_quote: float | None
    first_token: float | None
    total: float


def times_of(events: Iterator[Event]) -> tuple[Times, str]:
    """Follow the events of one answer, and return its times and its text.

    The work begins when the first event is asked for, so nothing of it goes unmeasured.
    """
    started = perf_counter()
    quoted = drafted = None
    text = ""
    for event in events:
        now = (perf_counter() - started) * MS
        match event:
            case Quoted():
                quoted = now if quoted is None else quoted
            case Drafted():
                drafted = now if drafted is None else drafted
            case Finished(answer):
                text = answer.answer
    return Times(quoted, drafted, (perf_counter() - started) * MS), text


def quote_times(
    assistant: Answerer, warm_up: str, questions: Sequence[str], progress: Progress
) -> tuple[float, ...]:
    """Return the milliseconds to the quotes of each question, after a first question that is not counted."""
    times_of(assistant.stream(warm_up, quotes_only=True))
    samples: list[float] = []
    for done, question in enumerate(questions, start=1):
        times, _ = times_of(assistant.stream(question, quotes_only=True))
        if times.first_quote is not None:
            samples.append(times.first_quote)
        progress(QUOTING, done, len(questions))
    return tuple(samples)


def prose_times(
    assistant: Answerer, conversations: Sequence[Sequence[str]], progress: Progress
) -> tuple[Times, ...]:
    """Return the times of each turn of each conversation, every follow-up with the turns before it."""
    total = sum(len(turns) for turns in conversations)
    measured: list[Times] = []
    progress(WRITING, 0, total)
    for turns in conversations:
        history: list[Turn] = []
        for question in turns:
            times, answer = times_of(assistant.stream(question, tuple(history)))
            history += [Turn(role="user", content=question), Turn(role="assistant", content=answer)]
            measured.append(times)
            progress(WRITING, len(measured), total)
    return tuple(measured)
