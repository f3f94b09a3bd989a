from pathlib import Path

import pytest

from evals.errors import EvalsError
from evals.public.rows import Row, read_rows


class Named(Row):
    name: str


def test_rows_come_in_order_and_other_fields_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"name": "a", "more": 1}\n\n{"name": "b\\u2028"}\n', encoding="utf-8")
    assert [row.name for row in read_rows(file, Named)] == ["a", "b\u2028"]


def test_a_line_separator_inside_a_text_does_not_end_a_row(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"name": "a\u2028b"}\n', encoding="utf-8")
    assert read_rows(file, Named) == (Named(name="a\u2028b"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"name": "a"}\n{"name": 3}\n', "line 2, name"),
        ('{"name": "a"\n', "line 1"),
        ("", "holds no row"),
        (None, "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, content: str | None, told: str) -> None:
    file = tmp_path / "rows.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(EvalsError, match=told) as raised:
        read_rows(file, Named)
    assert "--only" in raised.value.remedy
