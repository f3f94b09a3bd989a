"""Answers questions about the sources from the metadata, exactly: no language model takes part."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.conflicts import Disagreement, with_counterparts
from assistant.evidence import Evidence, Weights
from assistant.sources.about_answers import of_the_article
from assistant.sources.about_passages import AboutPassages
from assistant.sources.claims import backing, claim, works
from assistant.sources.list_answers import of_the_list
from assistant.sources.question import Asks, SourceQuestion
from assistant.sources.told import Told, ToldStatement
from assistant.topics import Topics
from assistant.words import stems
from corpus.article import Article
from index.passage import Passage

_ARTICLE_ON = re.compile(r"\b(?:article|page|text|entry|overview|chapter)s? (?:on|about) (?P<subject>.+)")
# Words of questions about sources that titles may hold too.
_OF_SOURCES = frozenset(
    stems(
        "article page text source reference guideline review research study trial paper journal evidence "
        "update publish number list kind year old new cause patient reader question author overview practice "
        "clinical"
    )
)


@dataclass(frozen=True)
class Sources:
    """Hold what questions about the sources are answered from; `weights` say how rare a word is."""

    articles: Mapping[str, Article]
    passages: Mapping[str, Passage]
    topics: Topics
    weights: Weights
    disagreements: tuple[Disagreement, ...]

    def meant(self, question: SourceQuestion) -> tuple[AboutPassages, ...]:
        """Return the articles that a question names, all where it names none, none where it names another."""
        asked = question.question.lower()
        titled = [
            article
            for article in self.articles.values()
            if (title := article.title.lower().rstrip("?.! "))
            and re.search(rf"(?<!\w){re.escape(title)}(?!\w)", asked)
        ]
        named = titled or ([] if question.topic else self._named_in_part(asked))
        if not named and not question.topic and (other := _ARTICLE_ON.search(asked)):
            known = {stem for article in self.articles.values() for stem in self._names(article)}
            if not set(stems(other["subject"])) & known:
                return ()
        return tuple(AboutPassages(article, self.passages) for article in named or self.articles.values())

    def _named_in_part(self, asked: str) -> list[Article]:
        """Return the articles that share most words with a question; its words on sources do not count."""
        sought = set(stems(self.topics.spelt_out(asked))) - _OF_SOURCES
        shared = {article.id: len(sought & self._names(article)) for article in self.articles.values()}
        most = max(shared.values(), default=0)
        return [article for article in self.articles.values() if most and shared[article.id] == most]

    def _names(self, article: Article) -> set[str]:
        return set(stems(f"{article.title} {self.topics.main_by_article[article.id]}"))


def tell(question: SourceQuestion, sources: Sources, near: Sequence[Evidence], today: date) -> Told | None:
    """Return what the metadata tell; nothing but an empty `Told` where they do not tell it.

    `near` are the passages that are nearest to the question's topic, best first; ages count to `today`.
    None means that the question is better left to the evidence: no listed work or claim fits it, or the body
    of the article speaks of what is asked.
    """
    meant = sources.meant(question)
    if not meant:
        return Told()
    told: list[Told] = []
    for ask in question.asks:
        one = _told(ask, question, sources, meant, near, today)
        if one is None:
            return None
        told.append(one)
    statements = tuple(dict.fromkeys(statement for one in told for statement in one.statements))
    return Told(statements, all(one.statements and one.complete for one in told))


def _told(
    ask: Asks,
    question: SourceQuestion,
    sources: Sources,
    meant: Sequence[AboutPassages],
    near: Sequence[Evidence],
    today: date,
) -> Told | None:
    match ask:
        case Asks.BACKING:
            return _backing(question, sources, meant, near)
        case Asks.WORK:
            found = works(question, meant, near, sources.weights)
            told = found if found.statements else _backing(question, sources, meant, near)
            return told if told.statements else None
    return _of_each(
        meant, lambda about: of_the_article(ask, question, about, today) or of_the_list(ask, question, about)
    )


def _backing(
    question: SourceQuestion, sources: Sources, meant: Sequence[AboutPassages], near: Sequence[Evidence]
) -> Told:
    best = claim(question.topic, meant, near, sources.topics)
    claims = with_counterparts([best], sources.disagreements, sources.passages) if best else ()
    return backing(claims, meant)


def _of_each(meant: Sequence[AboutPassages], tell_of: Callable[[AboutPassages], Told | None]) -> Told | None:
    """Return what is told of each article, under its title where several are meant."""
    by_article = [(about.article.title, tell_of(about)) for about in meant]
    told = [(title, one) for title, one in by_article if one is not None]
    if not told:
        return None
    if len(meant) == 1:
        return told[0][1]
    statements = [_titled(title, statement) for title, one in told for statement in one.statements]
    return Told(tuple(statements), all(one.complete for _, one in told if one.statements))


def _titled(title: str, statement: ToldStatement) -> ToldStatement:
    return replace(statement, text=f"{title} - {statement.text}", support="verified")
