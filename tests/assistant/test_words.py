from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words import ASKING, ASPECTS, STOP_WORDS, VERBS, stem, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The patient's T1-weighted image", ["the", "patient", "t1", "weighted", "image"]),
        ("3-18 months, 1.5 cm", ["3", "18", "months", "1.5", "cm"]),
        ("naïve œdema", ["naïve", "œdema"]),
        ("", []),
    ],
)
def test_words_come_in_lower_case_and_in_parts(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stems_leave_stop_words_out_and_keep_order() -> None:
    assert stems("What are the causes of the stress fractures?") == ["caus", "stress", "fractur"]


@pytest.mark.parametrize(("one", "other"), [("infection", "infections"), ("fracture", "fractures")])
def test_inflected_words_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_word_lists_are_there() -> None:
    assert "the" in STOP_WORDS
    assert "treatment" in ASPECTS
    assert "appears" in VERBS
    assert stem("duration") in ASKING


def test_a_negation_of_treatment_is_never_taken_for_how_a_question_asks() -> None:
    assert not {stem(word) for word in ("treatment", "dose", "surgery", "children")} & ASKING


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(word == word.lower() and word for word in words(text))


def test_stems_are_the_same_in_many_threads() -> None:
    asked = [f"infections fractures malignancies number{n}" for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, asked)) == [stems(text) for text in asked]
