import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lasts 3-18 months", [(3, 18, "month", "")]),
        ("lasts 3 to 18 months", [(3, 18, "month", "")]),
        ("lasts 3–18 months", [(3, 18, "month", "")]),
        ("within 3-9 months", [(3, 9, "month", "≤")]),
        ("in 70-80% of cases", [(70, 80, "%", "")]),
        ("up to 30 percent", [(30, 30, "%", "≤")]),
        ("a volume of >30%", [(30, 30, "%", ">")]),
        ("more than 30%", [(30, 30, "%", ">")]),
        ("at least 1 cm", [(1, 1, "cm", "≥")]),
        ("approaching 100%", [(100, 100, "%", "→")]),
        ("the third to the fifth decades", [(3, 3, "", ""), (5, 5, "decade", "")]),
        ("1,488 patients", [(1488, 1488, "patient", "")]),
        ("0.5 mg/kg", [(0.5, 0.5, "mg/kg", "")]),
        ("no one knows", []),
        ("two joints", [(2, 2, "", "")]),
        ("no figure here", []),
    ],
)
def test_figures_are_read(text: str, expected: list[tuple[float, float, str, str]]) -> None:
    assert [(one.low, one.high, one.unit, one.limit) for one in quantities_in(text)] == expected


def test_the_printed_figure_leaves_its_limit_out() -> None:
    assert quantities_in("It resolves within 3-9 months.")[0].printed == "3-9 months"


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["months", "%", "cm", "mg", "years"]))
def test_a_range_reads_the_same_with_each_dash(low: int, high: int, unit: str) -> None:
    forms = [f"{low}{dash}{high} {unit}" for dash in ("-", "–", " to ")]
    read = {tuple((one.low, one.high, one.unit) for one in quantities_in(form)) for form in forms}
    assert len(read) == 1
    assert next(iter(read))[0][:2] == (low, high)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(one.printed for one in quantities_in(text))
