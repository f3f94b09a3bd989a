from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling import Speller, english_words

SPELLER = Speller(
    frozenset({"edema", "marrow", "osteonecrosis", "heel", "tumor", "leukemia"}),
    frozenset({"heal", "duration", "cost", "long", "stains", "insect", "injected"}),
)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("marow edma", "marrow edema"),
        ("oedema and tumours", "edema and tumors"),
        ("leukaemia", "leukemia"),
        ("osteonecrsis", "osteonecrosis"),
        ("osteonekrosis", "osteonecrosis"),
        ("durration", "duration"),
        ("dutation", "dutation"),
        ("how logn to heal", "how long to heal"),
        ("statins", "statins"),
        ("they inject it", "they inject it"),
        ("how long to heal", "how long to heal"),
        ("ibuprofen cost", "ibuprofen cost"),
        ("MROW", "MROW"),
        ("Edema", "Edema"),
    ],
)
def test_only_misspelt_words_are_mended(typed: str, mended: str) -> None:
    assert SPELLER.mended(typed) == mended


@given(st.text())
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = SPELLER.mended(text)
    assert SPELLER.mended(once) == once


def test_english_words_are_the_whole_words_of_the_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "vocab.txt").write_text("[PAD]\n##ing\nduration\nof\n1990\ncost\n", encoding="utf-8")
    assert english_words(tmp_path) == {"duration", "cost"}
