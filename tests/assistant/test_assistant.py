import re
from collections.abc import Generator, Iterator
from itertools import chain, repeat
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from pydantic import Field

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.event import Condensed, Drafted, Finished, Judged, Quoted, Reading, Retrieved, Waiting
from assistant.history import Turn
from assistant.language_model import LanguageModel
from assistant.refusal import NOT_IN_SOURCES
from assistant.settings import Settings
from index.builder import build
from tests.assistant.articles import tennis_elbow
from tests.assistant.conftest import Opened
from tests.index.fakes import HashEmbedder, OverlapReranker

LONG = "How long does CTS last?"


def assert_sound(answer: Answer, assistant: Assistant) -> None:
    numbers = {citation.n for citation in answer.citations}
    for citation in answer.citations:
        assert assistant.articles[citation.article_id].text[citation.start : citation.end] == citation.quote
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.answer)} <= numbers
    assert all(set(statement.citations) <= numbers for statement in answer.statements)
    assert {quote.citation for quote in answer.quotes} <= numbers


def test_without_a_language_model_the_answer_is_made_of_quotes(opened: Opened) -> None:
    assistant = opened()
    answer = assistant.ask(LONG)
    assert_sound(answer, assistant)
    assert answer.status == "answered"
    assert {statement.support for statement in answer.statements} == {"quoted"}
    assert "6-12 months" in answer.answer
    assert answer.receipt.language_model is None
    assert answer.timing_ms.first_quote is not None
    assert answer.timing_ms.first_token is None


def test_both_sides_of_a_conflict_are_quoted_and_told(opened: Opened) -> None:
    answer = opened().ask(LONG)
    assert set(answer.conflicts[0].values) == {"6-12 months", "6-24 months"}
    assert all(value in answer.answer for value in answer.conflicts[0].values)
    assert answer.notices[0].kind == "conflict"


def test_prose_that_tells_one_side_of_a_conflict_is_given_the_other(opened: Opened) -> None:
    assistant = opened("CTS lasts 6-12 months [1].")
    answer = assistant.ask(LONG)
    assert_sound(answer, assistant)
    assert "6-12 months" in answer.answer
    assert "6-24 months" in answer.answer


def test_checked_prose_replaces_the_quotes(opened: Opened) -> None:
    assistant = opened("CTS lasts 6-12 months [1]. CTS resolves within 6-24 months [2].")
    answer = assistant.ask(LONG)
    assert_sound(answer, assistant)
    assert answer.answer == "CTS lasts 6-12 months. [1] CTS resolves within 6-24 months. [2]"
    assert [statement.support for statement in answer.statements] == ["verified", "verified"]
    assert [citation.n for citation in answer.citations] == [1, 2]
    assert [quote.citation for quote in answer.quotes] == [1, 2]
    assert answer.receipt.language_model == "0" * 64
    assert "prose" in answer.receipt.prompts


def test_prose_that_does_not_hold_is_never_shown(opened: Opened) -> None:
    answer = opened("CTS lasts 6-21 months [1].").ask(LONG)
    assert "6-21" not in answer.answer
    assert "6-12 months" in answer.answer
    assert answer.statements[0].support == "quoted"


def test_a_single_sure_quote_is_the_answer_without_the_model(opened: Opened) -> None:
    answer = opened("CTS is caused by infection [1].").ask("Is CTS caused by infection?")
    assert answer.answer == "CTS is not caused by infection. [1]"
    assert answer.timing_ms.first_token is None


def test_the_model_may_refuse_only_where_the_evidence_leaves_it_open(opened: Opened) -> None:
    assistant = opened(NOT_IN_SOURCES, NOT_IN_SOURCES)
    assert assistant.ask(LONG).status == "answered"
    refused = assistant.ask("Is gout in the tendon?")
    assert refused.status == "not_in_sources"
    assert refused.citations == ()


@pytest.mark.parametrize("question", ["How do I bake bread?", "What is the capital of France?"])
def test_a_refusal_cites_nothing_and_says_what_was_searched(opened: Opened, question: str) -> None:
    answer = opened().ask(question)
    assert answer.status == "not_in_sources"
    assert answer.answer.startswith(NOT_IN_SOURCES)
    assert "What causes tennis elbow?" in answer.answer
    assert (answer.citations, answer.quotes, answer.statements, answer.notices) == ((), (), (), ())
    assert answer.timing_ms.first_quote is None


def test_a_question_about_nothing_named_is_asked_back(opened: Opened) -> None:
    answer = opened().ask("How long does it last?")
    assert answer.status == "needs_clarification"
    assert answer.answer.count("?") == 1
    assert answer.citations == ()


def test_a_follow_up_is_searched_for_as_a_question_that_stands_alone(opened: Opened) -> None:
    history = [Turn(role="user", content=LONG), Turn(role="assistant", content="6-12 months. [1]")]
    answer = opened().ask("Is it caused by infection?", history)
    assert answer.question == "Is it caused by infection?"
    assert answer.standalone_question == "Is CTS caused by infection?"
    assert answer.citations[0].quote == "CTS is not caused by infection."


def test_events_come_in_order_and_citation_numbers_stay(opened: Opened) -> None:
    events = list(opened("CTS lasts 6-12 months [1].").stream(LONG))
    kinds = [type(event) for event in events]
    drafted = kinds.count(Drafted)
    assert drafted > 1
    assert kinds == [Condensed, Retrieved, Judged, Quoted, Waiting, *[Drafted] * drafted, Finished]
    quoted = next(event.answer for event in events if isinstance(event, Quoted))
    finished = next(event.answer for event in events if isinstance(event, Finished))
    assert set(finished.citations) <= set(quoted.citations)
    assert (
        "".join(event.text for event in events if isinstance(event, Drafted)) == "CTS lasts 6-12 months [1]."
    )


