import pytest

from evals.bench.figure import Figure
from evals.bench.interleaved import Exchange
from evals.bench.limits import FIRST_TOKEN, FOLLOW_UP, WHOLE_ANSWER
from evals.bench.prose_figures import prose_figures, prose_figures_of
from evals.bench.questions import Questions
from index.progress import silent
from tests.assistant.fakes import FakeAssistant, an_answer
from tests.evals.bench.sample import FakeChain, FakeProcess, an_answered

QUESTIONS = Questions(warm_up="w", single=("a",), conversations=(("d", "e"), ("f",)))
PLAIN = an_answered(1.0, 4.0, 8.0)


def figures_of(*held: Exchange) -> dict[str, Figure]:
    return {figure.name: figure for figure in prose_figures_of(held)}


def test_both_sides_are_asked_whole_conversations() -> None:
    assistant = FakeAssistant(lambda question, _history: an_answer(answer=f"about {question}"))
    chain = FakeChain()
    held = prose_figures(assistant, FakeProcess(chain), QUESTIONS, silent)
    histories = [[turn.content for turn in history] for _, history, _, _ in assistant.asked]
    assert histories == [[], [], ["d", "about d"], []]
    assert not any(quotes_only for *_, quotes_only in assistant.asked)
    assert chain.asked[2] == ("e", ("d", "plain on d"))
    assert [tally.asked for tally in held.tallies] == [3, 3]
    assert {figure.name: len(figure.samples) for figure in held.figures} == {
        "first prose token": 3,
        "answer with prose": 3,
        "any answer": 3,
        "first token, follow-up": 1,
        "whole, follow-up": 1,
        "follow-up to first": 1,
    }


def test_answers_without_prose_are_left_out_on_both_sides_of_the_ratio() -> None:
    found = figures_of(
        Exchange(0, 0, an_answered(0.1, 1.0, 2.0), PLAIN),
        Exchange(1, 0, an_answered(0.1, None, 0.2), an_answered(1.0, 9.0, 9.0)),
    )
    token, whole, any_answer = (
        found[name] for name in ("first prose token", "answer with prose", "any answer")
    )
    assert (token.samples, whole.samples, any_answer.samples) == ((1.0,), (2.0,), (2.0, 0.2))
    assert "1 of 2 answers" in token.measured
    assert (token.ratio, whole.ratio) == (4.0, 4.0)
    assert any_answer.ratio == pytest.approx(8.5 / 1.1)
    assert (token.limits, whole.limits, any_answer.limits) == (FIRST_TOKEN, WHOLE_ANSWER, ())


def test_follow_ups_are_held_against_the_first_turn_of_their_own_conversation() -> None:
    found = figures_of(
        Exchange(0, 0, an_answered(0.1, 1.0, 2.0), PLAIN),
        Exchange(0, 1, an_answered(0.1, 0.5, 2.0), PLAIN),
        Exchange(0, 2, an_answered(0.1, 1.5, 3.0), PLAIN),
        Exchange(1, 0, an_answered(0.1, None, 2.0), PLAIN),
        Exchange(1, 1, an_answered(0.1, 1.0, 2.0), PLAIN),
        Exchange(2, 0, an_answered(0.1, 1.0, 2.0), PLAIN),
        Exchange(3, 0, an_answered(0.1, 2.0, 2.0), PLAIN),
        Exchange(3, 1, an_answered(0.1, None, 2.0), PLAIN),
        Exchange(3, 2, an_answered(0.1, 3.0, 4.0), PLAIN),
    )
    assert found["follow-up to first"].samples == (1.0, 1.5)
    assert found["follow-up to first"].limits == FOLLOW_UP
    assert found["first token, follow-up"].samples == (0.5, 1.5, 1.0, 3.0)
    assert found["whole, follow-up"].samples == (2.0, 3.0, 2.0, 4.0)


def test_no_prose_at_all_breaks_the_limits() -> None:
    found = figures_of(Exchange(0, 0, an_answered(0.1, None, 0.2), PLAIN))
    assert found["first prose token"].breaks_limit
    assert found["answer with prose"].breaks_limit
