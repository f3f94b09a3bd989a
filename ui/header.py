"""What stands above the chat: the name, the purpose, and what a reader must know before asking."""

from collections.abc import Iterable

from assistant.notices import EDUCATIONAL
from corpus.article import Article
from ui.markup import cleaned, element, escaped
from ui.source_panel import review_badge, review_words

PURPOSE = "Answers from its articles alone, with the passage behind every sentence."
QUOTES_ONLY = "No language model is at hand: answers are quotes from the articles, without prose."
_IN_SHORT, _LISTED = 1, 5


def render_header(articles: Iterable[Article], *, quotes_only: bool) -> str:
    """Return the bar with the name and the purpose, and below it the review state of the articles.

    What a reader must know at once stands in one line; the notes and disclaimers are one click away.
    """
    known = list(articles)
    in_short = element(
        "summary",
        "".join(map(_article, known[:_IN_SHORT]))
        + _others(known[_IN_SHORT:])
        + element("span", escaped(EDUCATIONAL), "educational"),
    )
    in_full = (
        element("ul", "".join(map(_noted, known[:_LISTED])), "articles"),
        "".join(element("p", escaped(text), "disclaimer") for text in _disclaimers(known)),
    )
    parts = (
        _bar(),
        element("details", in_short + element("div", "".join(in_full), "in-full"), "conditions"),
        element("p", escaped(QUOTES_ONLY), "quotes-only") if quotes_only else "",
    )
    return cleaned(element("section", "".join(parts), "header", aria_label="About these answers"))


def _bar() -> str:
    rail = element(
        "button", "Conversations", "rail-toggle", type="button", aria_expanded="false", aria_controls="rail"
    )
    name = element("h1", "Footnote" + element("sup", "1"), "title", aria_label="Footnote")
    keys = element("button", "Keys", "keys-open", type="button", aria_haspopup="dialog", title="Keys (?)")
    about = element("a", "About this source", "about-link", href="about")
    return element("div", rail + name + element("p", escaped(PURPOSE), "purpose") + about + keys, "bar")


def _article(article: Article) -> str:
    updated = f"updated {article.updated.isoformat()}" if article.updated else "no date given"
    return element(
        "span",
        review_badge(article.review.status.value)
        + element("strong", escaped(article.title))
        + element("span", escaped(updated), "updated"),
        "article",
    )


def _noted(article: Article) -> str:
    note = f": {article.review.note}" if article.review.note else ""
    text = f"{review_words(article.review.status.value)}{note}"
    return element("li", element("strong", escaped(article.title)) + " " + escaped(text), "review-note")


def _others(articles: list[Article]) -> str:
    if not articles:
        return ""
    weakest = min((article.review.status for article in articles), key=lambda status: status.strength)
    sentence = f"and {len(articles)} more; weakest review status among them: {review_words(weakest.value)}"
    return element("span", escaped(sentence), "others")


def _disclaimers(articles: list[Article]) -> list[str]:
    return list(dict.fromkeys(article.disclaimer for article in articles if article.disclaimer))[:_LISTED]
