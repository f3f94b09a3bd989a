import pytest

from assistant.condensation import Standalone


@pytest.mark.parametrize(
    ("standalone", "searched"),
    [
        (Standalone("And it?", "What about gout?"), ("What about gout?",)),
        (Standalone("And it?", "What about gout?", certain=False), ("What about gout?", "And it?")),
        (Standalone("What is gout?", "What is gout?", certain=False), ("What is gout?",)),
    ],
)
def test_an_uncertain_reading_is_searched_beside_what_was_typed(
    standalone: Standalone, searched: tuple[str, ...]
) -> None:
    assert standalone.searched == searched
