import pytest

from assistant.condensation.exchange import MAX_EXCHANGES, Exchange, exchanges_of
from assistant.history import Turn


@pytest.mark.parametrize(
    ("answer", "told", "asks_back"),
    [
        ("Gout hurts. [1]", "Gout hurts. [1]", False),
        ("The articles do not answer this. Searched: “Gout”.", "", False),
        ("What do you mean? Please name the condition.", "", True),
        ("Does it hurt? Yes, it does. [1]", "Does it hurt? Yes, it does. [1]", False),
        ("", "", False),
    ],
)
def test_what_an_answer_tells(answer: str, told: str, asks_back: bool) -> None:
    exchange = Exchange("What is it?", answer)
    assert (exchange.told, exchange.asks_back) == (told, asks_back)


def test_answers_belong_to_the_question_before_them() -> None:
    turns = [
        Turn(role=role, content=text) for role, text in (("assistant", "Hi"), ("user", "A"), ("user", "B"))
    ]
    assert exchanges_of([*turns, Turn(role="assistant", content="C")]) == [
        Exchange("A", ""),
        Exchange("B", "C"),
    ]


def test_only_the_latest_exchanges_are_read() -> None:
    turns = [Turn(role="user", content=str(number)) for number in range(MAX_EXCHANGES + 3)]
    assert [exchange.question for exchange in exchanges_of(turns)] == [
        str(number) for number in range(3, MAX_EXCHANGES + 3)
    ]
