from ui.openings import MOST_TABS, Openings


def test_only_the_last_opening_of_a_tab_may_write() -> None:
    openings = Openings()
    first, other = openings.begin("one"), openings.begin("two")
    assert first()
    second = openings.begin("one")
    assert (first(), second(), other()) == (False, True, True)


def test_tabs_that_were_left_long_ago_are_forgotten() -> None:
    openings = Openings()
    first = openings.begin("first")
    kept = openings.begin("kept")
    for number in range(MOST_TABS - 1):
        openings.begin(str(number))
    assert (first(), kept()) == (False, True)
    assert len(openings._latest) == MOST_TABS
