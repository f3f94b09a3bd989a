"""The wait for the first piece of prose and for the whole answer, in first turns and in follow-ups."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from statistics import fmean

from assistant.history import Turn
from evals.answerer import Answerer
from evals.bench.answering import Answered, answered
from evals.bench.figure import Figure, Limit
from evals.bench.interleaved import Exchange, exchanges
from evals.bench.limits import FIRST_TOKEN, FOLLOW_UP, WHOLE_ANSWER
from evals.bench.measurement import Measurement
from evals.bench.plain_process import PlainProcess, write
from evals.bench.questions import Questions
from evals.bench.reference import PLAIN, compared
from evals.bench.tally import tally_of
from index.progress import Progress

US = "Footnote"


def prose_figures(
    assistant: Answerer, plain: PlainProcess, questions: Questions, progress: Progress
) -> Measurement:
    """Ask both sides the conversations in turn; figures of prose leave out answers that have none."""

    def ours(question: str, history: tuple[Turn, ...]) -> Answered:
        return answered(assistant.stream(question, history))

    def theirs(question: str, history: tuple[Turn, ...]) -> Answered:
        return plain.ask(partial(write, question, history))

    held = exchanges(ours, theirs, questions.warm_up, questions.conversations, progress)
    return Measurement(
        prose_figures_of(held),
        (tally_of(US, (one.ours for one in held)), tally_of(f"the {PLAIN}", (one.theirs for one in held))),
    )


def prose_figures_of(held: Sequence[Exchange]) -> tuple[Figure, ...]:
    """Return the figures of what both sides were asked."""
    later = [one for one in held if one.turn]
    return (
        _figure(
            "first prose token",
            "from the question to the first piece of prose",
            held,
            _first_token,
            FIRST_TOKEN,
        ),
        _figure("answer with prose", "from the question to its end", held, _whole_prose, WHOLE_ANSWER),
        _figure("any answer", "from the question to the end, refusals and quotes alone too", held, _whole),
        _figure("first token, follow-up", "the first piece of prose, later turns alone", later, _first_token),
        _figure(
            "whole, follow-up", "an answer with prose to its end, later turns alone", later, _whole_prose
        ),
        Figure(
            "follow-up to first",
            "wait for the first piece of prose in later turns (mean), as a multiple of that in the first "
            "turn of the same conversation",
            "times",
            _follow_ups_to_first(held),
            FOLLOW_UP,
        ),
    )


def _figure(
    name: str,
    measured: str,
    held: Sequence[Exchange],
    value: Callable[[Answered], float | None],
    limits: tuple[Limit, ...] = (),
) -> Figure:
    ours = [value(one.ours) for one in held]
    samples = tuple(wait for wait in ours if wait is not None)
    counted = f"{measured}; {len(samples)} of {len(held)} answers"
    return Figure(name, counted, "s", samples, limits, compared(ours, [value(one.theirs) for one in held]))


def _follow_ups_to_first(held: Sequence[Exchange]) -> tuple[float, ...]:
    multiples: list[float] = []
    for _, turns in groupby(held, lambda one: one.conversation):
        first, *later = [one.ours.first_token for one in turns]
        waits = [wait for wait in later if wait is not None]
        if first and waits:
            multiples.append(fmean(waits) / first)
    return tuple(multiples)


def _first_token(answer: Answered) -> float | None:
    return answer.first_token


def _whole_prose(answer: Answered) -> float | None:
    return answer.whole_prose


def _whole(answer: Answered) -> float | None:
    return answer.whole
