"""How hard texts are to read, as the school grade that they ask for, by the audience that they are for.

The grade is that of Flesch and Kincaid (J. P. Kincaid and others, "Derivation of new readability formulas",
Naval Technical Training Command, Research Branch Report 8-75, 1975). Libraries that have it look syllables up
in a dictionary which they fetch over the network; here they are counted by the groups of vowels.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from assistant.answer import Answer, Audience
from assistant.glosses import with_glosses
from assistant.synonyms import synonyms_of
from assistant.topics import topics_of
from assistant.verification.verify import without_citations
from corpus.article import Article
from corpus.glossary import Glossary, load_glossary
from index.passage import passages_of

PER_WORD_OF_A_SENTENCE = 0.39
PER_SYLLABLE_OF_A_WORD = 11.8
CONSTANT = -15.59

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?:[\"”')\]]*)(?:\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+", re.IGNORECASE)
_SILENT_END = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy])le$|(?<=[^aeiouytdszx])es$|(?<=[^aeioutdy])ed$")


@dataclass(frozen=True, slots=True)
class Readability:
    """Hold what the answers for one audience ask of a reader, as mean school grades.

    `glosses` is the mean number of terms explained beside an answer; `gloss_grade` is None where none is.
    """

    audience: Audience
    answers: int
    grade: float
    glosses: float
    gloss_grade: float | None


def readability_of(audience: Audience, answers: Iterable[Answer]) -> Readability | None:
    """Return how hard the answers are that say something of the articles; None where none does."""
    told = [answer for answer in answers if answer.statements]
    if not told:
        return None
    explained = [
        grade(f"{gloss.term}: {gloss.plain}.") for answer in told for gloss in answer.glosses if gloss.plain
    ]
    return Readability(
        audience=audience,
        answers=len(told),
        grade=fmean(grade(text_of(answer)) for answer in told),
        glosses=fmean(len(answer.glosses) for answer in told),
        gloss_grade=fmean(explained) if explained else None,
    )


def readability_by_audience(
    answers: Iterable[Answer], glossary: Glossary, present: Collection[str]
) -> tuple[Readability, ...]:
    """Return how hard the same answers are for each audience, with the glosses that each would get.

    `present` are the terms that the articles spell out. Empty where no answer says anything.
    """
    plain = [answer.model_copy(update={"glosses": ()}) for answer in answers]
    rows = (
        readability_of(audience, [with_glosses(answer, audience, glossary, present) for answer in plain])
        for audience in Audience
    )
    return tuple(row for row in rows if row is not None)


def glossary_over(
    corpus_dirs: Iterable[Path], articles: Mapping[str, Article]
) -> tuple[Glossary, Collection[str]]:
    """Return the glossary as the assistant reads it over these articles, and the terms that they spell out.

    Raises:
        CorpusError: a glossary cannot be read.
    """
    glossary = load_glossary(corpus_dirs).agreeing_with(topics_of(articles.values()).abbreviations)
    passages = [passage for article in articles.values() for passage in passages_of(article)]
    return glossary, synonyms_of(glossary, passages).usual.keys()


def text_of(answer: Answer) -> str:
    """Return what the answer says, without its citation numbers."""
    return "\n".join(without_citations(statement.text) for statement in answer.statements)


def grade(text: str) -> float:
    """Return the grade of Flesch and Kincaid of a text; 0.0 where it has no words or is easier than that."""
    found = words(text)
    if not found:
        return 0.0
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    per_sentence = len(found) / len(sentences)
    per_word = sum(map(syllables, found)) / len(found)
    return max(
        PER_WORD_OF_A_SENTENCE * per_sentence + PER_SYLLABLE_OF_A_WORD * per_word + CONSTANT,
        0.0,
    )


def words(text: str) -> Sequence[str]:
    """Return the words of a text; figures are not counted."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return the number of groups of vowels, a silent ending left out, and at least one."""
    return max(len(_VOWELS.findall(_SILENT_END.sub("", word.lower()))), 1)
