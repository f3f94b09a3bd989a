import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.condensation.noun_phrases import is_plural, noun_phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Is a bone scan of any use?", ["bone scan"]),
        ("Did Nora Velde write “Harbour Songs”?", ["Nora Velde", "Harbour Songs"]),
        ("She studied at the University of Bergen.", ["University of Bergen"]),
        ("How long does gout last?", []),
        ("What are the causes of gout?", ["causes"]),
    ],
)
def test_noun_phrases_in_order(text: str, found: list[str]) -> None:
    assert [phrase.text for phrase in noun_phrases(text)] == found


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("kidney stones", True),
        ("children", True),
        ("causes of gout", True),
        ("diabetes", False),
        ("psoriasis", False),
        ("thrombus", False),
        ("abscess", False),
        ("MRIS", False),
        ("gout", False),
        ("", False),
    ],
)
def test_number(name: str, plural: bool) -> None:
    assert is_plural(name) is plural


@given(st.text(max_size=120))
def test_a_phrase_stands_where_it_says(text: str) -> None:
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in noun_phrases(text))
