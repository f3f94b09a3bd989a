import pytest

from assistant.verification.clauses import clauses_of
from assistant.verification.roles import exchanged


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("MRI is less sensitive than CT.", "CT is less sensitive than MRI."),
        ("Pain causes gout.", "Gout causes pain."),
        ("Gout is caused by pain.", "Gout causes pain."),
        ("Spirits raise the risk more than beer.", "Beer raises the risk more than spirits."),
        ("Opioids relieve colic better than aspirin.", "Aspirin relieves colic better than opioids."),
        ("Rest after pain.", "Pain after rest."),
    ],
)
def test_two_things_that_change_places_are_told(claim: str, quote: str) -> None:
    (told,) = clauses_of(claim)
    assert exchanged(told, clauses_of(quote))


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Pain is caused by gout.", "Gout causes pain."),
        (
            "Colic is relieved better by aspirin than by opioids.",
            "Aspirin relieves colic better than opioids.",
        ),
        ("In gout, urate is raised.", "Urate is raised in gout."),
        ("The first choice is aspirin.", "Aspirin is the first choice."),
        ("Coffee is associated with gout.", "Gout is associated with coffee."),
        ("Typical sites are the knee and the hip.", "The hip and the knee are typical sites."),
    ],
)
def test_the_same_said_from_the_other_side_is_no_exchange(claim: str, quote: str) -> None:
    (told,) = clauses_of(claim)
    assert not exchanged(told, clauses_of(quote))
