"""`python -m evals.bench.plain_ask INDEX MODEL QUESTION`: the reference, started for one question.

The nearest to `assistant ask --quotes-only` that a plain chain has: it prints its documents and ends.
"""

import sys
from pathlib import Path


def ask(folder: Path, embedding_model: Path, question: str) -> str:
    """Return the numbered documents for a question, from an index that was made before."""
    from evals.bench.plain_chain import numbered, open_plain_store
    from evals.bench.plain_models import PlainEmbeddings

    store = open_plain_store(PlainEmbeddings(embedding_model), folder)
    return numbered(store.as_retriever().invoke(question))


if __name__ == "__main__":
    print(ask(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
