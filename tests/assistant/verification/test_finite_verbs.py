import pytest

from assistant.verification.finite_verbs import verb_in


@pytest.mark.parametrize(
    ("text", "opening", "verb"),
    [
        ("Gout causes pain", ".", "causes"),
        ("the primary causes of pain", ".", None),
        ("Myeloma cells release proteins", ".", "release"),
        ("articular collapse", "and", None),
        ("fenofibrate lower urate", "and", "lower"),
        ("the pain is severe", ".", "is"),
        ("when tophi are present", ".", None),
        ("Drinks sweetened with sugar", ":", None),
        ("reaches a peak", "and", "reaches"),
    ],
)
def test_the_verb_is_found_by_its_form_and_its_place(text: str, opening: str, verb: str | None) -> None:
    words = text.split()
    index = verb_in(words, opening)
    assert (None if index is None else words[index]) == verb
