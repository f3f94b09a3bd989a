import pytest

from assistant.premises.presuppositions import presupposed_in


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Since gout lasts 2 years, what helps?", "gout lasts 2 years"),
        ("As the test is poor, which other one is used?", "the test is poor"),
        ("Given that the cyst is malignant, who operates?", "the cyst is malignant"),
        ("Should I skip the scan, since the scan is useless?", "the scan is useless"),
        ("Why is CT more sensitive than MRI?", "is CT more sensitive than MRI"),
        ("How come the rash is contagious?", "the rash is contagious"),
        ("What explains that the rash is contagious?", "the rash is contagious"),
        ("The rash is contagious, right?", "The rash is contagious"),
        ("On T2 the edema comes out black, doesn't it?", "On T2 the edema comes out black"),
        ("The rash is contagious. How long is school missed?", "The rash is contagious"),
        ("The pain stays for life, so which drug is given?", "The pain stays for life"),
        ("I heard that the rash is contagious. Is it?", "the rash is contagious"),
    ],
)
def test_the_clause_that_is_taken_for_granted_is_found(question: str, told: str) -> None:
    assert presupposed_in(question) == (told,)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "gout",
        "Is CT more sensitive than MRI?",
        "What is gout?",
        "How long does a flare last?",
        "If gout lasts 2 years, what helps?",
        "Since when is the test done?",
        "As a nurse, what should I know?",
        "MRI or ultrasound - which should I have?",
        "My mother has had gout for 2 years. What helps?",
        "Since my knee hurts at night, is it gout?",
        "A patient is 70 years old. What is the dose?",
        "Why not?",
        "Tell me about gout. What helps?",
        "Does the rash spread, and is it contagious?",
    ],
)
def test_a_question_that_only_asks_takes_nothing_for_granted(question: str) -> None:
    assert presupposed_in(question) == ()
