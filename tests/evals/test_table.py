import pytest

from evals.table import table


def test_words_stand_at_the_left_and_figures_at_the_right() -> None:
    assert table(("name", "n", "value"), [("recall", "7", "0.5"), ("mrr", "120", "0.125")]) == [
        "name      n  value",
        "recall    7    0.5",
        "mrr     120  0.125",
    ]


def test_the_last_columns_may_hold_words() -> None:
    assert table(("a", "n", "why"), [("recall", "7", "x"), ("b", "8", "long")], words_at_end=1) == [
        "a       n  why",
        "recall  7  x",
        "b       8  long",
    ]


def test_without_rows_there_are_headings() -> None:
    assert table(("name", "n"), []) == ["name  n"]


def test_a_row_of_another_length_is_a_bug() -> None:
    with pytest.raises((ValueError, IndexError)):
        table(("name", "n"), [("recall", "7", "0.5")])
    with pytest.raises((ValueError, IndexError)):
        table(("name", "n"), [("recall",)])
