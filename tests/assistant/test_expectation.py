import pytest

from assistant.expectation import meets_expectation

COURSE = "Wing ache lasts 3-9 weeks."
SHARE = "Wing ache is seen in 30-40% of gulls."
PEOPLE = "Wing ache is seen in adults in their third decade."
DEPTH = "The edema reaches at least 1 cm deep."
LOOK = "On MRI, wing ache appears as a bright rim."
MEANING = "Wing ache, also called gull's elbow, comes about by overuse."


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How long does wing ache last?", COURSE),
        ("What is the duration of wing ache?", COURSE),
        ("How common is wing ache?", SHARE),
        ("In what share of gulls is it seen?", SHARE),
        ("Who gets wing ache?", PEOPLE),
        ("At what age does it occur?", PEOPLE),
        ("How deep does the edema reach?", DEPTH),
        ("What does wing ache look like on MRI?", LOOK),
        ("What is wing ache?", MEANING),
    ],
)
def test_the_expected_kind_is_seen(question: str, quote: str) -> None:
    assert meets_expectation(question, quote)
    others = {COURSE, SHARE, PEOPLE, DEPTH, LOOK, MEANING} - {quote}
    assert not [other for other in others if meets_expectation(question, other)]


@pytest.mark.parametrize("question", ["What is the cause of wing ache?", "Why does it ache?", ""])
def test_most_questions_expect_no_kind(question: str) -> None:
    assert not any(
        meets_expectation(question, quote) for quote in (COURSE, SHARE, PEOPLE, DEPTH, LOOK, MEANING)
    )
