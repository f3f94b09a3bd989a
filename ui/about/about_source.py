"""Everything that the page "About this source" tells, gathered once and shown as a page, text or JSON."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.accuracy import Accuracy
from assistant.answer import Receipt
from corpus.article import Article
from ui.about.accuracy_table import AccuracyTable, accuracy_table
from ui.about.described_article import DescribedArticle, described_articles
from ui.about.machinery import Machinery, machinery

CAN = (
    "Quote the articles word for word, with the passage and the article's own references behind it.",
    "Say that the articles do not answer, or answer only a part, instead of guessing.",
    "Quote both sides where the articles disagree.",
    "Correct what a question takes for granted where an article plainly says otherwise.",
    "Tell when an article cites a reference that it does not list, and how far it has been reviewed.",
    "Answer questions about the articles themselves: their dates, their review, their references.",
)
CANNOT = (
    "Know anything that is not in its articles, or tell whether an article is right.",
    "Judge a single patient: answers are for education and do not replace professional judgement.",
    "Read other languages than English.",
    "Be right every time. When it errs, it mostly quotes a neighbouring statement where the articles do not "
    "answer the very point, or it leaves out an item of a list. Read the passage behind each sentence.",
)


@dataclass(frozen=True, slots=True)
class AboutSource:
    """Hold what is told; `accuracy` is None where nothing was measured on these articles.

    `writes_prose` tells whether a language model is at hand.
    """

    articles: tuple[DescribedArticle, ...]
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    accuracy: AccuracyTable | None
    writes_prose: bool
    machinery: Machinery


def about_source(articles: Iterable[Article], receipt: Receipt, accuracy: Accuracy) -> AboutSource:
    """Return what is to be told of some articles and of what answers from them are made with."""
    return AboutSource(
        articles=described_articles(articles),
        can=CAN,
        cannot=CANNOT,
        accuracy=accuracy_table(accuracy, receipt),
        writes_prose=receipt.language_model is not None,
        machinery=machinery(receipt),
    )
