from pathlib import Path

import pytest

from evals.errors import EvalsError
from evals.intervals import Interval
from evals.public.measure import Measure, Skipped
from evals.public.table import BEGIN, END, check_marks, measures_table, write_table

RESULTS: list[Measure | Skipped] = [
    Measure("pages", "markers | found", 0.5, 1234, Interval(0.4, 0.65432), "recall"),
    Measure("pages", "none", None, 0, None, "precision"),
    Measure("pages", "nearly none", -0.0001, 5, None, "kappa"),
    Measure("pages", "counted", 3, 1, None, "count"),
    Skipped("statements", "its folder is not there"),
]


def test_each_measure_has_a_row_and_each_omission_a_line() -> None:
    table = measures_table(RESULTS, "make it")
    assert table.startswith("Made by `make it`.\n\n| set |")
    assert "| pages | markers \\| found | recall | 0.500 | 0.400 to 0.654 | 1,234 |\n" in table
    assert "| pages | none | precision | - | - | 0 |\n" in table
    assert "| pages | counted | count | 3 | - | 1 |\n" in table
    assert "| pages | nearly none | kappa | 0.000 | - | 5 |\n" in table
    assert table.endswith("Skipped: `statements`, its folder is not there.\n")


def test_without_a_measure_or_a_command_nothing_is_told_of_it() -> None:
    assert measures_table(RESULTS[-1:]) == "Skipped: `statements`, its folder is not there.\n"


def test_the_rest_of_a_document_stays_as_it_is(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_bytes(f"# Title\r\n\n{BEGIN}\nold\n{END}\n\nMore.\n".encode())
    write_table(document, "new\n")
    written = document.read_bytes()
    assert written == f"# Title\r\n\n{BEGIN}\n\nnew\n\n{END}\n\nMore.\n".encode()
    write_table(document, "new\n")
    assert document.read_bytes() == written


@pytest.mark.parametrize(
    "text",
    ["", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{BEGIN}{END}", f"{BEGIN}{END}{END}", f"{END}{BEGIN}{END}"],
)
def test_a_document_without_both_marks_is_left_alone(tmp_path: Path, text: str) -> None:
    document = tmp_path / "page.md"
    document.write_text(text, encoding="utf-8")
    with pytest.raises(EvalsError, match="where the table goes"):
        check_marks(document)
    with pytest.raises(EvalsError, match="where the table goes"):
        write_table(document, "new\n")
    assert document.read_text(encoding="utf-8") == text


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="cannot be read"):
        check_marks(tmp_path / "none.md")
