import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.answer import Citation, CitedReference
from corpus.article import Article
from tests.ui.small_assistant import citation, small_article
from ui.markup import cleaned
from ui.source_panel import EMPTY_PANEL, dangling_sentence, holds, render_source, source_name

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


def test_the_card_names_the_place_of_the_quote_in_its_article() -> None:
    one = cited(1)
    html = cleaned(render_source(one, ARTICLES))
    assert f'data-article="{one.article_id}" data-start="{one.start}" data-end="{one.end}"' in html


def test_the_text_around_the_quote_is_not_repeated_in_each_card() -> None:
    assert ARTICLE.statements[1].quote not in unescape(render_source(cited(0), ARTICLES))


def test_a_listed_reference_is_shown_with_its_kind_and_source() -> None:
    html = unescape(render_source(cited(0), ARTICLES))
    for shown in ("Guideline", "1. Care of winter fever", "Journal of Seasons, 2020"):
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


CHANGED = replace(ARTICLE, text="other", statements=(), references=())


@pytest.mark.parametrize(
    ("articles", "told"), [({}, "is no longer there"), ({ARTICLE.id: CHANGED}, "has changed since")]
)
def test_a_quote_that_its_article_no_longer_holds_is_shown_as_it_stood(
    articles: dict[str, Article], told: str
) -> None:
    html = render_source(cited(0), articles)
    assert marked(html) == [cited(0).quote]
    assert told in html
    assert "data-article" not in html


@pytest.mark.parametrize(("article", "held"), [(ARTICLE, True), (CHANGED, False), (None, False)])
def test_only_an_unchanged_article_holds_the_quote(article: Article | None, held: bool) -> None:
    assert holds(article, cited(0)) is held


def test_markup_of_an_article_is_shown_as_text() -> None:
    html = render_source(cited(3), ARTICLES)
    assert "<script" not in html
    assert "<img" not in html


def test_the_spoken_name_of_a_citation() -> None:
    assert source_name(cited(0)) == "Source 1: Fever in winter, Course"


def test_no_script_stands_in_the_panel() -> None:
    assert not re.search(r"<script| on\w+=|https?:", EMPTY_PANEL)
