"""Puts a question into the words of the articles: lay words, older names and short forms, by the glossary."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from assistant.words import ASPECTS, stems
from corpus.glossary import Glossary, Mention
from index.passage import Passage

# What can be asked of anything: an article that answers it need not use the word.
_ASPECTS = frozenset(stems(" ".join(sorted(ASPECTS))))


@dataclass(frozen=True)
class Synonyms:
    """Hold what the articles call the terms of the glossary.

    `usual` maps a term to the name that the articles use most for it, `used` holds every name that they use
    about as often, and `by_passage` the terms that each passage names under any name.
    """

    glossary: Glossary
    usual: Mapping[str, str]
    used: Set[str]
    by_passage: Mapping[str, frozenset[str]]

    def in_articles_words(self, question: str) -> str:
        """Return the question with each name that the articles hardly use replaced by the one they use."""
        for mention in reversed(self._foreign(question)):
            question = question[: mention.start] + self.usual[mention.term.term] + question[mention.end :]
        return question

    def held_for(self, question: str) -> Callable[[str], Set[str]]:
        """Return what tells, by a passage's id, which stems of the question it holds by another name."""
        stems_by_term: dict[str, frozenset[str]] = {}
        for mention in self._known(question):
            term = mention.term.term
            stems_by_term[term] = stems_by_term.get(term, frozenset()) | frozenset(stems(mention.printed))

        def held(passage_id: str) -> Set[str]:
            named = self.by_passage.get(passage_id, frozenset()) & stems_by_term.keys()
            return frozenset[str]().union(*(stems_by_term[term] for term in named))

        return held

    def strange_in(self, question: str, vocabulary: Set[str]) -> tuple[str, ...]:
        """Return the clinical terms of a question that no passage names under any name.

        One whose words the passages do use is not strange: `edema` where they say `bone marrow edema`.
        `vocabulary` holds the stems of the articles.
        """
        known = vocabulary | _ASPECTS
        return tuple(
            mention.printed
            for mention in self.glossary.mentions(question, self.usual)
            if mention.term.term not in self.usual and not set(stems(mention.printed)) <= known
        )

    def _foreign(self, question: str) -> list[Mention]:
        return [one for one in self._known(question) if one.name not in self.used]

    def _known(self, question: str) -> list[Mention]:
        return [
            mention
            for mention in self.glossary.mentions(question, self.usual)
            if mention.term.term in self.usual
        ]


def synonyms_of(glossary: Glossary, passages: Iterable[Passage]) -> Synonyms:
    """Return the synonyms for the articles of these passages."""
    passages = tuple(passages)
    counts: dict[str, Counter[str]] = {}
    for passage in passages:
        for mention in glossary.mentions(passage.text):
            counts.setdefault(mention.term.term, Counter())[mention.name] += 1
    printed: dict[str, Counter[str]] = {}
    by_passage: dict[str, frozenset[str]] = {}
    for passage in passages:
        # Now that the terms are known, the short forms are, too.
        mentions = glossary.mentions(passage.text, counts)
        for mention in mentions:
            printed.setdefault(mention.term.term, Counter())[mention.name] += 1
        by_passage[passage.id] = frozenset(mention.term.term for mention in mentions)
    usual = {term: _most_frequent(names) for term, names in counts.items()}
    used = frozenset(name for term, names in printed.items() for name in _often_used(names, usual[term]))
    return Synonyms(glossary, usual, used, by_passage)


def _often_used(names: Counter[str], usual: str) -> Iterator[str]:
    """Yield the names that stand at least half as often as the usual one."""
    yield from (name for name, times in names.items() if 2 * times >= names[usual])


def _most_frequent(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
