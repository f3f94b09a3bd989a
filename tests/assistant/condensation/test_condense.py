import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.condensation import Standalone, condense
from assistant.condensation.condense import GLUE, brings_nothing_in
from assistant.history import Turn
from assistant.topics import Topics, topics_of
from assistant.words import words
from tests.assistant.articles import tennis_elbow
from tests.assistant.condensation.dialogs import DIALOGS, Dialog
from tests.assistant.condensation.library import library

CAUSES = "What causes tennis elbow?"
CAUSED_BY = "Tennis elbow is caused by overuse, poor technique, vibration and gout. [1]"
LASTS = "How long does CTS last?"
LASTED = "CTS is self-limiting and lasts 6-12 months. [1]"
LOOKS = "What does gout look like on MRI?"
COMPARES = "What is the difference between gout and vibration?"


@pytest.fixture(scope="module")
def elbow() -> Topics:
    return topics_of([tennis_elbow()])


@pytest.fixture(scope="module")
def topics() -> Topics:
    return topics_of(library())


def told(said: tuple[str, ...]) -> list[Turn]:
    return [
        Turn(role="assistant" if place % 2 else "user", content=content) for place, content in enumerate(said)
    ]


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: f"{dialog.said[-2][:30]} > {dialog.question}")
def test_how_a_follow_up_reads_alone(topics: Topics, dialog: Dialog) -> None:
    assert condense(dialog.question, told(dialog.said), topics).text in dialog.accepted


def test_a_follow_up_is_read_within_milliseconds(topics: Topics) -> None:
    said = told(tuple(line for dialog in DIALOGS[:12] for line in dialog.said))
    times = []
    for _ in range(20):
        started = time.perf_counter()
        condense("How common is it?", said, topics)
        times.append(time.perf_counter() - started)
    # The fastest run: what else the machine does meanwhile is not what is measured.
    assert min(times) < 0.005


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
    elbow: Topics, history: tuple[str, ...], question: str, expected: str
) -> None:
    assert condense(question, told(history), elbow).text == expected


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "What does MRI show in tennis elbow?",
        "Is it true that gout causes tennis elbow?",
        "How does vibration cause tennis elbow?",
    ],
)
def test_a_question_that_stands_alone_is_left_untouched(elbow: Topics, question: str) -> None:
    assert condense(question, told((LASTS, LASTED)), elbow).text == question


def test_an_unanswered_question_still_sets_the_topic(elbow: Topics) -> None:
    assert condense("Is it an infection?", told((LASTS,)), elbow).text == "Is CTS an infection?"


def test_a_long_answer_does_not_hide_the_topic(elbow: Topics) -> None:
    assert condense("Is it an infection?", told((LASTS, LASTED * 200)), elbow).text == "Is CTS an infection?"


PIECES = st.sampled_from(
    [
        "it", "they", "she", "its", "that", "the second one", "the latter", "both", "And", "no, I meant",
        "What about", "in children", "gout", "migraine", "PE", "MRI", "CT", "the hip", "Nora Velde", "How is",
        "treated", "What causes", "there", "why?", "that year", "sorry, not", ",", "?",
        "[1]", "1. Beer\n2. Gout\n",
    ]
)  # fmt: skip
LINES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join))
KNOWN = topics_of(library())


@given(st.lists(LINES, max_size=6), LINES)
def test_a_rewrite_brings_in_words_of_the_conversation_only(contents: list[str], question: str) -> None:
    rewritten = condense(question, told(tuple(contents)), KNOWN)
    names = KNOWN.proper_names.values()
    said = {word.strip("'") for text in (*contents, question, *names) for word in words(text)}
    assert {word.strip("'") for word in words(rewritten.text)} <= said | GLUE


@given(LINES)
def test_a_first_question_is_never_touched(question: str) -> None:
    assert condense(question, (), KNOWN) == Standalone(question, question)


@given(st.lists(LINES, max_size=6), LINES)
def test_the_same_conversation_reads_the_same(contents: list[str], question: str) -> None:
    history = told(tuple(contents))
    assert condense(question, history, KNOWN) == condense(question, history, KNOWN)


@pytest.mark.parametrize(
    ("rewrite", "holds"),
    [("How is gout treated?", True), ("How is gout's pain treated?", False), ("What about gout?", True)],
)
def test_whether_a_rewrite_brings_something_in(topics: Topics, rewrite: str, holds: bool) -> None:
    assert brings_nothing_in(rewrite, "How is it treated?", told(("What is gout?",)), topics) is holds


@pytest.mark.parametrize(
    ("said", "question", "certain"),
    [
        (("What causes gout?", "Crystals. [1]"), "How common is it?", True),
        (("What causes gout?", "Crystals. [1]"), "How is migraine treated?", True),
        (("What causes gout?", "Crystals. [1]"), "What are the symptoms?", False),
        (("Which test confirms gout?", "Ultrasound. [1]"), "How reliable is it?", False),
        (("What does gout cost?", "The articles do not answer this."), "Explain the second one", False),
    ],
)
def test_whether_a_reading_is_certain(
    topics: Topics, said: tuple[str, ...], question: str, certain: bool
) -> None:
    assert condense(question, told(said), topics).certain is certain
