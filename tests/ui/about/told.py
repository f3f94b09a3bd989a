"""What the tests of the page are made from: the shipped articles with a receipt that was measured."""

from assistant.accuracy import read_accuracy
from assistant.answer import Receipt
from corpus.article import Article
from corpus.library import load_articles, shipped_articles_dir
from tests.ui.small_assistant import RECEIPT, small_article
from ui.about.about_source import AboutSource, about_source


def shipped() -> tuple[Article, ...]:
    """Return the articles that come with the program."""
    return load_articles([shipped_articles_dir()])


def measured_receipt() -> Receipt:
    """Return what the blessed run with prose was made with."""
    return read_accuracy().runs["prose"].made_with


def about_shipped() -> AboutSource:
    """Return what is told of the shipped articles with the models that were measured."""
    return about_source(shipped(), measured_receipt(), read_accuracy())


def about_small() -> AboutSource:
    """Return what is told of a reader's own article, without a language model."""
    return about_source([small_article()], RECEIPT, read_accuracy())
