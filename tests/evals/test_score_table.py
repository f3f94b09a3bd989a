import re
from pathlib import Path

import pytest

from evals.comparison import compare
from evals.gate import Finding
from evals.golden_set import GoldenSet
from evals.metrics.all import METRICS
from evals.run import Run
from evals.score_table import SHOWN, comparison_table, findings_text, score_table
from evals.scorecard import CORRECTNESS, Scorecard, score_run
from tests.evals.answers import CONTEXT, quoting
from tests.evals.small import IDS, LONG, a_header, a_run, small_golden


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


def _card(run: Run, golden: GoldenSet) -> Scorecard:
    return score_run(run, golden, METRICS, CONTEXT)


def _row(text: str, name: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return re.split(r"\s{2,}", line)


def test_scores_are_shown_with_interval_and_number(golden: GoldenSet) -> None:
    text = score_table(_card(a_run(golden, {LONG: quoting("mri")}), golden))
    name, value, interval, n = _row(text, CORRECTNESS)
    assert (name, value, n) == (CORRECTNESS, "0.750", "4")
    assert re.fullmatch(r"0\.\d{3} to 0\.\d{3}", interval)
    assert _row(text, "single-fact")[1::2] == ["0.500", "2"]
    assert _row(text, "follow-up")[1::2] == ["1.000", "1"]
    assert _row(text, "total") == ["total", "3 ms", "3 ms", "5"]
    assert f"failed (1): {IDS[2]}\n" in text


def test_where_nothing_failed_it_is_said(golden: GoldenSet) -> None:
    assert "failed (0): -\n" in score_table(_card(a_run(golden), golden))


def test_a_run_without_answers_is_shown_too(golden: GoldenSet) -> None:
    text = score_table(_card(Run(Path(), a_header(golden), ()), golden))
    assert _row(text, CORRECTNESS)[1::2] == ["0.000", "4"]
    assert f"failed (4): {', '.join(IDS)}\n" in text


def _cases(count: int, correct: float) -> dict[str, dict[str, float]]:
    return {f"case-{number:02}": {CORRECTNESS: correct, "recall": correct / 2} for number in range(count)}


def test_a_comparison_names_what_broke_and_each_difference() -> None:
    text = comparison_table(compare(_cases(3, 1), _cases(3, 0)))
    assert "3 cases in both; McNemar exact p = 0.25\n" in text
    assert "broke (3): case-00, case-01, case-02\n" in text
    assert "mended (0): -\n" in text
    assert _row(text, "recall") == ["recall", "-0.500", "-0.500 to -0.500", "3"]
    assert "only in" not in text


def test_what_was_mended_is_shown_with_its_sign() -> None:
    text = comparison_table(compare(_cases(2, 0), _cases(2, 1)))
    assert "mended (2): case-00, case-01\n" in text
    assert _row(text, "recall")[1] == "+0.500"


def test_cases_of_one_side_are_told() -> None:
    before, after = _cases(3, 1), _cases(3, 1)
    before["old"] = after["new"] = {CORRECTNESS: 1.0}
    text = comparison_table(compare(before, after))
    assert "only in the first (1): old\n" in text
    assert "only in the second (1): new\n" in text


def test_a_long_list_is_cut_and_counted() -> None:
    text = comparison_table(compare(_cases(SHOWN + 3, 1), _cases(SHOWN + 3, 0)))
    assert f"broke ({SHOWN + 3}): case-00, " in text
    assert f"case-{SHOWN - 1:02} and 3 more\n" in text
    assert f"case-{SHOWN:02}" not in text


def test_the_gate_is_open_or_closed_for_reasons() -> None:
    assert findings_text([]) == "gate: open\n"
    findings = [Finding("error", "case-a: no"), Finding("floor", "recall is low")]
    assert findings_text(findings) == "gate: CLOSED\n  error: case-a: no\n  floor: recall is low\n"
