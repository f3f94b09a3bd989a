from collections.abc import Iterator

from assistant.answer import Audience
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved
from assistant.history import History
from evals.bench.answering import prose_times, quote_times, times_of
from index.progress import silent
from tests.assistant.fakes import FakeAssistant, an_answer


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
    times, text = times_of(FakeAssistant().stream("How long?"))
    assert times.first_quote is not None
    assert times.first_token is not None
    assert 0 <= times.first_quote <= times.first_token <= times.total
    assert text == an_answer().answer


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

    times, _ = times_of(slow())
    assert times.first_token is not None
    assert times.first_token < times.total


def test_what_did_not_come_has_no_time() -> None:
    times, _ = times_of(Refusing().stream("How long?"))
    assert times.first_token is None
    times, text = times_of(iter([Condensed("x")]))
    assert (times.first_quote, times.first_token, text) == (None, None, "")


def test_quotes_are_asked_for_without_a_language_model_after_a_warm_up() -> None:
    assistant = FakeAssistant()
    shown: list[tuple[int, int]] = []
    samples = quote_times(
        assistant, "warm", ["one", "two"], lambda _text, done, total: shown.append((done, total))
    )
    assert len(samples) == 2
    assert [(question, quotes_only) for question, _, _, quotes_only in assistant.asked] == [
        ("warm", True),
        ("one", True),
        ("two", True),
    ]
    assert shown[-1] == (2, 2)


def test_follow_ups_come_with_the_turns_before_them() -> None:
    assistant = FakeAssistant(lambda question, _history: an_answer(answer=f"about {question}"))
    times = prose_times(assistant, [["a", "b"], ["c"]], silent)
    assert len(times) == 3
    histories = [[turn.content for turn in history] for _, history, _, _ in assistant.asked]
    assert histories == [[], ["a", "about a"], []]
    assert not any(quotes_only for *_, quotes_only in assistant.asked)
