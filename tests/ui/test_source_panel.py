import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.answer import Citation, CitedReference
from corpus.article import Article
from tests.ui.small_assistant import citation, small_article
from ui.source_panel import dangling_sentence, render_source, source_name, surroundings

ARTICLE = small_article()
ARTICLES = {ARTICLE.id: ARTICLE}


def marked(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html)]


def cited(place: int) -> Citation:
    return citation(ARTICLE, 1, ARTICLE.statements[place])


@pytest.mark.parametrize("place", range(len(ARTICLE.statements)))
def test_the_mark_holds_exactly_the_cited_characters(place: int) -> None:
    one = cited(place)
    assert marked(render_source(one, ARTICLES)) == [ARTICLE.text[one.start : one.end]]


def test_the_panel_shows_title_section_status_and_date() -> None:
    html = render_source(cited(0), ARTICLES)
    for shown in ("Fever in winter", "Course", "Pending review", "2024-05-01"):
        assert shown in html


def test_the_passage_stands_in_its_surroundings() -> None:
    html = unescape(render_source(cited(0), ARTICLES))
    assert "In some people winter fever lasts 10 days." in html


def test_a_listed_reference_is_shown_with_its_kind_and_source() -> None:
    html = unescape(render_source(cited(0), ARTICLES))
    for shown in ("guideline", "1. Care of winter fever", "Journal of Seasons, 2020"):
        assert shown in html


def test_a_dangling_marker_is_told_not_guessed() -> None:
    html = render_source(cited(1), ARTICLES)
    assert "The article cites its reference 3 here, but lists only 2." in html


def test_a_dangling_marker_of_an_article_that_is_gone() -> None:
    assert dangling_sentence(6, None) == "The article cites its reference 6 here, but does not list it."


def test_a_passage_without_references_says_so() -> None:
    assert "gives no reference" in render_source(cited(3), ARTICLES)


def test_a_reference_with_nothing_but_a_number() -> None:
    bare = CitedReference(marker=4, listed=True)
    html = render_source(cited(0).model_copy(update={"references": (bare,)}), ARTICLES)
    assert "4. Untitled" in html


@pytest.mark.parametrize(
    "articles", [{}, {ARTICLE.id: replace(ARTICLE, text="other", statements=(), references=())}]
)
def test_a_changed_article_shows_the_stored_quote_and_says_so(articles: dict[str, Article]) -> None:
    html = render_source(cited(0), articles)
    assert marked(html) == [cited(0).quote]
    assert "has changed since" in html


def test_markup_of_an_article_is_shown_as_text() -> None:
    html = render_source(cited(3), ARTICLES)
    assert "<script" not in html
    assert "<img" not in html


def test_the_spoken_name_of_a_citation() -> None:
    assert source_name(cited(0)) == "Source 1: Fever in winter, Course"


def test_surroundings_are_short_whole_words_and_marked_as_cut() -> None:
    text = "word " * 1000 + "QUOTE" + " word" * 1000
    start = text.index("QUOTE")
    before, after = surroundings(text, start, start + 5)
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) + len(after) < 1500


def test_short_surroundings_are_whole() -> None:
    assert surroundings("a\nQUOTE\nb", 2, 7) == ("a\n", "\nb")
