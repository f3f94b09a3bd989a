"""Searches with each reading of a question and makes one ranking of what they find."""

from collections.abc import Callable, Sequence

from langchain_core.documents import Document

from index.fusion import fuse

# The reading of the conversation counts for more than the words as typed.
FIRST_WEIGHT = 1.0
OTHER_WEIGHT = 0.5


def found_by_all(queries: Sequence[str], search: Callable[[str], list[Document]]) -> list[Document]:
    """Return the documents of all queries fused by rank, as many as the first finds; one query's as they are.

    A document keeps the similarity and the lexical score of the first query that found it.
    """
    rankings = [search(query) for query in queries]
    if len(rankings) == 1:
        return rankings[0]
    weights = [FIRST_WEIGHT] + [OTHER_WEIGHT] * (len(rankings) - 1)
    ids = [[document.metadata["passage_id"] for document in ranking] for ranking in rankings]
    documents: dict[str, Document] = {}
    for ranking in rankings:
        for document in ranking:
            documents.setdefault(document.metadata["passage_id"], document)
    fused = fuse(ids, weights)[: len(rankings[0])]
    return [_ranked(documents[id_], rank) for rank, (id_, _) in enumerate(fused, start=1)]


def _ranked(document: Document, rank: int) -> Document:
    return document.model_copy(update={"metadata": {**document.metadata, "rank": rank}})
