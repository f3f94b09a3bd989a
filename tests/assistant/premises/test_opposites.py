import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.premises.opposites import contradict, leanings_in, tokens


def at_odds(told: str, held: str) -> bool:
    return any(
        contradict(one, other) for one in leanings_in(tokens(told)) for other in leanings_in(tokens(held))
    )


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("it is unilateral", "it is often bilateral"),
        ("the signal is increased", "the signal is decreased"),
        ("the lesion is hyperintense", "the lesion is hypointense"),
        ("the lump is benign", "the lump is malignant"),
        ("the rash is contagious", "the rash is not contagious"),
        ("it is not reversible", "it is reversible"),
        ("it spares the wrist", "it affects the wrist"),
        ("it is easy to tell apart", "it is difficult to distinguish"),
        ("it protects the heart", "it is a risk factor"),
        ("it lasts for life", "it is self-limiting"),
    ],
)
def test_opposites_contradict_either_way(told: str, held: str) -> None:
    assert at_odds(told, held)
    assert at_odds(held, told)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("it is bilateral", "it is often bilateral"),
        ("the signal is not increased", "the signal is decreased"),
        ("it is not contagious", "it is never contagious"),
        ("the lump is benign", "the lump is not malignant"),
        ("the pain is early", "the pain is rare"),
        ("it is left alone", "it is not right"),
    ],
)
def test_what_can_both_be_true_does_not(told: str, held: str) -> None:
    assert not at_odds(told, held)


@given(st.text(max_size=60))
def test_nothing_contradicts_itself(text: str) -> None:
    for one in leanings_in(tokens(text)):
        assert not contradict(one, one)


def test_no_word_stands_on_both_sides_of_one_pair() -> None:
    from assistant.premises.opposites import _phrases

    sides: dict[tuple[int, tuple[str, ...]], set[bool]] = {}
    for entries in _phrases().values():
        for phrase, pair, left in entries:
            sides.setdefault((pair, phrase), set()).add(left)
    assert len(sides) > 100
    assert [at for at, both in sides.items() if len(both) > 1] == []
