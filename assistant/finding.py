"""Finds what answers a question: the documents are read, weighed and judged, and the best are chosen."""

from collections.abc import Sequence
from dataclasses import replace

from langchain_core.documents import Document

from assistant.answerability import Judgement, Searched, judge
from assistant.chain_parts import ChainParts
from assistant.composition import Found
from assistant.compound import parts_of_question, points_back
from assistant.condensation import condense
from assistant.conflicts import with_counterparts
from assistant.evidence import Evidence, evidence_of, sought_in
from assistant.history import Turn
from assistant.premises.correcting import corrections_for, with_corrections
from assistant.quotes import select
from assistant.relevance import with_answers, with_relevance


def find(question: str, documents: Sequence[Document], parts: ChainParts) -> Found:
    """Return the evidence, whether it answers, and what is quoted.

    Where the question asks several things, each is searched and judged by itself, and `missing` holds those
    that the evidence does not answer.
    """
    pieces = parts_of_question(question)
    if len(pieces) == 1:
        return _found(question, evidence_for(question, documents, parts), parts)
    founds: dict[str, Found] = {}
    before = ""
    for piece in pieces:
        before = _alone(piece, before, parts)
        nearest = parts.retriever.invoke(parts.topics.spelt_out(before))
        founds[piece] = _found(before, evidence_for(before, nearest, parts), parts)
    whole = _found(question, evidence_for(question, documents, parts), parts)
    if not any(found.selected for found in founds.values()):
        return whole
    return _together(founds, whole)


def in_articles_words(question: str, parts: ChainParts) -> str:
    """Return the question as it is searched for: slips mended, lay words and older names replaced."""
    return parts.synonyms.in_articles_words(parts.speller.mended(question))


def evidence_for(question: str, documents: Sequence[Document], parts: ChainParts) -> tuple[Evidence, ...]:
    """Return the documents as evidence, in ranked order, read and weighed."""
    sought = sought_in(question, parts.topics)
    held_too = parts.synonyms.held_for(question)
    found = evidence_of(sought, documents, parts.passages, parts.topics, parts.weights, held_too)
    read = with_relevance(question, found, parts.passages, parts.reranker)
    return with_answers(read, parts.calibration.passage)


def searched_in(question: str, parts: ChainParts) -> Searched:
    """Return what a question, in the articles' words, is searched in."""
    return Searched(len(parts.passages), parts.synonyms.strange_in(question, parts.topics.vocabulary))


def _found(question: str, evidence: tuple[Evidence, ...], parts: ChainParts) -> Found:
    judgement = judge(question, evidence, searched_in(question, parts), parts.topics, parts.calibration)
    answers = judgement.answerable == "yes" or (
        judgement.answerable == "unsure" and judgement.probability >= parts.calibration.even
    )
    selected = select(question, evidence, parts.topics, parts.calibration, parts.quotes) if answers else ()
    corrections = corrections_for(question, evidence, parts.claims)
    corrected = with_corrections(selected, corrections, parts.quotes)
    quoted = with_counterparts(corrected, parts.library.disagreements, parts.passages)
    return Found(evidence, judgement, quoted, corrections=corrections)


def _alone(piece: str, before: str, parts: ChainParts) -> str:
    """Return a part of a question so that it is understood without the part before it."""
    if not before or not points_back(piece):
        return piece
    return condense(piece, (Turn(role="user", content=before),), parts.topics).text


def _together(founds: dict[str, Found], whole: Found) -> Found:
    """Return what was found for the parts of a question as one: the likeliest judgement, all quotes.

    What is corrected in the `whole` question or in any part comes first.
    """
    evidence: dict[str, Evidence] = {}
    for found in founds.values():
        for one in found.evidence:
            held = evidence.get(one.passage_id)
            evidence[one.passage_id] = one if held is None or one.answers > held.answers else held
    ranked = sorted(evidence.values(), key=lambda one: (-one.answers, one.rank))
    judgement: Judgement = max(
        (found.judgement for found in founds.values() if found.selected), key=lambda one: one.probability
    )
    selected = {one.passage_id: one for found in founds.values() for one in found.selected}
    corrections = {
        one.passage.passage_id: one for found in (whole, *founds.values()) for one in found.corrections
    }
    return Found(
        evidence=tuple(replace(one, rank=rank) for rank, one in enumerate(ranked, start=1)),
        judgement=judgement,
        selected=with_corrections(tuple(selected.values()), tuple(corrections.values()), len(evidence)),
        missing=tuple(piece for piece, found in founds.items() if not found.selected),
        corrections=tuple(corrections.values()),
    )
