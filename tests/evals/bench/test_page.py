from evals.bench.figure import Figure
from evals.bench.page import plot_rows, report_page, verdict
from evals.bench.reference import compared
from tests.evals.bench.sample import BUSY, FIGURES, a_report
from tests.evals.report.markup import Page

CALM = FIGURES[:1]


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = Page(report_page(a_report()))
    assert page.mistakes == []
    assert page.handlers == []
    assert all(address.startswith("#") for address in page.addresses)
    assert len(page.ids) == len(set(page.ids))
    assert "script" not in page.tags


def test_every_figure_and_every_remark_is_on_it() -> None:
    page = Page(report_page(a_report()))
    text = " ".join(page.text.split())
    assert all(figure.name in text and figure.measured in text for figure in FIGURES)
    assert "4.00x (4.00 to 4.00)" in text
    assert "ratio at least 2.5x" in text
    assert "Of 2 questions Footnote answered 1" in text
    assert "Nothing <b>was</b> there." in text
    assert {"Prose", "Retrieval among many passages"} <= set(page.headings)


def test_the_verdict_names_what_is_broken() -> None:
    assert verdict(a_report()) == "2 of 3 figures with a limit do not keep it: help, prose."
    assert verdict(a_report(figures=CALM)) == "All limits are kept, over 1 figure with a limit."
    assert "Limits broken" in report_page(a_report())
    assert "Limits kept" in report_page(a_report(figures=CALM))


def test_a_busy_machine_is_told() -> None:
    assert "too high" in report_page(a_report(BUSY))
    assert "too high" not in report_page(a_report())


def test_times_are_drawn_beside_those_of_the_reference() -> None:
    rows = plot_rows(FIGURES[0])
    assert [(row.label, row.values) for row in rows] == [
        ("first quote", (100.0, 200.0)), ("plain chain", (400.0, 800.0)),
    ]  # fmt: skip
    assert plot_rows(Figure("f", "", "s", (), (), compared([None], [1.0])))[0].label == "plain chain"
    assert plot_rows(Figure("f", "", "s", ())) == ()
    assert plot_rows(Figure("f", "", "GB", (1.0,))) == ()


def test_the_same_bench_gives_the_same_page() -> None:
    assert report_page(a_report()) == report_page(a_report())
