from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.trailing import marker_limit, split_markers

# The printed line, what is left of it, and its markers; the reference list is taken to have 5 entries.
LINES = [
    ("It lasts 3-18 months 3", "It lasts 3-18 months", (3,)),
    ("The cause is clear. 1", "The cause is clear.", (1,)),
    ("Sarcomas (rare) 2", "Sarcomas (rare)", (2,)),
    ("Seen in 46-83% of cases 2", "Seen in 46-83% of cases", (2,)),
    ("Approaching 100% 1", "Approaching 100%", (1,)),
    ("Pain and swelling 1, 2", "Pain and swelling", (1, 2)),
    ("Pain and swelling 1,2", "Pain and swelling", (1, 2)),
    ("Pain and swelling 1 2", "Pain and swelling", (1, 2)),
    ("Pain and swelling 6", "Pain and swelling", (6,)),
    ("Pain and swelling [2, 4-6]", "Pain and swelling", (2, 4, 5, 6)),
    ("Pain and swelling.²,³", "Pain and swelling.", (2, 3)),
    ("Described in 1993", "Described in 1993", ()),
    ("Described in 1993 2", "Described in 1993", (2,)),
    ("Ulcers of stage 2", "Ulcers of stage 2", ()),
    ("Salter-Harris type 2 3", "Salter-Harris type 2", (3,)),
    ("Salter-Harris type 2 3, 4", "Salter-Harris type 2", (3, 4)),
    ("Grades 1, 2, and 3", "Grades 1, 2, and 3", ()),
    ("Grades 1, 2, and 3 4", "Grades 1, 2, and 3", (4,)),
    ("Seen in all stages 2", "Seen in all stages", (2,)),
    ("At least 1 cm", "At least 1 cm", ()),
    ("At least 1 cm 2", "At least 1 cm", (2,)),
    ("At least 3", "At least 3", ()),
    ("Between 3 and 5 2", "Between 3 and 5", (2,)),
    ("Every 4 hours 2", "Every 4 hours", (2,)),
    ("Twice per day 3", "Twice per day", (3,)),
    ("Given on day 3", "Given on day 3", ()),
    ("Children at age 6", "Children at age 6", ()),
    ("Rare below the age of 5 2", "Rare below the age of 5", (2,)),
    ("A median score of 30", "A median score of 30", ()),
    ("A median of 12,500 2", "A median of 12,500", (2,)),
    ("Duration: 3", "Duration: 3", ()),
    ("About 10 000", "About 10 000", ()),
    ("See Table 2", "See Table 2", ()),
    ("As listed above 2", "As listed above", (2,)),
    ("Ratio p < 5", "Ratio p < 5", ()),
    ("Approx. 5", "Approx. 5", ()),
    ("An index of 25 kg/m²", "An index of 25 kg/m²", ()),
    ("MMSE, median 24", "MMSE, median 24", ()),
    ("30", "30", ()),
    ("It is advised 1, 2, while others do not 3.", "It is advised, while others do not.", (1, 2, 3)),
    ("It is clear. 1 The next is not 2. Both end.", "It is clear. The next is not. Both end.", (1, 2)),
    ("One of 2 Patients died", "One of 2 Patients died", ()),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "markers"), LINES)
def test_markers_are_told_from_figures(line: str, text: str, markers: tuple[int, ...]) -> None:
    marked = split_markers(line, 10)
    assert (marked.text, marked.markers) == (text, markers)


def test_digits_behind_a_colon_are_a_marker_only_above_a_list() -> None:
    assert split_markers("Risk factors: 3", opens_list=True).markers == (3,)
    assert split_markers("Risk factors: 3").markers == ()


@pytest.mark.parametrize(
    ("listed", "seen", "limit"),
    [(5, {1, 6}, 6), (5, {1, 30}, 5), (5, {8, 12}, 12), (0, {1, 2}, 2), (0, set(), 0)],
)
def test_the_limit_rises_with_markers_that_leave_no_large_gap(
    listed: int, seen: set[int], limit: int
) -> None:
    assert marker_limit(listed, seen) == limit


words = st.lists(st.text(ascii_lowercase, min_size=4, max_size=9), min_size=1, max_size=6).map(" ".join)
numbers = st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True).map(tuple)


@given(words, numbers, st.sampled_from([", ", ",", " "]))
def test_what_follows_a_finished_sentence_is_a_marker(
    sentence: str, markers: tuple[int, ...], separator: str
) -> None:
    printed = f"It is {sentence} said. {separator.join(map(str, markers))}"
    marked = split_markers(printed, 0)
    assert (marked.text, marked.markers) == (f"It is {sentence} said.", markers)


@given(st.text(max_size=80), st.integers(0, 99))
def test_nothing_but_white_space_and_digits_is_ever_lost(line: str, limit: int) -> None:
    kept = split_markers(line, limit).text
    # A raised digit is set apart from the word before it.
    signs = "[]^,;–—-()⁰¹²³⁴⁵⁶⁷⁸⁹"
    letters = [character for character in line if character.isalpha()]
    assert [character for character in kept if character.isalpha()] == letters
    assert len(kept) <= len(line) + sum(character in signs for character in line)
