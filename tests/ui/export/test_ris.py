import rispy  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.export.conversations import FORMS, a_source, any_text, fever_answer
from tests.ui.small_assistant import small_article
from ui.export.ris import render_ris
from ui.export.source import Source, cited_sources, one_line

lines = any_text.map(one_line)
sources = st.builds(
    Source,
    form=st.sampled_from(FORMS),
    title=lines.filter(bool),
    kind=lines,
    container=lines,
    year=st.none() | st.integers(1, 9999),
    publisher=lines,
    updated=st.just("") | st.dates().map(str),
    notes=st.lists(lines.filter(bool), max_size=3).map(tuple),
)


def test_the_records_of_an_answer() -> None:
    text = render_ris(cited_sources([fever_answer(0)], {"fever": small_article()}))
    assert text == (
        "TY  - GEN\nTI  - Fever in winter\nPB  - House of Seasons\nPY  - 2024\nDA  - 2024/05/01\n"
        "N1  - Pending review.\nER  - \n\n"
        "TY  - RPRT\nTI  - Care of winter fever\nT2  - Journal of Seasons\nPY  - 2020\nKW  - guideline\n"
        "N1  - Reference 1 of the article: Fever in winter\nER  - \n\n"
    )


def test_nothing_is_written_for_what_is_not_known() -> None:
    assert render_ris([a_source()]) == "TY  - JOUR\nTI  - Wind and fever\nER  - \n\n"
    assert render_ris([]) == ""


@given(st.lists(sources, max_size=4))
def test_a_parser_reads_the_same_fields(written: list[Source]) -> None:
    read = rispy.loads(render_ris(written))
    assert len(read) == len(written)
    for record, source in zip(read, written, strict=True):
        assert record["title"] == source.title
        assert record.get("secondary_title", "") == source.container
        assert record.get("publisher", "") == source.publisher
        assert record.get("year", "") == ("" if source.year is None else str(source.year))
        assert record.get("date", "") == source.updated.replace("-", "/")
        assert record.get("keywords", []) == ([source.kind] if source.kind else [])
        assert record.get("notes", []) == list(source.notes)
        assert set(record) <= {
            "type_of_reference", "title", "secondary_title", "publisher", "year", "date", "keywords", "notes",
        }  # fmt: skip
