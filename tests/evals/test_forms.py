import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.forms import APART, tells, tells_any, uniform

WORDS = ("pain", "lasts", "months", "MRI", "of", "cases", "T2-weighted", "femoral", "Head", ">30")
NUMBERS = ("3", "18", "70", "0.5", "1,000", "2011")
DASHES = "‐‑‒–—−-"
SPACES = (" ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u2009", " \u00a0")
PERCENTS = ("%", " %", "\u00a0%", " percent", " per cent", " Percent")
numbers = st.sampled_from(NUMBERS)
quantities = st.builds("{}{}".format, numbers, st.sampled_from(["", "%"]))
ranges = st.builds("{}-{}{}".format, numbers, numbers, st.sampled_from(["", "%"]))
texts = st.lists(st.sampled_from(WORDS) | quantities | ranges, min_size=1, max_size=8).map(" ".join)


@st.composite
def rewritten(draw: st.DrawFn, text: str) -> str:
    """Return a text with other letter case, dashes, spaces and percent signs."""
    drawn = {
        "-": st.sampled_from([*DASHES, " - ", " – "]),
        " ": st.sampled_from(SPACES),
        "%": st.sampled_from(PERCENTS),
    }
    return "".join(
        draw(drawn[character])
        if character in drawn
        else draw(st.sampled_from([character.upper(), character.lower()]))
        for character in text
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It lasts 3-18 months.", "3-18 months"),
        ("It lasts 3 – 18 months.", "3-18 months"),
        ("It lasts from 3 to 18 months.", "3-18 months"),
        ("3 through 18", "3-18"),
        ("In 70% to 80% of cases", "70%-80%"),
        ("In 70-80 % of cases", "70-80%"),
        ("in 40 percent", "40%"),
        ("in 40 per cent of them", "40%"),
        ("BONE MARROW EDEMA", "bone marrow edema"),
        ("bone\u00a0marrow\nedema", "bone marrow  edema"),
        ("the “gold standard”", '"gold standard"'),
        ("Legg\u2019s disease", "Legg's disease"),
        ("(18 months)", "18 months"),
        ("It was 18.", "18"),
        ("1, 2 and 3", "2"),
        ("a volume of >30%", ">30%"),
        ("the blood supply of a bone is compromised", "blood supply … compromised"),
        ("CT is less sensitive than MRI", "CT … less … MRI"),
        ("3\u2009months", "3 months"),
    ],
)
def test_a_form_is_told(text: str, form: str) -> None:
    assert tells(text, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It lasts 18 months.", "8 months"),
        ("It lasts 180 months.", "18"),
        ("It lasts 3-18 months.", "18 months"),
        ("It lasts 3-18 months.", "3"),
        ("It lasts 3 to 18 months.", "18 months"),
        ("It lasts 3 – 18 months.", "3"),
        ("3-18", "3-1"),
        ("in 70%-80% of cases", "70%"),
        ("in 70%-80% of cases", "80%"),
        ("in 70-80% of cases", "80%"),
        ("in 70-80% of cases", "70-80"),
        ("in 40% of cases", "40"),
        ("3.5 mm", "5 mm"),
        ("3.5 mm", "3"),
        ("1,000 cases", "000 cases"),
        ("1,000 cases", "1"),
        ("18months", "18"),
        ("T2", "2"),
        ("osteonecrosis", "necrosis"),
        ("necrosis", "necros"),
        ("compromised is the blood supply", "blood supply … compromised"),
        ("blood supply", "blood supply … supply"),
        ("", "pain"),
    ],
)
def test_a_form_is_not_told(text: str, form: str) -> None:
    assert not tells(text, form)


def test_one_text_must_tell_a_form_alone() -> None:
    assert tells_any(["It hurts.", "It lasts 3 months."], iter(["6 months", "3 months"]))
    assert not tells_any(["It lasts 3", "months."], ["3 months"])
    assert not tells_any([], ["3 months"])
    assert not tells_any(["3 months"], [])


@given(st.integers(0, 10**6), st.text("0123456789", max_size=3), st.text("0123456789", max_size=3))
def test_a_number_is_never_told_by_a_longer_one(number: int, before: str, after: str) -> None:
    assert tells(f"It lasts {before}{number}{after} months.", str(number)) is (before + after == "")


@given(numbers, numbers, st.sampled_from([*DASHES, " - ", " to ", " through ", "%-", "% to "]))
def test_an_end_of_a_range_is_not_told(low: str, high: str, between: str) -> None:
    text = f"It lasts {low}{between}{high} months."
    for form in (low, high, f"{low}%", f"{high} months"):
        assert not tells(text, form)


@given(st.sampled_from(["3", "18", "70"]), st.sampled_from(["", " months", "%"]), st.integers(0, 99))
def test_a_number_is_not_told_within_a_decimal(number: str, unit: str, other: int) -> None:
    assert not tells(f"about {other}.{number}{unit} of it", f"{number}{unit}")
    assert not tells(f"about {number}.{other}{unit} of it", number)


@given(texts, texts, st.data())
def test_how_it_is_written_makes_no_difference(text: str, form: str, data: st.DataObject) -> None:
    told = tells(text, form)
    assert tells(data.draw(rewritten(text)), form) is told
    assert tells(text, data.draw(rewritten(form))) is told


@given(texts, texts, texts, st.data())
def test_a_part_of_whole_words_is_told_however_it_is_written(
    before: str, form: str, after: str, data: st.DataObject
) -> None:
    assert tells(data.draw(rewritten(f"{before}; {form}; {after}")), form)


@given(st.text().filter(lambda text: APART not in text))
def test_every_text_tells_itself(text: str) -> None:
    assert tells(text, text)


@given(texts, texts)
def test_pieces_in_their_order_are_told(first: str, second: str) -> None:
    form = f"{first} {APART} {second}"
    assert tells(form, form)
    assert tells(f"{first}, and then {second}", form)


@given(texts, st.data())
def test_the_uniform_writing_is_one(text: str, data: st.DataObject) -> None:
    assert uniform(data.draw(rewritten(text))) == uniform(text) == uniform(uniform(text))
