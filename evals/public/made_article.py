"""Articles made from the plain text of a public set, where its own files hold none."""

from collections.abc import Iterable

from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.markers import MarkedText
from corpus.review import Review
from corpus.sentences import split_sentences

LEVEL = 2


def article_of(id_: str, title: str, texts: Iterable[str], section: str = "") -> Article:
    """Return an article without references, whose statements are the sentences of plain texts.

    A line is a paragraph, so that items of a list and rows of a menu are not run together into one sentence.
    """
    draft = ArticleDraft(id_, title)
    if section:
        draft.heading(LEVEL, section)
    for line in (line for text in texts for line in text.splitlines()):
        marked = MarkedText()
        marked.add(line)
        for at, sentence in enumerate(split_sentences(marked)):
            draft.statement(sentence.text, joined=at > 0)
    return draft.finish(None, Review(), "", "")
