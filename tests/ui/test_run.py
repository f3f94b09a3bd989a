import logging
import threading
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Audience
from assistant.errors import AssistantError
from assistant.event import Event, Quoted, Reading
from assistant.history import History
from assistant.model_queue import Place
from tests.ui.conftest import Eventually
from tests.ui.small_assistant import SmallAssistant
from ui.run import Request, Run


def run_of(
    small: SmallAssistant, question: str, stored: list[Answer] | None = None, *, quotes_only: bool = False
) -> Run:
    kept = [] if stored is None else stored
    return Run(small, "ann", Request(question, quotes_only=quotes_only), kept.append)


def test_an_answer_is_stored_when_it_is_done(small: SmallAssistant) -> None:
    stored: list[Answer] = []
    run = run_of(small, "How long?", stored)
    run.work()
    assert run.progress.stage == "done"
    assert stored == [run.progress.answer]
    assert stored[0].statements[0].support == "verified"


def test_quotes_stand_before_the_draft(small: SmallAssistant, eventually: Eventually) -> None:
    run = run_of(small, "slow").start()
    eventually(lambda: run.progress.draft != "")
    assert run.progress.answer is not None
    assert run.progress.answer.statements[0].support == "quoted"


def test_stop_takes_effect_at_once_and_keeps_the_quotes(
    small: SmallAssistant, eventually: Eventually
) -> None:
    stored: list[Answer] = []
    run = run_of(small, "slow", stored).start()
    eventually(lambda: run.progress.draft != "")
    run.stop()
    assert run.progress.stage == "stopped"
    assert run.progress.draft == ""
    assert [answer.statements[0].support for answer in stored] == ["quoted"]
    eventually(small.closed_early.is_set)


def test_stop_before_the_quotes_stores_nothing() -> None:
    stored: list[Answer] = []
    run = run_of(SmallAssistant(), "slow", stored)
    run.stop()
    run.work()
    assert run.progress.stage == "stopped"
    assert stored == []


def test_a_stop_that_throws_away_stores_nothing(small: SmallAssistant, eventually: Eventually) -> None:
    stored: list[Answer] = []
    run = run_of(small, "slow", stored).start()
    eventually(lambda: run.progress.draft != "")
    run.stop(keep=False)
    assert stored == []


def test_a_stop_after_the_end_changes_nothing(small: SmallAssistant) -> None:
    stored: list[Answer] = []
    run = run_of(small, "How long?", stored)
    run.work()
    run.stop()
    assert run.progress.stage == "done"
    assert len(stored) == 1


def test_an_error_for_the_reader_is_kept_for_him(small: SmallAssistant) -> None:
    run = run_of(small, "broken")
    run.work()
    assert run.progress.stage == "failed"
    assert run.progress.problem is not None
    assert run.progress.problem.remedy == "Run `assistant index`."


def test_a_bug_is_logged_with_its_traceback(small: SmallAssistant, caplog: pytest.LogCaptureFixture) -> None:
    run = run_of(small, "bug")
    with caplog.at_level(logging.ERROR):
        run.work()
    assert run.progress.stage == "failed"
    assert run.progress.problem is None
    assert "ZeroDivisionError" in caplog.text


def test_an_assistant_that_never_finishes_is_a_bug(caplog: pytest.LogCaptureFixture) -> None:
    class Silent(SmallAssistant):
        def stream(self, *args: object, **kwargs: object) -> Iterator[Event]:
            return iter(())

    run = run_of(Silent(), "How long?")
    run.work()
    assert run.progress.stage == "failed"
    assert "without a finished answer" in caplog.text


def test_an_answer_that_cannot_be_stored_is_shown_with_the_reason(small: SmallAssistant) -> None:
    def refuse(answer: Answer) -> None:
        raise AssistantError("The disk is full.", "Free some space.")

    run = Run(small, "ann", Request("How long?"), refuse)
    run.work()
    assert run.progress.stage == "done"
    assert run.progress.answer is not None
    assert run.progress.problem is not None


def test_a_second_answer_waits_for_the_model_but_not_for_its_quotes(
    small: SmallAssistant, eventually: Eventually
) -> None:
    first = Run(small, "ann", Request("slow one"), lambda answer: None).start()
    eventually(lambda: first.progress.draft != "")
    second = Run(small, "bob", Request("another"), lambda answer: None).start()
    eventually(lambda: second.progress.stage == "waiting")
    assert second.progress.answer is not None
    assert second.progress.draft == ""
    small.go_on.set()
    eventually(lambda: second.progress.stage == "done")


def test_quotes_alone_never_wait(small: SmallAssistant, eventually: Eventually) -> None:
    first = Run(small, "ann", Request("slow one"), lambda answer: None).start()
    eventually(lambda: first.progress.draft != "")
    second = Run(small, "bob", Request("another", quotes_only=True), lambda answer: None)
    second.work()
    assert second.progress.stage == "done"


def test_who_stops_while_waiting_gives_up_the_place_in_the_queue(
    small: SmallAssistant, eventually: Eventually
) -> None:
    first = Run(small, "ann", Request("slow one"), lambda answer: None).start()
    eventually(lambda: first.progress.draft != "")
    second = Run(small, "bob", Request("another"), lambda answer: None)
    worker = threading.Thread(target=second.work)
    worker.start()
    eventually(lambda: second.progress.stage == "waiting")
    assert second.progress.before == 1
    second.stop()
    worker.join(timeout=10)
    assert not worker.is_alive()


class StillReading(SmallAssistant):
    """A language model that is still reading its prompt until it is left."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Yield quotes, and then nothing but signs that the prompt is being read."""
        yield Quoted(self._quotes(question))
        try:
            while not self.go_on.wait(0.01):
                yield Reading()
        except GeneratorExit:
            self.closed_early.set()
            raise


def test_a_stop_while_the_prompt_is_read_leaves_the_model(eventually: Eventually) -> None:
    reading = StillReading()
    run = Run(reading, "ann", Request("How long?"), lambda answer: None).start()
    eventually(lambda: run.progress.answer is not None)
    shown = run.progress
    run.stop()
    eventually(reading.closed_early.is_set)
    assert (shown.stage, shown.draft) == ("writing", "")
    assert run.progress.stage == "stopped"


def test_an_answer_that_nobody_watches_any_more_lets_the_others_first(
    small: SmallAssistant, eventually: Eventually
) -> None:
    first = Run(small, "ann", Request("slow one"), lambda answer: None).start()
    eventually(lambda: first.progress.draft != "")
    second = Run(small, "bob", Request("another"), lambda answer: None).start()
    eventually(lambda: second.progress.before == 1)
    third = Run(small, "cid", Request("a third"), lambda answer: None).start()
    eventually(lambda: third.progress.before == 2)
    with second.watched(), second.watched():
        pass
    eventually(lambda: (second.progress.before, third.progress.before) == (2, 1))
    with second.watched():
        eventually(lambda: (second.progress.before, third.progress.before) == (1, 2))
    small.go_on.set()
    eventually(lambda: second.progress.stage == third.progress.stage == "done")
