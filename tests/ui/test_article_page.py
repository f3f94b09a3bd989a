from html import unescape
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.ui.long_article import long_article, saying
from ui.article_page import article_route, kind_badge, render_article

ARTICLE = long_article()


class Pieces(HTMLParser):
    """Collect the text of each piece by the offset that it names, and all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[int, str] = {}
        self.tags: set[str] = set()
        self._at: int | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        named = dict(attrs)
        self._at = int(named["data-start"] or "") if "data-start" in named else None

    def handle_endtag(self, tag: str) -> None:
        self._at = None

    def handle_data(self, data: str) -> None:
        if self._at is not None:
            self.texts[self._at] = self.texts.get(self._at, "") + data


def test_each_piece_holds_the_article_from_the_offset_that_it_names() -> None:
    texts = Pieces(render_article(ARTICLE)).texts
    assert saying(ARTICLE, "𝛽").start in texts
    assert all(ARTICLE.text[start : start + len(text)] == text for start, text in texts.items())


def test_a_statement_begins_a_piece_or_follows_one_in_its_paragraph() -> None:
    texts = Pieces(render_article(ARTICLE)).texts
    joined = saying(ARTICLE, "seldom")
    assert texts[joined.start - 1] == f" {joined.quote}"


def test_headings_begin_below_the_title_of_the_panel() -> None:
    tags = Pieces(render_article(ARTICLE)).tags
    assert {"h4", "h5"} <= tags
    assert not {"h1", "h2", "h3"} & tags


def test_a_marker_says_which_reference_it_is() -> None:
    html = unescape(render_article(ARTICLE))
    assert 'aria-label="Reference 1" title="1. Care of spring fever">1</button>' in html


def test_a_dangling_marker_is_told_and_leads_nowhere() -> None:
    html = render_article(ARTICLE)
    assert '<sup class="marker dangling">7 (not listed)</sup>' in html
    assert 'data-reference="7"' not in html


def test_references_have_their_kind_in_words() -> None:
    html = render_article(ARTICLE)
    assert '<span class="badge kind">Guideline</span>' in html
    assert '<span class="badge kind">Research</span>' in html


@pytest.mark.parametrize("kind", [None, ""])
def test_an_unknown_kind_is_not_guessed(kind: str | None) -> None:
    assert kind_badge(kind) == ""


def test_markup_of_an_article_is_text() -> None:
    assert not {"script", "img", "b"} & Pieces(render_article(ARTICLE)).tags


def served(path: str) -> tuple[int, str]:
    app = Starlette(routes=[article_route({ARTICLE.id: ARTICLE})])
    with TestClient(app) as client:
        answer = client.get(path)
    return answer.status_code, answer.text


def test_an_article_is_served_under_any_id() -> None:
    assert served("/article/spring%2Ffever%201") == (200, render_article(ARTICLE))


@pytest.mark.parametrize("path", ["/article/other", "/article/", "/article/..%2F..%2Fetc%2Fpasswd"])
def test_an_unknown_article_is_not_found(path: str) -> None:
    assert served(path) == (404, "There is no such article.")
