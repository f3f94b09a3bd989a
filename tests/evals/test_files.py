from collections.abc import Callable
from pathlib import Path

import pytest

from evals.errors import EvalsError
from evals.files import append, write


def test_a_file_is_written_and_added_to(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    write(file, "a\n")
    append(file, "b\n")
    assert file.read_text(encoding="utf-8") == "a\nb\n"
    write(file, "c\n")
    assert file.read_text(encoding="utf-8") == "c\n"


@pytest.mark.parametrize("way", [write, append])
def test_what_cannot_be_written_is_told(way: Callable[[Path, str], None], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EvalsError, match="cannot be written"):
        way(tmp_path / "file" / "below", "a")
