"""Makes the parts of the chain from an open generation and a language model."""

from collections.abc import Iterator, Set
from typing import Any

from langchain_core.runnables import Runnable, RunnableGenerator

from assistant.answer import Receipt
from assistant.calibration import shipped_calibration
from assistant.chain_parts import ChainParts
from assistant.composition import Library
from assistant.conflicts import disagreements
from assistant.evidence import weights_of
from assistant.language_model import LanguageModel
from assistant.premises.claims import ClaimReader
from assistant.prose import prose_prompt, writer
from assistant.settings import Settings
from assistant.spelling import Speller
from assistant.synonyms import synonyms_of
from assistant.topics import topics_of
from assistant.words import words
from corpus.glossary import load_glossary
from index.generation import Generation
from index.reranker import WEIGHTS_SHA256, Reranker


def parts_of(
    settings: Settings,
    generation: Generation,
    model: LanguageModel | None,
    english: Set[str],
    reranker: Reranker,
) -> ChainParts:
    """Return the parts; without a language model the chain composes from quotes alone.

    `english` are everyday words, which are not taken for misspelt ones.
    """
    articles = generation.articles
    topics = topics_of(articles.values())
    glossary = load_glossary(settings.corpus_dirs).agreeing_with(topics.abbreviations)
    library = Library(
        articles=articles,
        passages=len(generation.passages),
        disagreements=disagreements(articles.values()),
        topics=topics,
        receipt=receipt_of(generation, model),
    )
    return ChainParts(
        retriever=generation.retriever(settings.retrieved),
        library=library,
        passages=generation.passages,
        topics=topics,
        speller=Speller(
            frozenset(word for article in articles.values() for word in words(article.text)),
            english | glossary.words,
        ),
        synonyms=synonyms_of(glossary, generation.passages.values()),
        weights=weights_of([passage.text for passage in generation.passages.values()]),
        claims=ClaimReader(topics),
        reranker=reranker,
        calibration=shipped_calibration(),
        writer=told_writer(model, settings.prose_tokens) if model else None,
        quotes=settings.quotes,
        evidence_words=settings.evidence_words,
    )


def receipt_of(generation: Generation, model: LanguageModel | None) -> Receipt:
    """Return what an answer from these is made with."""
    prompt = prose_prompt()
    return Receipt(
        corpus=generation.manifest.corpus,
        generation=generation.id,
        embedding_model=generation.manifest.embedding,
        language_model=(model.sha256 or model.name) if model else None,
        prompts={prompt.name: prompt.sha256} if model else {},
        reranker=WEIGHTS_SHA256,
    )


def told_writer(model: LanguageModel, tokens: int) -> Runnable[dict[str, Any], str]:
    """Return the writer of prose, whose failures are told in one sentence."""
    inner = writer(model.chat, tokens)

    def written(inputs: Iterator[dict[str, Any]]) -> Iterator[str]:
        for given in inputs:
            with model.failures_told():
                yield from inner.stream(given)

    return RunnableGenerator(written)
