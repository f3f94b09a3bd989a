import pytest

from assistant.answer import CitedReference
from tests.ui.export.conversations import fever_answer
from tests.ui.small_assistant import small_article
from ui.export.source import Source, cited_sources, one_line

ARTICLES = {"fever": small_article()}


def test_the_article_comes_first_with_publisher_date_and_what_it_does_not_list() -> None:
    first, *references = cited_sources([fever_answer(0, 1)], ARTICLES)
    assert first == Source(
        form="source article",
        title="Fever in winter",
        year=2024,
        publisher="House of Seasons",
        updated="2024-05-01",
        notes=("Pending review.", "The article cites its reference 3 here, but does not list it."),
    )
    assert [(one.form, one.title, one.container, one.year) for one in references] == [
        ("report", "Care of winter fever", "Journal of Seasons", 2020),
        ("journal article", "Wind and fever", "Annals of Weather", 2018),
    ]


def test_a_marker_that_is_not_listed_never_becomes_an_entry() -> None:
    answer = fever_answer(1)
    only_unlisted = answer.citations[0].model_copy(
        update={"references": (CitedReference(marker=9, listed=False),)}
    )
    (article,) = cited_sources([answer.model_copy(update={"citations": (only_unlisted,)})], ARTICLES)
    assert article.form == "source article"
    assert "reference 9" in article.notes[-1]


def test_what_two_answers_cite_is_there_once() -> None:
    once = cited_sources([fever_answer(0, 1)], ARTICLES)
    assert cited_sources([fever_answer(0, 1), fever_answer(1, 0), fever_answer(2)], ARTICLES) == once


def test_one_work_in_two_lists_is_one_entry_that_names_both() -> None:
    answer = fever_answer(2)
    (cited,) = answer.citations
    (listed,) = cited.references
    other = cited.model_copy(
        update={
            "n": 2,
            "article_id": "chills",
            "article_title": "Chills",
            "references": (listed.model_copy(update={"marker": 7, "title": "WIND and  fever."}),),
        }
    )
    sources = cited_sources([answer.model_copy(update={"citations": (cited, other)})], ARTICLES)
    assert [source.title for source in sources] == ["Fever in winter", "Wind and fever", "Chills"]
    assert sources[1].notes == (
        "Reference 2 of the article: Fever in winter",
        "Reference 7 of the article: Chills",
    )
    assert sources[2].publisher == ""


def test_an_answer_without_citations_has_no_sources() -> None:
    assert cited_sources([fever_answer()], ARTICLES) == ()


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("guideline", "report"),
        ("Clinical guidelines", "report"),
        ("research", "journal article"),
        ("case report", "journal article"),
        ("Systematic review", "journal article"),
        ("textbook", "book"),
        ("website", "web page"),
        ("drug label", "other"),
        ("", "other"),
    ],
)
def test_the_articles_kinds_are_mapped(kind: str, form: str) -> None:
    answer = fever_answer(0)
    reference = answer.citations[0].references[0].model_copy(update={"kind": kind})
    cited = answer.citations[0].model_copy(update={"references": (reference,)})
    (_, source) = cited_sources([answer.model_copy(update={"citations": (cited,)})], ARTICLES)
    assert (source.form, source.kind) == (form, kind)


def test_a_line_holds_no_line_end_and_keeps_every_other_sign() -> None:
    assert one_line(" 3–18 months\r\nof\u2028\u00b5g\u00a0é\x1b[2J\n") == "3–18 months  of µg\u00a0é [2J"
