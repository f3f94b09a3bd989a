import pytest

from corpus.duplicates import duplicates_in
from corpus.reference import Reference


def entry(
    number: int, title: str, container: str = "", year: int | None = 2020, quote: str = ""
) -> Reference:
    return Reference(number, "research", title, container, year, quote or title, 0, 0)


LONG = "Outcome of hip pain in children"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry(1, LONG), entry(2, "Outcome of hip pain in children.")),
        (entry(1, LONG, "Bone"), entry(2, LONG.upper(), "The Journal of Bone")),
        (entry(1, "Editorial", "Bone"), entry(2, "Editorial", "Bone")),
        (
            entry(1, "A", quote="A. doi:10.1000/xyz.12"),
            entry(2, "B", year=1999, quote="B. https://doi.org/10.1000/XYZ.12."),
        ),
        (entry(1, "A", quote="A. PMID: 123456"), entry(2, "B", quote="B. PMID 123456")),
    ],
)
def test_one_work_listed_twice(one: Reference, other: Reference) -> None:
    assert duplicates_in([one, entry(3, "Something else altogether here"), other]) == ((one, other),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry(1, LONG, year=2019), entry(2, LONG, year=2020)),
        (entry(1, LONG), entry(2, LONG + ": a trial")),
        (entry(1, "Editorial", "Bone"), entry(2, "Editorial", "Joint")),
        (entry(1, "Editorial"), entry(2, "Editorial")),
        (entry(1, "A", quote="A. doi:10.1000/xyz.12"), entry(2, "B", quote="B. doi:10.1000/xyz.13")),
    ],
)
def test_two_works(one: Reference, other: Reference) -> None:
    assert duplicates_in([one, other]) == ()
