import threading
import time
from collections.abc import Iterator

import pytest

from assistant.answer import Audience
from assistant.event import Event, Judged
from assistant.history import History
from evals.case import Case
from evals.golden_set import GoldenSet
from evals.outcome import CaseOutcome, TurnOutcome
from evals.run import Composer
from evals.runner import Asking, outcome_of, outcomes_of
from tests.evals.small import (
    CAUSES,
    IDS,
    LIKELY,
    LONG,
    MRI,
    REWRITE,
    RIGHT,
    ULTRASOUND,
    SmallAssistant,
    small_golden,
)

QUOTES = Asking(Composer.QUOTES, limit=60, jobs=1)
PROSE = Asking(Composer.PROSE, limit=60, jobs=1)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


@pytest.fixture
def follow_up(golden: GoldenSet) -> Case:
    return golden.cases[0]


def _said(question: str) -> tuple[str, ...]:
    answer = RIGHT[question].answer
    assert answer is not None
    return (question, answer.answer)


def test_a_follow_up_is_asked_with_what_was_said_and_its_rewrite_alone(follow_up: Case) -> None:
    assistant = SmallAssistant()
    outcome = outcome_of(follow_up, 3, assistant, PROSE)
    assert assistant.asked == [
        (MRI, (), Audience.UNSAID, False),
        (ULTRASOUND, _said(MRI), Audience.UNSAID, False),
        (REWRITE, (), Audience.UNSAID, False),
    ]
    first, second = outcome.turns
    assert (outcome.case, outcome.repetition) == (follow_up.id, 3)
    assert first.alone is None
    assert second.alone is not None
    assert second.alone.passages == (f"{REWRITE}#1", f"{REWRITE}#2")
    assert second.alone.alone is None


def test_passages_probability_and_draft_are_kept(follow_up: Case) -> None:
    turn = outcome_of(follow_up, 1, SmallAssistant(), PROSE).turns[0]
    assert turn == TurnOutcome(
        answer=RIGHT[MRI].answer,
        passages=(f"{MRI}#1", f"{MRI}#2"),
        probability=LIKELY,
        draft="So be it.",
    )


class UnjudgedAssistant(SmallAssistant):
    """Answer without a judgement, as the metadata do."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        for event in super().stream(question, history, audience, quotes_only):
            if not isinstance(event, Judged):
                yield event


def test_without_a_judgement_there_is_no_probability(follow_up: Case) -> None:
    turn = outcome_of(follow_up, 1, UnjudgedAssistant(), QUOTES).turns[0]
    assert (turn.answer, turn.probability) == (RIGHT[MRI].answer, None)


def test_quotes_are_asked_for_without_the_language_model(follow_up: Case) -> None:
    assistant = SmallAssistant()
    outcome = outcome_of(follow_up, 1, assistant, QUOTES)
    assert [quotes_only for *_, quotes_only in assistant.asked] == [True, True, True]
    assert [turn.draft for turn in outcome.turns] == ["", ""]


def test_the_reader_of_a_case_is_told_to_the_assistant(follow_up: Case) -> None:
    assistant = SmallAssistant()
    outcome_of(follow_up.model_copy(update={"audience": Audience.NURSE}), 1, assistant, QUOTES)
    assert {audience for _, _, audience, _ in assistant.asked} == {Audience.NURSE}


def test_a_rewrite_without_turns_before_it_is_not_asked(follow_up: Case) -> None:
    assistant = SmallAssistant()
    alone = follow_up.model_copy(update={"turns": follow_up.turns[1:]})
    assert outcome_of(alone, 1, assistant, QUOTES).turns[0].alone is None
    assert assistant.questions == [ULTRASOUND]


def test_a_turn_after_a_failed_one_is_asked_with_what_was_said(golden: GoldenSet, follow_up: Case) -> None:
    assistant = SmallAssistant({MRI: ValueError("no\npicture")})
    first_asked = golden.cases[2].turns[0]
    case = follow_up.model_copy(update={"turns": (first_asked, *follow_up.turns)})
    outcome = outcome_of(case, 1, assistant, PROSE)
    assert assistant.asked[2][:2] == (ULTRASOUND, _said(LONG))
    failed = outcome.turns[1]
    assert (failed.answer, failed.error) == (None, "ValueError: no\npicture")
    assert (failed.passages, failed.draft) == ((f"{MRI}#1", f"{MRI}#2"), "So be it.")
    assert failed.probability == LIKELY
    assert [turn.error for turn in outcome.turns] == [None, failed.error, None]


def test_events_without_an_answer_are_a_failure(follow_up: Case) -> None:
    assistant = SmallAssistant({MRI: TurnOutcome(answer=None)})
    assert outcome_of(follow_up, 1, assistant, QUOTES).turns[0].error == "there was no answer"


def test_a_failure_does_not_stop_the_others(golden: GoldenSet) -> None:
    assistant = SmallAssistant({CAUSES: RuntimeError("broken")})
    outcomes = _by_id(golden, assistant, QUOTES)
    assert tuple(sorted(outcomes)) == IDS
    errors = {id_: [turn.error for turn in outcome.turns] for id_, outcome in outcomes.items()}
    assert errors == {
        IDS[0]: [None, None],
        IDS[1]: ["RuntimeError: broken"],
        IDS[2]: [None],
        IDS[3]: [None],
    }


class SlowAssistant(SmallAssistant):
    """Take a while for one question."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        for event in super().stream(question, history, audience, quotes_only):
            time.sleep(0.2 if question == CAUSES else 0)
            yield event


def test_a_turn_that_takes_too_long_is_a_failure_of_its_own(golden: GoldenSet) -> None:
    outcomes = _by_id(golden, SlowAssistant(), Asking(Composer.QUOTES, limit=0.15, jobs=1))
    failed = outcomes[IDS[1]].turns[0]
    assert (failed.answer, failed.error) == (None, "TookTooLong: it took more than 0.15 s")
    assert all(turn.error is None for id_ in (IDS[0], IDS[2], IDS[3]) for turn in outcomes[id_].turns)


class MeetingAssistant(SmallAssistant):
    """Begin to answer only when two questions are being asked."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting = threading.Barrier(2, timeout=20)

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        if not history and question not in (MRI, REWRITE):
            self._meeting.wait()
        return super().stream(question, history, audience, quotes_only)


def test_several_jobs_ask_at_the_same_time(golden: GoldenSet) -> None:
    cases = [(case, 1) for case in golden.cases[1:3]]
    outcomes = list(outcomes_of(cases, MeetingAssistant(), Asking(Composer.QUOTES, 60, jobs=2)))
    assert [turn.error for outcome in outcomes for turn in outcome.turns] == [None, None]


def test_several_jobs_give_what_one_gives(golden: GoldenSet) -> None:
    one = _by_id(golden, SmallAssistant(), PROSE)
    assert _by_id(golden, SmallAssistant(), Asking(Composer.PROSE, limit=60, jobs=4)) == one


def test_nothing_more_is_begun_when_nobody_waits_for_it(golden: GoldenSet) -> None:
    assistant = SlowAssistant()
    wanted = [(golden.cases[1], number) for number in range(1, 40)]
    asked = outcomes_of(wanted, assistant, QUOTES)
    next(asked)
    asked.close()
    assert len(assistant.asked) < 4


def _by_id(golden: GoldenSet, assistant: SmallAssistant, asking: Asking) -> dict[str, CaseOutcome]:
    wanted = [(case, 1) for case in golden.cases]
    return {outcome.case: outcome for outcome in outcomes_of(wanted, assistant, asking)}
