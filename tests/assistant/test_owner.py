import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.owner import canonical_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ann", "ann"),
        (" Ann ", "ann"),
        ("ANN@Ward-3", "ann@ward-3"),
        ("a\u006e\u0303o", "año"),
        ("ａｎｎ", "ann"),
        ("", None),
        ("ann lee", None),
        ("ann\n", "ann"),
        ("a\x00b", None),
        ("../ann", None),
        ("x" * 65, None),
        ("x" * 100_000, None),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed: str, name: str | None) -> None:
    assert canonical_name(typed) == name


@given(st.text(max_size=80))
def test_a_kept_name_stays_as_it_is(typed: str) -> None:
    name = canonical_name(typed)
    if name is not None:
        assert canonical_name(name) == name
