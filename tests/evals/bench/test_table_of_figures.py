from evals.bench.figure import Figure, Limit
from evals.bench.machine import Machine
from evals.bench.table_of_figures import bench_table

QUIET = Machine("Linux x86_64", "3.11.7", 2, 0.1)
FIGURES = [
    Figure("first quote", "to the quotes", "s", (0.1, 0.2), Limit(0.3, "p95")),
    Figure("help", "the help", "s", (1.5,), Limit(1.0, "p95")),
    Figure("answer", "whole", "s", (3.0, 5.0)),
    Figure("prose", "none came", "s", (), Limit(2.5, "p50")),
]


def _row(table: str, name: str) -> list[str]:
    return next(line for line in table.splitlines() if line.startswith(f"{name} ")).split()


def test_each_figure_has_a_row_with_its_limit() -> None:
    table = bench_table(QUIET, FIGURES)
    assert _row(table, "first")[2:] == [
        "2", "0.150", "s", "0.195", "s", "0.100", "s", "0.200", "s", "p95", "0.3", "s", "yes",
    ]  # fmt: skip
    assert _row(table, "help")[-1] == "NO"
    assert _row(table, "answer")[-2:] == ["-", "-"]
    assert _row(table, "prose")[1:] == ["0", "-", "-", "-", "-", "p50", "2.5", "s", "not", "measured"]


def test_columns_are_aligned() -> None:
    lines = bench_table(QUIET, FIGURES).splitlines()
    heading = next(line for line in lines if line.startswith("figure"))
    rows = lines[lines.index(heading) + 1 : lines.index("", lines.index(heading))]
    assert len(rows) == len(FIGURES)
    column = heading.index("limit")
    assert all(row[column - 1] == " " and row[column] != " " for row in rows)


def test_what_was_measured_is_told() -> None:
    table = bench_table(QUIET, FIGURES)
    assert "first quote: to the quotes" in table
    assert "Linux x86_64, Python 3.11.7, 2 processors" in table


def test_a_busy_machine_is_told() -> None:
    assert "too high" not in bench_table(QUIET, FIGURES)
    assert "too high" in bench_table(Machine("Linux", "3.11", 2, 4.0), FIGURES)
