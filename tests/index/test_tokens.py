import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-18 months", ["3-18", "3", "18", "month"]),
        ("3–18 months", ["3-18", "3", "18", "month"]),
        ("in 40 % of patients", ["40%", "40", "patient"]),
        ("1,000 mg", ["1000", "mg"]),
        ("1.5-3 T", ["1.5-3", "1.5", "3", "t"]),
        ("T2-weighted MRI", ["t2-weighted", "t2", "weight", "mri"]),
        ("What is the marrow?", ["marrow"]),
        ("fractures, fractured, fracture", ["fractur", "fractur", "fractur"]),
        ("WHO criteria", ["who", "criteria"]),
        ("who has it", []),
        ("the patient's knee", ["patient", "knee"]),
        ("Ödem", ["ödem"]),
        ("", []),
        ("?!", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens_of(text) == expected


@given(st.text())
def test_any_text_has_tokens_without_spaces_or_capitals(text: str) -> None:
    for token in tokens_of(text):
        assert token == token.lower()
        assert not any(character.isspace() for character in token)
        assert token
