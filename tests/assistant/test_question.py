import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AssistantError
from assistant.question import clean_question
from assistant.settings import Settings

SETTINGS = Settings()
LARGE = Settings(max_question_characters=100_000)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("What is it?", "What is it?"),
        ("  What\t is\r\nit?\u00a0", "What is it?"),
        ("What\x00is\x1bit?", "What is it?"),
        ("What is\u2028it?", "What is it?"),
        ("e\u0301deme?", "édeme?"),
        ("e\u200b\u0301deme?", "édeme?"),
        ("wh\u202eat\ufeff is it?", "what is it?"),
        ("what \ud800is it?", "what is it?"),
        ("<b>What</b> is **it**?", "<b>What</b> is **it**?"),
        ("What do β and α mean?", "What do β and α mean?"),
    ],
)
def test_a_question_becomes_one_line_of_plain_text(typed: str, cleaned: str) -> None:
    assert clean_question(typed, SETTINGS) == cleaned


@pytest.mark.parametrize("typed", ["", "   \n\t ", "\x00\x1b", "???", "12 - 34", "\u200b", "🙂"])
def test_a_question_without_a_letter_is_refused(typed: str) -> None:
    with pytest.raises(AssistantError, match=r"empty|no word") as caught:
        clean_question(typed, SETTINGS)
    assert "assistant ask" in caught.value.remedy


@pytest.mark.parametrize("typed", ["Что это такое?", "これは何ですか", "ما هذا؟"])
def test_a_question_in_another_script_is_told(typed: str) -> None:
    with pytest.raises(AssistantError, match="another script") as caught:
        clean_question(typed, SETTINGS)
    assert caught.value.remedy == "Ask it in English."


def test_a_question_that_is_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(AssistantError, match=r"100,000 characters, and at most 2,000"):
        clean_question("a" * 100_000, SETTINGS)


def test_the_longest_question_is_accepted() -> None:
    assert len(clean_question("a" * SETTINGS.max_question_characters, SETTINGS)) == 2000


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_twice_changes_nothing_and_leaves_no_control_character(typed: str) -> None:
    try:
        once = clean_question(typed, LARGE)
    except AssistantError:
        return
    assert clean_question(once, LARGE) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {unicodedata.category(character) for character in once} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert once == " ".join(once.split())
    once.encode()
