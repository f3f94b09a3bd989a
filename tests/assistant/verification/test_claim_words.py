import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.claim_words import (
    LIGHT,
    OPERATORS,
    OPPOSITE,
    canonical,
    is_silent,
    one_spelling,
    rewritten,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tumour", "tumor"),
        ("anaemia", "anemia"),
        ("fibre", "fiber"),
        ("found", "find"),
        ("treated", "therapy"),
    ],
)
def test_spellings_forms_and_words_alike_are_compared_as_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), [("raised", "lowered"), ("left", "right"), ("cause", "prevent")])
def test_words_that_are_not_alike_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It can't last.", "It not last."),
        ("It is due to gout.", "It is caused by gout."),
        ("Rest leads to relief.", "Rest causes relief."),
        ("between 5 and 10 mm", "5-10 mm"),
        ("an untreated flare", "an without treatment flare"),
        ("300 cells or more", "at least 300 cells"),
    ],
)
def test_phrases_are_written_one_way(text: str, expected: str) -> None:
    assert rewritten(text) == expected


def test_no_small_word_that_changes_a_claim_is_light_or_silent() -> None:
    assert not {word for word in OPERATORS if canonical(word) in LIGHT}
    assert not {word for word in ("not", "less", "often", "used") if is_silent(word)}


def test_opposites_are_opposed_to_each_other() -> None:
    assert OPPOSITE["high"] == "low"
    assert OPPOSITE["low"] == "high"


@given(st.from_regex(r"[a-zA-Z]{1,12}", fullmatch=True))
def test_a_spelling_is_settled_at_once(word: str) -> None:
    assert one_spelling(word) == one_spelling(word.upper())
