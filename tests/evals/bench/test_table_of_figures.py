from evals.bench.table_of_figures import bench_table
from tests.evals.bench.sample import BUSY, FIGURES, a_report


def _row(table: str, name: str) -> list[str]:
    return next(line for line in table.splitlines() if line.startswith(f"{name} ")).split()


def test_each_figure_has_a_row_with_its_limits() -> None:
    table = bench_table(a_report())
    row = " ".join(_row(table, "first"))
    assert row.startswith("first quote 2 0.150 s 0.195 s 0.125 to 0.175 s 0.600 s 4.00x (4.00 to 4.00)")
    assert row.endswith("p95 at most 0.3 s yes")
    assert _row(table, "help")[-1] == "NO"
    assert _row(table, "answer")[-4:] == ["-", "-", "-", "-"]
    assert " ".join(_row(table, "prose")) == (
        "prose 0 - - - - - p50 at most 2.5 s, ratio at least 2.5x not measured"
    )


def test_columns_are_aligned() -> None:
    lines = bench_table(a_report()).splitlines()
    heading = next(line for line in lines if line.startswith("figure"))
    rows = lines[lines.index(heading) + 1 : lines.index("", lines.index(heading))]
    assert len(rows) == len(FIGURES)
    column = heading.index("limit")
    assert all(row[column - 1] == " " and row[column] != " " for row in rows)


def test_what_was_measured_and_what_was_answered_is_told() -> None:
    table = bench_table(a_report())
    assert "first quote: to the quotes" in table
    assert "Linux x86_64, Python 3.11.7, 2 processors" in table
    assert "Of 2 questions Footnote answered 1, refused 1; 2 have prose." in table
    assert "Nothing <b>was</b> there." in table


def test_a_busy_machine_is_told() -> None:
    assert "too high" not in bench_table(a_report())
    assert "too high" in bench_table(a_report(BUSY))
