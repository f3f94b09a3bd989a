"""Asks golden cases: every turn with the turns before it, every failure kept as an outcome."""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from time import perf_counter

from assistant.answer import Answer, Audience
from assistant.event import Drafted, Event, Finished, Judged, Retrieved
from assistant.history import Turn as Said
from evals.answerer import Answerer
from evals.case import Case, Turn
from evals.outcome import CaseOutcome, TurnOutcome
from evals.run import Composer


@dataclass(frozen=True, slots=True)
class Asking:
    """Hold how cases are asked; `limit` bounds one turn, in seconds."""

    composer: Composer
    limit: float
    jobs: int


class TookTooLong(Exception):
    """Tell that a turn passed its limit."""


def outcomes_of(
    wanted: Sequence[tuple[Case, int]], assistant: Answerer, asking: Asking
) -> Generator[CaseOutcome, None, None]:
    """Give what came of each case and repetition as soon as it is there.

    Several jobs give them in any order.
    """
    with ThreadPoolExecutor(asking.jobs) as pool:
        running = [pool.submit(outcome_of, case, number, assistant, asking) for case, number in wanted]
        try:
            for future in as_completed(running):
                yield future.result()
        finally:
            # After ctrl-C nothing that has not begun is begun.
            pool.shutdown(wait=True, cancel_futures=True)


def outcome_of(case: Case, repetition: int, assistant: Answerer, asking: Asking) -> CaseOutcome:
    """Return what came of one conversation; a turn after a failed one is asked with what was said before."""
    said: list[Said] = []
    turns: list[TurnOutcome] = []
    for turn in case.turns:
        outcome = _turn(turn, tuple(said), case.audience, assistant, asking)
        turns.append(outcome)
        if outcome.answer is not None:
            said += [
                Said(role="user", content=turn.question),
                Said(role="assistant", content=outcome.answer.answer),
            ]
    return CaseOutcome(case=case.id, repetition=repetition, turns=tuple(turns))


def _turn(
    turn: Turn, said: tuple[Said, ...], audience: Audience, assistant: Answerer, asking: Asking
) -> TurnOutcome:
    quotes_only = asking.composer is Composer.QUOTES
    outcome = _followed(assistant, turn.question, said, audience, quotes_only, asking.limit)
    if turn.rewrite is None or not said:
        return outcome
    # By the same composer, so that what tells the two apart is the conversation.
    alone = _followed(assistant, turn.rewrite, (), audience, quotes_only, asking.limit)
    return outcome.model_copy(update={"alone": alone})


def _followed(
    assistant: Answerer,
    question: str,
    said: tuple[Said, ...],
    audience: Audience,
    quotes_only: bool,
    limit: float,
) -> TurnOutcome:
    answer: Answer | None = None
    passages: tuple[str, ...] = ()
    probability: float | None = None
    draft = ""
    wrong: str | None = "there was no answer"
    try:
        for event in _in_time(assistant.stream(question, said, audience, quotes_only), limit):
            match event:
                case Retrieved(ids=ids):
                    passages = ids
                case Judged(likely):
                    probability = likely
                case Drafted(text):
                    draft += text
                case Finished(final):
                    answer, wrong = final, None
    except Exception as error:
        # Whatever goes wrong is a wrong answer to this question, and must not take the others with it.
        answer, wrong = None, _told(error)
    return TurnOutcome(answer=answer, passages=passages, probability=probability, draft=draft, error=wrong)


def _in_time(events: Iterator[Event], limit: float) -> Iterator[Event]:
    started = perf_counter()
    for event in events:
        if perf_counter() - started > limit:
            raise TookTooLong(f"it took more than {limit:g} s")
        yield event


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
