"""Two sides that are asked the same conversations in turn, A B A B, so that both meet the same machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.history import Turn
from evals.bench.answering import Answered
from index.progress import Progress

WRITING = "asking for prose"

Side = Callable[[str, tuple[Turn, ...]], Answered]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hold what both sides made of one question; `turn` counts from 0 in its conversation."""

    conversation: int
    turn: int
    ours: Answered
    theirs: Answered


def exchanges(
    ours: Side, theirs: Side, warm_up: str, conversations: Sequence[Sequence[str]], progress: Progress
) -> tuple[Exchange, ...]:
    """Ask both sides every conversation, after a question to each that is not counted.

    A follow-up comes with the turns before it, each side with its own answers.
    """
    total = sum(len(turns) for turns in conversations)
    progress(WRITING, 0, total)
    for side in (ours, theirs):
        side(warm_up, ())
    held: list[Exchange] = []
    for number, questions in enumerate(conversations):
        our_history: tuple[Turn, ...] = ()
        their_history: tuple[Turn, ...] = ()
        for turn, question in enumerate(questions):
            one, other = ours(question, our_history), theirs(question, their_history)
            our_history += _turns(question, one.text)
            their_history += _turns(question, other.text)
            held.append(Exchange(number, turn, one, other))
            progress(WRITING, len(held), total)
    return tuple(held)


def _turns(question: str, answer: str) -> tuple[Turn, Turn]:
    return Turn(role="user", content=question), Turn(role="assistant", content=answer)
