"""Explains the clinical terms of an answer to readers who may not know them, from the glossary alone."""

from collections.abc import Collection

from assistant.answer import Answer, Audience, Gloss
from corpus.glossary import Glossary, Mention

MOST = 6


def with_glosses(answer: Answer, audience: Audience, glossary: Glossary, present: Collection[str]) -> Answer:
    """Return the answer with glosses for the terms of its statements and quotes; nothing else changes.

    Patients have every clinical term explained, students those for which there is no everyday word, others
    none. `present` are the terms that the articles spell out: an ambiguous short form can mean only these.
    """
    if audience not in {Audience.PATIENT, Audience.STUDENT}:
        return answer
    texts = [statement.text for statement in answer.statements]
    # A line feed between texts, so that no name reaches from one into the next.
    text = " .\n".join([*texts, *(citation.quote for citation in answer.citations)])
    explained = [
        mention
        for mention in glossary.explained(text, present)
        if audience == Audience.PATIENT or not mention.term.lay
    ]
    glosses = tuple(Gloss(term=_shown(mention), plain=mention.term.plain) for mention in explained[:MOST])
    return answer.model_copy(update={"glosses": glosses})


def _shown(mention: Mention) -> str:
    """Return the term as the answer prints it, without the capital of a sentence's start."""
    printed = " ".join(mention.printed.split())
    starts_a_sentence = mention.name[:1].islower() and printed[1:2].islower()
    return printed[:1].lower() + printed[1:] if starts_a_sentence else printed
