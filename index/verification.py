"""Whether a generation finds what it holds, asked before it is published."""

from collections.abc import Sequence

from index.embedding import FingerprintedEmbeddings
from index.generation import Generation
from index.lexical import LexicalIndex
from index.manifest import Damaged
from index.passage import Passage
from index.progress import Progress, silent

SAMPLE = 200
DEPTH = 3
TOLERANCE = 1e-4  # of a cosine in single precision


def verify_generation(
    generation: Generation, embedder: FingerprintedEmbeddings, progress: Progress = silent
) -> None:
    """Compare counts, ask up to 200 passages for themselves, and compare the embedding model.

    Raises:
        Damaged: the generation does not hold or does not find what it should.
    """
    passages = tuple(generation.passages.values())
    if generation.manifest.embedding != embedder.fingerprint:
        raise Damaged("the embedding model changed during the build")
    held = {
        "list of passages": set(generation.passages),
        "dense store": generation.store.ids(),
        "lexical index": set(generation.lexical.ids),
    }
    for name, ids in held.items():
        if len(ids) != generation.manifest.passages or ids != generation.passages.keys():
            raise Damaged(f"the {name} holds {len(ids)} passages instead of {generation.manifest.passages}")
    sample = sampled(passages)
    vectors = embedder.embed_documents([passage.text for passage in sample])
    fresh = LexicalIndex.of(passages)
    for done, (passage, vector) in enumerate(zip(sample, vectors, strict=True), start=1):
        _check_dense(generation, passage, vector)
        _check_lexical(generation, fresh, passage)
        progress("Verifying the index", done, len(sample))


def sampled(passages: Sequence[Passage], size: int = SAMPLE) -> tuple[Passage, ...]:
    """Return at most `size` passages, spread evenly and always the same ones."""
    if len(passages) <= size:
        return tuple(passages)
    return tuple(passages[place * len(passages) // size] for place in range(size))


def _check_dense(generation: Generation, passage: Passage, vector: list[float]) -> None:
    """Let a passage be the nearest to its own text; several may tie, as the model reads only so far."""
    own = generation.store.similarities(vector, [passage.id])[passage.id]
    found = generation.store.search(vector, 1)
    if own < 1.0 - TOLERANCE or not found or found[0][1] < own - TOLERANCE:
        raise Damaged(f"the dense store does not find the passage {passage.id}")


def _check_lexical(generation: Generation, fresh: LexicalIndex, passage: Passage) -> None:
    """Let the words of a passage find what they find in an index counted anew.

    That it comes first itself is not asked for: where every word of a short statement recurs in longer ones,
    BM25 rightly puts those before it.
    """
    if generation.lexical.search(passage.text, DEPTH) != fresh.search(passage.text, DEPTH):
        raise Damaged(f"the lexical index does not find what the words of the passage {passage.id} say")
