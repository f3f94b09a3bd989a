"""Gathers what an old answer is checked against: today's articles, models and prompts."""

from assistant.answer import Receipt
from assistant.check import Now
from assistant.language_model import expected_hash
from assistant.prose import prose_prompt
from assistant.settings import Settings
from corpus.conflicts import contradictions_in
from corpus.library import corpus_digest, load_articles
from index.generation import root_for
from index.manifest import Damaged, Manifest, Pointer
from index.reranker import WEIGHTS_SHA256


def read_now(settings: Settings) -> Now:
    """Return the articles of the settings, read from their files, and what an answer would be made with.

    No model is loaded; without an index the generation and the embedding model are empty.

    Raises:
        CorpusError: an article cannot be read.
    """
    articles = load_articles(settings.corpus_dirs)
    manifest = _published(settings)
    prompt = prose_prompt()
    return Now(
        articles={article.id: article for article in articles},
        contradictions=contradictions_in(articles),
        made_with=Receipt(
            corpus=corpus_digest(articles),
            generation=manifest.id if manifest else "",
            embedding_model=manifest.embedding if manifest else "",
            language_model=expected_hash(settings),
            prompts={prompt.name: prompt.sha256},
            reranker=WEIGHTS_SHA256,
        ),
    )


def _published(settings: Settings) -> Manifest | None:
    """Return the manifest of the published index; None where there is none that can be read."""
    root = root_for(settings.data_dir, settings.corpus_dirs)
    try:
        pointer = Pointer.read(root)
        return Manifest.read(root / pointer.current) if pointer else None
    except Damaged:
        # `assistant doctor` tells that; an old answer is checked against the articles, not the index.
        return None
