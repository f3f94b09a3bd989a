import pytest

from corpus.markers import BRACKETED, MarkedText, marker_numbers


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("[^2]", (2,)),
        ("[3,5]", (3, 5)),
        ("[4-6]", (4, 5, 6)),
        ("[4–6]", (4, 5, 6)),
        ("[4]–[6]", (4, 5, 6)),
        ("[^2][^4]", (2, 4)),
        ("[1,3–5,9]", (1, 3, 4, 5, 9)),
        ("[2,2]", (2,)),
        ("[6-4]", ()),
        ("[0]", ()),
        ("[1-900]", ()),
    ],
)
def test_ranges_and_lists_are_filled_in(printed: str, numbers: tuple[int, ...]) -> None:
    assert BRACKETED.fullmatch(printed)
    assert marker_numbers(printed) == numbers


@pytest.mark.parametrize("printed", ["[1993]", "[a]", "[]", "[1.5]", "(2)", "[2"])
def test_other_brackets_are_no_markers(printed: str) -> None:
    assert BRACKETED.match(printed) is None


def test_a_text_closes_up_where_a_marker_stood() -> None:
    marked = MarkedText()
    for piece in ("Bone  hurts ", (1,), ", much ", (2, 3), " and long (", (4,), ") ", (5,), "often."):
        marked.mark(piece) if isinstance(piece, tuple) else marked.add(piece)
    assert marked.text == "Bone hurts, much and long often."
    assert marked.markers == (1, 2, 3, 4, 5)
    assert [marked.text[:place] for place, _ in marked.marks][:2] == ["Bone hurts", "Bone hurts, much"]
