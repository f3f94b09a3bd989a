import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.public.agreement import kappa

YES, NO = True, False


@pytest.mark.parametrize(
    ("labels", "value"),
    [
        ([(YES, YES), (NO, NO)], 1.0),
        ([(YES, NO), (NO, YES)], -1.0),
        ([(YES, YES), (YES, NO), (NO, YES), (NO, NO)], 0.0),
        # Cohen's own kind of table: 20 and 15 agreed, 5 and 10 not, so 0.70 agreed where chance gives 0.50.
        ([(YES, YES)] * 20 + [(YES, NO)] * 5 + [(NO, YES)] * 10 + [(NO, NO)] * 15, 0.4),
        ([(YES, YES)] * 3, None),
        ([], None),
    ],
)
def test_kappa(labels: list[tuple[bool, bool]], value: float | None) -> None:
    assert kappa(labels) == (None if value is None else pytest.approx(value))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_it_does_not_matter_who_is_who(labels: list[tuple[bool, bool]]) -> None:
    swapped = kappa([(right, left) for left, right in labels])
    assert kappa(labels) == (None if swapped is None else pytest.approx(swapped))
