import pytest

from assistant.verification.near_copies import turned

QUOTE = "Warfarin is stopped five days before surgery, unlike aspirin, which is not stopped."


@pytest.mark.parametrize(
    ("old", "new"),
    [("before", "after"), ("five", "six"), ("unlike", "like"), ("is not stopped", "is stopped")],
)
def test_a_copy_with_a_word_that_turns_it_round_is_told(old: str, new: str) -> None:
    assert turned(QUOTE.replace(old, new), QUOTE)


@pytest.mark.parametrize(
    "sentence", [QUOTE, "Aspirin is not stopped.", QUOTE.replace("surgery", "an operation")]
)
def test_other_changes_are_left_to_the_other_checks(sentence: str) -> None:
    assert not turned(sentence, QUOTE)
