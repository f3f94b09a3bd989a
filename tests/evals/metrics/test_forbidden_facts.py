import pytest

from evals.metrics.forbidden_facts import ForbiddenFacts
from evals.outcome import TurnOutcome
from tests.evals.answers import a_refusing_turn, a_turn, quoting, refusing, value, why

METRIC = ForbiddenFacts()


@pytest.mark.parametrize(
    ("forbidden", "outcome", "expected", "reason"),
    [
        (["3-9 months"], quoting("lasts-6-12"), 1.0, ""),
        (["gout", "overuse"], quoting("causes"), 0.0, "“gout”, “overuse”"),
        (["gout", "stress"], quoting("causes"), 0.0, "“gout”"),
        # Another sentence tells the second half: a form stands in one sentence.
        (["overuse…12 months"], quoting("causes", "lasts-6-12"), 1.0, ""),
        (["over"], quoting("causes"), 1.0, ""),
        (["ibuprofen"], refusing(text="Take ibuprofen."), 0.0, "“ibuprofen”"),
        ([], quoting("causes"), None, ""),
    ],
)
def test_none_of_it_is_told(
    forbidden: list[str], outcome: TurnOutcome, expected: float | None, reason: str
) -> None:
    turn = a_turn(forbidden=forbidden)
    assert value(METRIC, turn, outcome) == expected
    assert why(METRIC, turn, outcome) == reason


def test_it_applies_where_something_is_forbidden() -> None:
    assert METRIC.applies(a_refusing_turn(forbidden=["x"]))
    assert not METRIC.applies(a_turn())
