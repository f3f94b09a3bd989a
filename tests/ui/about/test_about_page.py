from html import unescape
from html.parser import HTMLParser

import pytest

from assistant.accuracy import read_accuracy
from tests.ui.about.told import about_shipped, about_small, measured_receipt, shipped
from tests.ui.small_assistant import MARKUP
from ui.about.about_page import render_about
from ui.about.about_source import about_source
from ui.about.wording import HOW_MEASURED, NO_LANGUAGE_MODEL, NOT_MEASURED, OTHER_MODEL

SHIPPED = render_about(about_shipped())
OWN = render_about(about_small())


class Tags(HTMLParser):
    """Collect all tags and the addresses that they name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def test_everything_that_is_told_stands_on_the_page() -> None:
    text, about = unescape(SHIPPED), about_shipped()
    told = [about.accuracy.in_short, about.accuracy.weakest] if about.accuracy else []
    told += [*about.can, *about.cannot, HOW_MEASURED, about.machinery.generation, about.machinery.corpus]
    for article in about.articles:
        told += [article.title, article.publisher, article.review, article.updated]
        told += [finding.text for finding in article.findings]
        told += [passage.quote for finding in article.findings for passage in finding.passages]
    told += [model.sha256 for model in about.machinery.models]
    assert all(told)
    assert [part for part in told if part not in text] == []


def test_articles_of_ones_own_are_told_to_be_unmeasured() -> None:
    assert NOT_MEASURED in unescape(OWN)
    assert "<table" not in OWN
    assert " of 100" not in OWN
    assert NOT_MEASURED not in unescape(SHIPPED)


def test_a_missing_language_model_is_told() -> None:
    assert NO_LANGUAGE_MODEL in unescape(OWN)
    assert NO_LANGUAGE_MODEL not in unescape(SHIPPED)


def test_another_language_model_has_no_figures() -> None:
    other = measured_receipt().model_copy(update={"language_model": "openai:some"})
    html = unescape(render_about(about_source(shipped(), other, read_accuracy())))
    assert OTHER_MODEL in html
    assert 'scope="col">With prose' not in html


def test_markup_of_an_article_is_text() -> None:
    draft = about_small()
    assert not {"script", "img", "b"} & set(Tags(OWN).tags)
    hostile = type(draft.articles[0])(
        **{name: MARKUP for name in ("id", "title", "publisher", "review_status", "review", "review_note")},
        updated=MARKUP,
        disclaimer=MARKUP,
        sections=0,
        statements=0,
        references=0,
        findings=(),
    )
    html = render_about(type(draft)((hostile,), *[getattr(draft, name) for name in _AFTER_ARTICLES]))
    assert unescape(html).count(MARKUP) >= 6
    assert not {"script", "img", "b"} & set(Tags(html).tags)


_AFTER_ARTICLES = ("can", "cannot", "accuracy", "writes_prose", "machinery")


@pytest.mark.parametrize("html", [SHIPPED, OWN], ids=["shipped", "own"])
def test_nothing_else_is_loaded(html: str) -> None:
    tags = Tags(html)
    assert {"./", "data:,"} < set(tags.addresses)
    assert all(address in ("./", "data:,") or address.startswith("#") for address in tags.addresses)
    assert "script" not in tags.tags
    assert "url(" not in html
    assert "@import" not in html


def test_the_style_is_not_escaped() -> None:
    style = SHIPPED.partition("<style>")[2].partition("</style>")[0]
    assert '"Iowan Old Style"' in style
