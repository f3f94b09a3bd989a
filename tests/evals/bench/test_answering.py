from collections.abc import Iterator

import pytest

from assistant.answer import Audience
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved
from assistant.history import History
from evals.bench.answering import answered
from tests.assistant.fakes import FakeAssistant, an_answer
from tests.evals.bench.sample import an_answered


class Refusing(FakeAssistant):
    """Answer without a piece of prose."""

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        answer = self.ask(question, history, audience, quotes_only)
        yield from (Condensed(question), Retrieved(1), Quoted(answer), Finished(answer))


def test_each_event_has_its_time() -> None:
    found = answered(FakeAssistant().stream("How long?"))
    assert found.times.first_quote is not None
    assert found.times.first_token is not None
    assert 0 <= found.times.first_quote <= found.times.first_token <= found.times.total
    assert (found.text, found.status) == (an_answer().answer, "answered")


def test_only_the_first_piece_counts() -> None:
    answer = an_answer()
    drafts: list[Event] = [Drafted("a"), Drafted("b")]

    def slow() -> Iterator[Event]:
        yield Quoted(answer)
        yield drafts[0]
        total = sum(range(2_000_000))
        assert total
        yield drafts[1]
        yield Finished(answer)

    times = answered(slow()).times
    assert times.first_token is not None
    assert times.first_token < times.total


def test_what_did_not_come_has_no_time() -> None:
    assert answered(Refusing().stream("How long?")).times.first_token is None
    found = answered(iter([Condensed("x")]))
    assert (found.first_quote, found.first_token, found.text) == (None, None, "")
    assert found.status == "not_in_sources"


@pytest.mark.parametrize(("token", "whole_prose"), [(2.0, 3.0), (None, None)])
def test_only_an_answer_with_prose_has_a_time_for_it(token: float | None, whole_prose: float | None) -> None:
    found = an_answered(0.5, token, 3.0)
    assert (found.first_quote, found.first_token, found.whole) == (0.5, token, 3.0)
    assert found.whole_prose == whole_prose
