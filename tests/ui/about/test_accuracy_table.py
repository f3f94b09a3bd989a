from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.accuracy import Accuracy, Figure, Measured, QuestionKind
from evals.case import Stratum
from evals.metrics.all import METRICS
from tests.ui.small_assistant import RECEIPT
from ui.about.accuracy_table import KIND_WORDS, ROWS, Cell, accuracy_table, of_hundred

WITH_MODEL = RECEIPT.model_copy(update={"language_model": "l"})


def measured(right: float = 0.74, **figures: Figure) -> Measured:
    return Measured(
        day=date(2025, 8, 14),
        made_with=WITH_MODEL,
        kept_apart=Figure(value=right, low=0.65, high=0.82, n=105),
        figures={name.replace("_", "-"): figure for name, figure in figures.items()},
        kinds=(
            QuestionKind(kind="list", right=7, asked=12),
            QuestionKind(kind="conflict", right=8, asked=8),
            QuestionKind(kind="follow-up", right=18, asked=24),
        ),
    )


QUOTES = measured(correctness=Figure(value=0.8333, low=0.777, high=0.8776, n=210))
PROSE = measured(0.7, unsupported_sentences=Figure(value=0.034, low=0.011, high=0.064, n=156))
BOTH = Accuracy(runs={"quotes": QUOTES, "prose": PROSE})


def test_figures_are_numbers_of_a_hundred() -> None:
    table = accuracy_table(BOTH, WITH_MODEL)
    assert table is not None
    rows = {row.label: row for row in table.rows}
    assert rows["Right answers to all questions"].quotes == Cell("83 of 100", "78 to 88", "210 questions")
    assert rows["Right answers to all questions"].prose is None
    assert table.rows[0].prose == Cell("70 of 100", "65 to 82", "105 questions")


def test_what_counts_errors_is_turned_round() -> None:
    table = accuracy_table(BOTH, WITH_MODEL)
    assert table is not None
    supported = next(row for row in table.rows if "support" in row.label)
    assert supported.prose == Cell("97 of 100", "94 to 99", "156 answers")


def test_first_comes_what_to_expect_of_a_new_question() -> None:
    table = accuracy_table(BOTH, WITH_MODEL)
    assert table is not None
    assert "about 70 of 100 new questions" in table.in_short
    assert "105 questions that were kept apart" in table.in_short


def test_the_weakest_kinds_come_in_order_and_the_perfect_ones_not_at_all() -> None:
    table = accuracy_table(BOTH, WITH_MODEL)
    assert table is not None
    weakest = "Weakest: lists of several items (7 of 12 right), follow-up questions (18 of 24 right)."
    assert table.weakest == weakest


@pytest.mark.parametrize("model", [None, "another"])
def test_figures_with_prose_belong_to_one_language_model(model: str | None) -> None:
    table = accuracy_table(BOTH, RECEIPT.model_copy(update={"language_model": model}))
    assert table is not None
    assert not table.prose
    assert all(row.prose is None for row in table.rows)
    assert "about 74 of 100" in table.in_short


def test_other_articles_have_no_figures() -> None:
    assert accuracy_table(BOTH, WITH_MODEL.model_copy(update={"corpus": "my own"})) is None


@pytest.mark.parametrize(
    ("share", "shown"), [(0, 0), (0.001, 1), (0.834, 83), (0.996, 99), (0.9999, 99), (1, 100)]
)
def test_only_all_is_a_hundred_and_only_none_is_zero(share: float, shown: int) -> None:
    assert of_hundred(share) == shown


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_is_never_shown_as_a_smaller_number(one: float, other: float) -> None:
    assert of_hundred(min(one, other)) <= of_hundred(max(one, other))


def test_there_are_words_for_every_kind_of_golden_question() -> None:
    assert set(KIND_WORDS) == {stratum.value for stratum in Stratum}


def test_the_rows_are_metrics_that_there_are() -> None:
    named = {metric.name: metric for metric in METRICS}
    rows = [row for row in ROWS if row.metric != "kept-apart"]
    assert {row.metric for row in rows} <= set(named)
    assert all(named[row.metric].lower_is_better is row.lacking for row in rows)
