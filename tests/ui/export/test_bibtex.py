import re

import pytest
from bibtexparser.entrypoint import parse_string as parse_otherwise
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]  # ships no types
from pylatexenc import latex2text, latexwalker  # type: ignore[import-untyped]  # ships no types

from tests.ui.export.conversations import a_source, fever_answer
from tests.ui.export.test_ris import sources
from tests.ui.small_assistant import small_article
from ui.export.bibtex import latex, render_bibtex
from ui.export.source import Source, cited_sources

CONTAINERS = ("howpublished", "journal", "institution", "series")


def plain(value: str) -> str:
    """Read LaTeX as a reference manager does; how many spaces stand somewhere is not its concern."""
    read: str = READER.latex_to_text(value, latex_context=MACROS)
    return spaced(read)


def _reader() -> latex2text.LatexNodes2Text:
    known = latex2text.get_default_latex_context_db()
    # The reader lacks the two braces, and takes the two signs for accents.
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~"}
    macros = [latex2text.MacroTextSpec(name, sign) for name, sign in signs.items()]
    known.add_context_category("signs", macros=macros, prepend=True)
    return latex2text.LatexNodes2Text(known, strict_latex_spaces=True)


def spaced(text: str) -> str:
    return " ".join(text.split())


READER = _reader()
MACROS = latexwalker.get_default_latex_context_db()


def fields_of(source: Source) -> dict[str, str]:
    """Return what a parser should find, the container aside."""
    fields = {
        "title": source.title,
        "publisher": source.publisher,
        "year": "" if source.year is None else str(source.year),
        "keywords": source.kind,
        "note": " ".join([*([f"Updated {source.updated}."] if source.updated else []), *source.notes]),
    }
    return {name: spaced(value) for name, value in fields.items() if spaced(value)}


def test_the_entries_of_an_answer() -> None:
    text = render_bibtex(cited_sources([fever_answer(0)], {"fever": small_article()}))
    assert text == (
        "@misc{fever-in-winter-2024,\n  title = {{Fever in winter}},\n  publisher = {House of Seasons},\n"
        "  year = {2024},\n  month = {5},\n  note = {Updated 2024-05-01. Pending review.},\n}\n\n"
        "@techreport{care-of-winter-fever-2020,\n  title = {{Care of winter fever}},\n"
        "  institution = {Journal of Seasons},\n  year = {2020},\n  keywords = {guideline},\n"
        "  note = {Reference 1 of the article: Fever in winter},\n}\n\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% & more_#1 for $5", r"50\% \& more\_\#1 for \$5"),
        ("a{b}c\\d", r"a\textbraceleft{}b\textbraceright{}c\textbackslash{}d"),
        ("pages 3--5, ''so'', ?`", "pages 3-{}-5, '{}'so'{}', ?{}`"),
        ("---", "-{}-{}-"),
        ("Müller 東京 µg ≥ 3", "Müller 東京 µg ≥ 3"),
        ("~5 ^2", r"\textasciitilde{}5 \textasciicircum{}2"),
    ],
)
def test_what_latex_reads_as_an_order_is_escaped(text: str, expected: str) -> None:
    assert latex(text) == expected


def test_no_two_entries_have_one_key() -> None:
    entries = render_bibtex(a_source(container=str(at)) for at in range(3)) + render_bibtex([])
    assert re.findall("@article{(.*),", entries) == ["wind-and-fever", "wind-and-fever-2", "wind-and-fever-3"]


@given(st.lists(sources, max_size=4))
def test_a_strict_parser_reads_the_same_fields(written: list[Source]) -> None:
    read = list(parse_string(render_bibtex(written), "bibtex").entries.values())
    assert len(read) == len(written)
    for entry, source in zip(read, written, strict=True):
        fields = {name.lower(): plain(value) for name, value in entry.fields.items()}
        containers = [fields.pop(name) for name in CONTAINERS if name in fields]
        assert containers == [spaced(source.container)] * bool(source.container)
        fields.pop("month", "")
        assert fields == fields_of(source)


@given(st.lists(sources, max_size=4))
def test_another_parser_reads_the_same_fields(written: list[Source]) -> None:
    library = parse_otherwise(render_bibtex(written))
    assert library.failed_blocks == []
    assert len(library.entries) == len(written)
    for entry, source in zip(library.entries, written, strict=True):
        fields = {field.key: plain(field.value) for field in entry.fields}
        assert {name: fields.get(name) for name in fields_of(source)} == fields_of(source)
