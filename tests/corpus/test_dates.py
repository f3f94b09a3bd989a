from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import read_date, written_date


@pytest.mark.parametrize(
    "text",
    [
        "August 14, 2025View policy",
        "Aug 14, 2025",
        "aug. 14 2025",
        "14 August 2025",
        "14th Aug, 2025",
        "2025-08-14",
    ],
)
def test_printed_dates_are_read(text: str) -> None:
    assert read_date(text) == date(2025, 8, 14)


@pytest.mark.parametrize("text", ["", "soon", "2025", "14.08.2025"])
def test_other_text_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        read_date("February 31, 2025")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_date_reads_as_itself(day: date) -> None:
    assert read_date(written_date(day)) == day
