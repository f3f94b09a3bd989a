"""What stands above the chat: the name, the purpose, and what a reader must know before asking."""

from collections.abc import Iterable

from assistant.notices import EDUCATIONAL
from corpus.article import Article
from ui.markup import cleaned, element, escaped
from ui.source_panel import review_badge, review_words

PURPOSE = (
    "Answers clinical questions from the articles it holds, with the exact passage and the reference behind."
)
QUOTES_ONLY = "No language model is at hand: answers are quotes from the articles, without prose."
_LISTED = 3


def render_header(articles: Iterable[Article], *, quotes_only: bool) -> str:
    """Return the title, the purpose, and the review state and disclaimers of the articles."""
    known = list(articles)
    conditions = (
        element("ul", "".join(map(_article, known[:_LISTED])) + _others(known[_LISTED:]), "articles"),
        "".join(element("p", escaped(text), "disclaimer") for text in _disclaimers(known)),
    )
    parts = (
        element("h2", "Footnote", "title"),
        element("p", escaped(PURPOSE), "purpose"),
        element("p", escaped(EDUCATIONAL), "educational"),
        element("p", escaped(QUOTES_ONLY), "notice quotes-only") if quotes_only else "",
        element("div", "".join(conditions), "conditions"),
    )
    return cleaned(element("section", "".join(parts), "header", aria_label="About these answers"))


def _article(article: Article) -> str:
    updated = f"updated {article.updated.isoformat()}" if article.updated else "no date given"
    note = element("span", escaped(article.review.note), "review-note") if article.review.note else ""
    return element(
        "li",
        review_badge(article.review.status.value)
        + element("strong", escaped(article.title))
        + element("span", escaped(updated), "updated")
        + note,
    )


def _others(articles: list[Article]) -> str:
    if not articles:
        return ""
    weakest = min((article.review.status for article in articles), key=lambda status: status.strength)
    sentence = f"and {len(articles)} more; weakest review status among them: {review_words(weakest.value)}"
    return element("li", escaped(sentence))


def _disclaimers(articles: list[Article]) -> list[str]:
    return list(dict.fromkeys(article.disclaimer for article in articles if article.disclaimer))[:_LISTED]