def judged(assistant: Assistant, question: str) -> list[float]:
    return [event.probability for event in assistant.stream(question) if isinstance(event, Judged)]


def test_how_likely_the_passages_answer_is_told_once(opened: Opened) -> None:
    assistant = opened()
    (answered,) = judged(assistant, LONG)
    (refused,) = judged(assistant, "How do I bake bread?")
    assert 0 <= refused < answered <= 1


def test_nothing_is_judged_where_the_metadata_answer(opened: Opened) -> None:
    assert judged(opened(), "Which references does the article list?") == []


def test_quotes_are_handed_out_before_the_model_says_a_word(opened: Opened) -> None:
    quotes_are_out = Event()
    in_time: list[bool] = []
    assistant = opened("CTS lasts 6-12 months [1].", before=lambda: in_time.append(quotes_are_out.wait(10)))
    for event in assistant.stream(LONG):
        if isinstance(event, Quoted):
            quotes_are_out.set()
    assert in_time == [True]


def test_quotes_only_never_calls_the_model(opened: Opened) -> None:
    events = list(opened("never said").stream(LONG, quotes_only=True))
    assert not [event for event in events if isinstance(event, Drafted)]


def test_a_stream_may_be_left_at_any_event(opened: Opened) -> None:
    for stop in range(1, 5):
        stream = opened("CTS lasts 6-12 months [1].").stream(LONG)
        for _ in range(stop):
            next(stream)
        stream.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_question_that_cannot_be_used_is_told(opened: Opened) -> None:
    with pytest.raises(AssistantError):
        opened().ask("   ")


def test_what_is_offered_is_answered(opened: Opened) -> None:
    assistant = opened()
    offered = assistant.ask("How do I bake bread?").follow_ups + assistant.example_questions
    assert offered
    for question in offered:
        assert assistant.ask(question).status == "answered", question


def test_the_same_question_has_the_same_answer(opened: Opened) -> None:
    assistant = opened()
    one, two = (assistant.ask(LONG).model_dump(exclude={"timing_ms"}) for _ in range(2))
    assert one == two


def test_a_question_waits_while_the_model_writes_and_its_quotes_do_not(opened: Opened) -> None:
    assistant = opened("CTS lasts 6-12 months [1].", "CTS lasts 6-12 months [1].")
    first, second = assistant.stream(LONG), assistant.stream(LONG)
    next(event for event in first if isinstance(event, Drafted))
    seen = []
    for event in second:
        seen.append(event)
        if event == Waiting(1):
            # Its end makes room for the second.
            assert isinstance(list(first)[-1], Finished)
    waiting = [event for event in seen if isinstance(event, Quoted | Waiting)]
    assert [type(event) for event in waiting] == [Quoted, Waiting, Waiting]
    assert waiting[1:] == [Waiting(1), Waiting(0)]
    assert isinstance(seen[-1], Finished)


def test_one_question_too_many_is_answered_with_quotes_and_told_why(opened: Opened) -> None:
    assistant = opened("CTS lasts 6-12 months [1].")
    places = [assistant.queue.place(owner) for owner in "abcdefghi"]
    for place in places:
        assistant.queue.enter(place)
    answer = assistant.ask(LONG)
    assert {statement.support for statement in answer.statements} == {"quoted"}
    assert answer.notices[-1].kind == "many_asking"
    assert "Ask again" in answer.notices[-1].text
    for place in places:
        place.leave()
    assert {statement.support for statement in assistant.ask(LONG).statements} == {"verified", "quoted"}


def test_whoever_gives_his_place_up_is_answered_with_quotes(opened: Opened) -> None:
    assistant = opened("never said")
    turn, place = assistant.queue.place("a"), assistant.queue.place("b")
    assistant.queue.enter(turn)
    events = []
    for event in assistant.stream(LONG, place=place):
        events.append(event)
        if event == Waiting(1):
            place.give_up()
    final = events[-1]
    assert isinstance(final, Finished)
    assert {statement.support for statement in final.answer.statements} == {"quoted"}
    assert not [event for event in events if isinstance(event, Drafted)]


@pytest.mark.parametrize("kind", [Quoted, Waiting, Drafted])
def test_a_stream_that_is_left_frees_its_place(opened: Opened, kind: type) -> None:
    assistant = opened("CTS lasts 6-12 months [1].", "CTS lasts 6-12 months [1].")
    left = assistant.stream(LONG)
    next(event for event in left if isinstance(event, kind))
    assert isinstance(left, Generator)
    left.close()
    assert Waiting(0) in list(assistant.stream(LONG))


class EndlessModel(GenericFakeChatModel):
    """Reads its prompt in three steps, then writes without end; tells whether it was left."""

    left: Event = Field(default_factory=Event)

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        try:
            for piece in chain([""] * 3, repeat("word ", 10_000)):
                yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        except GeneratorExit:
            self.left.set()
            raise


@pytest.mark.parametrize("kind", [Reading, Drafted])
def test_a_stream_that_is_left_ends_the_work_of_the_model(
    tmp_path: Path, kind: type[Reading] | type[Drafted]
) -> None:
    chat = EndlessModel(messages=iter([]))
    model = LanguageModel(chat=chat, name="endless", sha256="0" * 64)
    with build([tennis_elbow()], HashEmbedder(), tmp_path / "other") as generation:
        assistant = Assistant(
            Settings(data_dir=tmp_path), generation, model, frozenset({"does"}), OverlapReranker()
        )
        events = assistant.stream(LONG)
        next(event for event in events if isinstance(event, kind))
        assert isinstance(events, Generator)
        events.close()
        assert chat.left.is_set()
