from dataclasses import replace
from html import unescape

from assistant.notices import EDUCATIONAL
from corpus.article import Article
from corpus.review import Review, ReviewStatus
from tests.ui.small_assistant import MARKUP, small_article
from ui.header import PURPOSE, QUOTES_ONLY, render_header

ARTICLE = small_article()


def test_review_and_disclaimer_are_in_sight() -> None:
    html = unescape(render_header([ARTICLE], quotes_only=False))
    for shown in (
        PURPOSE,
        EDUCATIONAL,
        "Pending review",
        ARTICLE.review.note,
        ARTICLE.disclaimer,
        "2024-05-01",
    ):
        assert shown in html
    assert QUOTES_ONLY not in html


def test_a_missing_language_model_is_told() -> None:
    assert QUOTES_ONLY in render_header([ARTICLE], quotes_only=True)


def test_many_articles_are_summed_up_with_their_weakest_status() -> None:
    def approved(number: int, status: ReviewStatus) -> Article:
        return replace(ARTICLE, id=f"a{number}", title=f"Article {number}", review=Review(status))

    statuses = [ReviewStatus.APPROVED] * 4 + [ReviewStatus.UNDER_REVIEW, ReviewStatus.APPROVED]
    articles = [approved(number, status) for number, status in enumerate(statuses)]
    html = render_header(articles, quotes_only=False)
    assert "and 5 more; weakest review status among them: Under review" in html
    assert "Article 5" not in html
    assert html.count(ARTICLE.disclaimer) == 1


def test_no_article_breaks_nothing() -> None:
    assert "Footnote" in render_header([], quotes_only=False)


def test_markup_in_an_article_is_shown_as_text() -> None:
    hostile = replace(ARTICLE, title=MARKUP, disclaimer=MARKUP, review=Review(note=MARKUP))
    html = render_header([hostile], quotes_only=False)
    assert "<script" not in html
    assert "<img" not in html
