import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.public.token_f1 import token_f1


@pytest.mark.parametrize(
    ("left", "right", "f1"),
    [
        ("What causes gout?", "what causes the gout", 1.0),
        ("What is Ann's cure?", "What is Ann 's cure ?", 1.0),
        ("What is its cure?", "What is gout's cure?", 0.75),
        ("one two", "three", 0.0),
        ("go go go", "go", 0.5),
        ("", "?", 1.0),
        ("", "gout", 0.0),
    ],
)
def test_shared_words(left: str, right: str, f1: float) -> None:
    assert token_f1(left, right) == pytest.approx(f1)


@given(st.text(), st.text())
def test_it_is_symmetric_and_a_text_is_like_itself(left: str, right: str) -> None:
    assert token_f1(left, right) == token_f1(right, left)
    assert 0.0 <= token_f1(left, right) <= token_f1(left, left) == 1.0
