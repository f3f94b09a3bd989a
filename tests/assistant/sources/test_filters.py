from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.filters import Filter, Years, filter_of, years_in
from corpus.reference import Reference

TODAY = date(2026, 3, 1)


def entry(kind: str = "research", title: str = "Work", year: int | None = 2010) -> Reference:
    return Reference(1, kind, title, "Journal", year, "", 0, 0)


@pytest.mark.parametrize(
    ("clause", "years"),
    [
        ("before 2000", Years(None, 1999)),
        ("older than 2000", Years(None, 1999)),
        ("until 2000", Years(None, 2000)),
        ("after 2000", Years(2001, None)),
        ("since 2000", Years(2000, None)),
        ("from 2000 on", Years(2000, None)),
        ("from 2000", Years(2000, 2000)),
        ("published in 2014", Years(2014, 2014)),
        ("the 2014 paper", Years(2014, 2014)),
        ("between 2010 and 2014", Years(2010, 2014)),
        ("2010-2014", Years(2010, 2014)),
        ("in the 1990s", Years(1990, 1999)),
        ("of the eighties", Years(1980, 1989)),
        ("from the last century", Years(1900, 1999)),
        ("of the last 5 years", Years(2021, None)),
        ("older than ten years", Years(None, 2015)),
        ("from last year", Years(2025, 2025)),
        ("at 2000 m above the sea", None),
        ("how many references", None),
    ],
)
def test_years_are_read(clause: str, years: Years | None) -> None:
    assert years_in(clause, TODAY) == years


@given(first=st.integers(1850, 2090), last=st.integers(1850, 2090), year=st.integers(1850, 2090))
def test_an_interval_holds_what_lies_between_its_ends(first: int, last: int, year: int) -> None:
    read = years_in(f"between {first} and {last}", TODAY)
    assert read is not None
    assert read.hold(year) == (min(first, last) <= year <= max(first, last))


def test_an_entry_without_a_year_lies_in_no_interval() -> None:
    assert not Years(None, 2000).hold(None)


@pytest.mark.parametrize(
    ("clause", "listed", "meant"),
    [
        ("any guidelines", entry("guideline"), True),
        ("any guidelines", entry("research", "Why guidelines fail"), False),
        ("any research", entry("research"), True),
        ("any research", entry("guideline"), False),
        ("any randomised trials", entry("research", "Rest: a randomised trial"), True),
        ("any randomised trials", entry("research", "Rest"), False),
        ("any randomised trials", entry("randomised controlled trial"), True),
        ("any trials", entry("", "A trial of rest"), True),
        ("any systematic reviews", entry("systematic review"), True),
        ("any cohort studies", entry("guideline", "On cohort data"), False),
        ("any textbooks", entry("book"), True),
        ("any references", entry("book"), True),
        ("guidelines or trials", entry("trial"), True),
    ],
)
def test_kinds_are_told_by_the_stated_kind_or_by_the_title(
    clause: str, listed: Reference, meant: bool
) -> None:
    assert filter_of(clause, TODAY).means(listed) is meant


def test_the_empty_filter_means_every_entry() -> None:
    assert Filter().empty
    assert Filter().means(entry("", "", None))
