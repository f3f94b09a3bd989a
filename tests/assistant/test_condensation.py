import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.condensation import condense, enumerated, is_incomplete
from assistant.history import Turn
from assistant.topics import Topics, topics_of
from assistant.words import words
from tests.assistant.articles import tennis_elbow

CAUSES = "What causes tennis elbow?"
CAUSED_BY = "Tennis elbow is caused by overuse, poor technique, vibration and gout. [1]"
LASTS = "How long does CTS last?"
LASTED = "CTS is self-limiting and lasts 6-12 months. [1]"
LOOKS = "What does gout look like on MRI?"
COMPARES = "What is the difference between gout and vibration?"


@pytest.fixture(scope="module")
def topics() -> Topics:
    return topics_of([tennis_elbow()])


def told(*contents: str) -> list[Turn]:
    return [
        Turn(role="assistant" if place % 2 else "user", content=content)
        for place, content in enumerate(contents)
    ]


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        ((), "How long does it last?", "How long does it last?"),
        ((LASTS, LASTED), "Is it caused by infection?", "Is CTS caused by infection?"),
        ((LASTS, LASTED), "What are its causes?", "What are CTS's causes?"),
        ((LASTS, LASTED), "And who gets it?", "Who gets CTS?"),
        ((LASTS, LASTED), "What does this condition look like?", "What does CTS look like?"),
        ((LASTS, LASTED), "and in children?", "How long does CTS last in children?"),
        ((LASTS, LASTED), "What about gout?", "How long does gout last?"),
        ((LASTS, LASTED), "no, I meant gout", "How long does gout last?"),
        ((LASTS, LASTED), "tell me more", LASTS),
        (("What does a vibration do?", "It hurts."), "And overuse?", "What does an overuse do?"),
        ((LASTS, LASTED), "Why?", f"Why: {LASTS}"),
        ((LOOKS, "Bright. [1]"), "and on ultrasound?", "What does gout look like on ultrasound?"),
        ((LOOKS, "Bright. [1]"), "And CT?", "What does gout look like on CT?"),
        ((CAUSES, CAUSED_BY), "explain the second cause", "explain poor technique in tennis elbow"),
        ((CAUSES, CAUSED_BY), "And the third one?", "What about vibration in tennis elbow?"),
        (
            (CAUSES, CAUSED_BY, "explain the second cause", "It means grip, swing and stance. [1]"),
            "And the first one?",
            "explain overuse in tennis elbow",
        ),
        ((COMPARES, "They differ. [1]"), "Where does the latter occur?", "Where does vibration occur?"),
        ((COMPARES, "They differ. [1]"), "How common is the former?", "How common is gout?"),
        ((LASTS, LASTED, "What are its causes?", "Overuse."), "How old are they?", "How old are CTS?"),
        (
            (LOOKS, "Bright. [1]", "And on ultrasound?", "Dark. [1]"),
            "Which of the two is better?",
            "Which of MRI and ultrasound is better?",
        ),
        ((COMPARES, "They differ. [1]"), "Are both common?", "Are gout and vibration common?"),
    ],
)
def test_a_follow_up_stands_alone(
    topics: Topics, history: tuple[str, ...], question: str, expected: str
) -> None:
    assert condense(question, told(*history), topics) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "What does MRI show in tennis elbow?",
        "Is it true that gout causes tennis elbow?",
        "How does vibration cause tennis elbow?",
    ],
)
def test_a_question_that_stands_alone_is_left_untouched(topics: Topics, question: str) -> None:
    assert condense(question, told(LASTS, LASTED), topics) == question


def test_an_unanswered_question_still_sets_the_topic(topics: Topics) -> None:
    assert condense("Is it an infection?", told(LASTS), topics) == "Is CTS an infection?"


def test_a_long_answer_does_not_hide_the_topic(topics: Topics) -> None:
    assert condense("Is it an infection?", told(LASTS, LASTED * 200), topics) == "Is CTS an infection?"


@given(st.lists(st.text(max_size=60), max_size=6), st.text(min_size=1, max_size=80))
def test_a_rewrite_brings_in_words_of_the_conversation_only(contents: list[str], question: str) -> None:
    rewritten = condense(question, told(*contents), topics_of([tennis_elbow()]))
    allowed = {word for text in (*contents, question) for word in words(text)} | {"what", "about", "in", "of"}
    assert set(words(rewritten)) <= allowed


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("1. Overuse [1]\n2. Gout [2]", ["Overuse", "Gout"]),
        ("- Overuse: too much play [1]\n- Gout: crystals [2]", ["Overuse", "Gout"]),
        (CAUSED_BY, ["overuse", "poor technique", "vibration", "gout"]),
        ("It hurts. [1]", []),
    ],
)
def test_what_an_answer_lists(topics: Topics, answer: str, items: list[str]) -> None:
    assert enumerated(answer, topics) == items


@pytest.mark.parametrize(
    ("question", "incomplete"),
    [
        ("How long does it last?", True),
        ("What about the second one?", True),
        ("What are its causes?", True),
        ("How long does CTS last?", False),
        ("Is it safe to eat bread?", False),
    ],
)
def test_whether_a_question_points_at_nothing(topics: Topics, question: str, incomplete: bool) -> None:
    assert is_incomplete(question, topics) is incomplete
