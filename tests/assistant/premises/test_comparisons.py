import pytest

from assistant.premises.comparisons import agreement, comparison_in


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("is CT more sensitive than MRI", "CT is less sensitive than MRI for fractures."),
        ("is CT more sensitive than MRI", "MRI is more sensitive than CT"),
        ("is gout more common in women than in men", "Gout is more common in men than in women."),
        ("are women affected less often than men", "Women are affected more often than men."),
        (
            "is mortality lower in old than in young patients",
            "Mortality is higher in old than in young patients.",
        ),
        ("is gout rarer in men than in women", "Gout is more common in men than in women."),
    ],
)
def test_a_reversed_comparison_is_found(told: str, held: str) -> None:
    assert agreement(comparison_in(told), comparison_in(held)) == "reversed"


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("is CT less sensitive than MRI", "CT is less sensitive than MRI"),
        ("is CT less sensitive than MRI", "MRI is more sensitive than CT"),
        ("is CT more sensitive than ultrasound", "CT is less sensitive than MRI"),
        ("is CT more specific than MRI", "CT is less sensitive than MRI"),
        ("is CT not more sensitive than MRI", "CT is less sensitive than MRI"),
        ("is CT sensitive", "CT is less sensitive than MRI"),
        ("does it last more than 3 weeks", "It lasts less than 3 weeks"),
        ("is gout more common in men than in women", "Gout is more common in men than in women."),
    ],
)
def test_what_is_no_reversed_comparison_is_none(told: str, held: str) -> None:
    assert agreement(comparison_in(told), comparison_in(held)) != "reversed"


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("is CT less sensitive than MRI", "MRI is more sensitive than CT"),
        ("do men get the disease less often than women", "Women are affected twice as often as men."),
    ],
)
def test_the_same_comparison_in_other_words_is_the_same(told: str, held: str) -> None:
    assert agreement(comparison_in(told), comparison_in(held)) == "same"


def test_a_comparison_names_both_things_its_scale_and_its_direction() -> None:
    found = comparison_in(
        "Computed tomography (CT) is less sensitive than scintigraphy, but it is better for bone."
    )
    assert found is not None
    assert found.one == {"comput", "tomographi"}
    assert found.other == {"scintigraphi"}
    assert found.direction == -1
