import pytest

from assistant.condensation.conversation import Conversation
from assistant.condensation.corrections import corrected
from assistant.condensation.exchange import Exchange
from assistant.topics import topics_of
from tests.assistant.condensation.library import library


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What does MRI show in gout?", "no, CT", "What does CT show in gout?"),
        ("What does MRI show in gout?", "not MRI but CT", "What does CT show in gout?"),
        ("What does MRI show in gout?", "Oops, I meant CT instead of MRI", "What does CT show in gout?"),
        ("How common is gout in adults?", "sorry, in children", "How common is gout in children?"),
        ("How common is gout?", "sorry, meant migraine", "How common is migraine?"),
        ("How common is gout in adults?", "wait, children", "How common is gout in children?"),
        ("How common is gout?", "No, is it common in women?", None),
        ("How common is gout?", "No fever, so no infection?", None),
        ("How common is gout?", "No", None),
        ("How common is gout?", "No, thank you.", None),
        ("How common is gout?", "How common is migraine?", None),
    ],
)
def test_what_a_reader_takes_back(before: str, question: str, expected: str | None) -> None:
    conversation = Conversation([Exchange(before, "Very. [1]")], topics_of(library()))
    read = corrected(question, conversation)
    assert (read.text if read and read.text != before else None) == expected


def test_the_one_before_is_the_question_before_the_last() -> None:
    asked = [Exchange("How common is gout?", "Very. [1]"), Exchange("How common is migraine?", "Very. [1]")]
    read = corrected("No, I meant the one before.", Conversation(asked, topics_of(library())))
    assert read is not None
    assert read.text == "How common is gout?"
