import pytest

from assistant.verification.clauses import clauses_of
from assistant.verification.reasons import reason_changed

QUOTE = "Gout is rare in women, because estrogen promotes excretion."


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Because estrogen promotes excretion, gout is rare in women.", False),
        ("Estrogen promotes excretion, so gout is rare in women.", False),
        ("Estrogen promotes excretion because gout is rare in women.", True),
        ("Gout is rare in women, so estrogen promotes excretion.", True),
        ("Gout is rare in women.", False),
    ],
)
def test_a_reason_keeps_its_side(claim: str, wrong: bool) -> None:
    assert bool(reason_changed(clauses_of(claim), [clauses_of(QUOTE)])) is wrong


def test_a_reason_that_the_quotes_do_not_give_is_told() -> None:
    quote = clauses_of("Gout is rare in women. Estrogen promotes excretion.")
    assert reason_changed(clauses_of(QUOTE), [quote])
