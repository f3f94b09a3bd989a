from pathlib import Path

import pytest

from evals.public.statements import measure, sentences_of
from tests.evals.public.folders import write_statements


def test_our_check_is_held_against_the_physicians(tmp_path: Path) -> None:
    write_statements(tmp_path)
    measures = {(one.what, one.unit): one for one in measure(tmp_path)}
    who = "our check against the whole answer"
    assert measures[who, "accuracy"].value == pytest.approx(2 / 3)
    assert (measures[who, "precision"].value, measures[who, "precision"].n) == (1.0, 1)
    assert (measures[who, "recall"].value, measures[who, "recall"].n) == (0.5, 2)
    assert measures[who, "Cohen's kappa"].value == pytest.approx(0.4)
    assert measures["never entailed, for comparison", "accuracy"].value == pytest.approx(1 / 3)


def test_two_physicians_are_compared_in_every_pair(tmp_path: Path) -> None:
    write_statements(tmp_path)
    ceiling = measure(tmp_path)[-1]
    assert ceiling.unit == "Cohen's kappa"
    assert ceiling.n == 9
    # 5 of 9 pairs agree; the first of a pair says yes 5 times, the second 7 times.
    by_chance = 7 / 9 * 5 / 9 + 2 / 9 * 4 / 9
    assert ceiling.value == pytest.approx((5 / 9 - by_chance) / (1 - by_chance))


def test_each_line_of_an_answer_begins_a_sentence() -> None:
    assert sentences_of("Rest helps. Ice too\n\n- Rest more") == ["Rest helps.", "Ice too", "- Rest more"]
