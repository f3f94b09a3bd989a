import pytest

from assistant.things import things_among

TEXT = (
    "The pain of gout, nausea and late fever: patients choose the drug. Generally it works. Late gout hurts."
)


@pytest.mark.parametrize(
    ("name", "is_thing"),
    [
        ("pain", True),
        ("gout", True),
        ("nausea", True),
        ("drug", True),
        ("uric acid", True),
        ("choose", False),
        ("generally", False),
        ("late", False),
        ("two", False),
        ("24 hours", False),
    ],
)
def test_which_names_are_things(name: str, is_thing: bool) -> None:
    assert (name in things_among({name}, [TEXT])) is is_thing
