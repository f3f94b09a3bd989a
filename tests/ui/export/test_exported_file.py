import pytest

from tests.ui.export.conversations import conversation_with, fever_answer
from tests.ui.small_assistant import small_article
from ui.export.exported_file import Format, export


@pytest.mark.parametrize(
    ("format", "suffix", "start"),
    [
        (Format.MARKDOWN, "md", "# How long"),
        (Format.HTML, "html", "<!doctype html>"),
        (Format.JSON, "json", "{"),
        (Format.RIS, "ris", "TY  - GEN"),
        (Format.BIBTEX, "bib", "@misc{"),
    ],
)
def test_each_format_makes_a_file_of_its_kind(format: Format, suffix: str, start: str) -> None:
    made = export(conversation_with(fever_answer(0)), format, {"fever": small_article()})
    assert made.name == f"footnote-how-long-does-winter-fever-last.{suffix}"
    assert made.text.startswith(start)
    assert "/" in made.media_type
