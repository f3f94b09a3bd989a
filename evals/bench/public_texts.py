"""Texts to fill an index with, from the public retrieval set where that is at hand."""

from collections.abc import Sequence
from pathlib import Path

import yaml

from evals.public.made_article import article_of
from evals.public.public_set import PublicSet
from evals.public.retrieval import DOCUMENTS, QUERIES, Document, Query
from evals.public.rows import read_rows
from index.passage import Passage, passages_of

ABSENT = "The public retrieval set is not at hand ({folder}), so {what}."


def folder_of(data: Path) -> Path:
    """Return where the set lies in a folder of public sets."""
    return data / PublicSet.RETRIEVAL.value


def documents(folder: Path) -> tuple[Document, ...]:
    """Return the texts of the set.

    Raises:
        EvalsError: they cannot be read.
    """
    return read_rows(folder / DOCUMENTS, Document)


def questions(folder: Path, count: int) -> tuple[str, ...]:
    """Return some of its questions, spread over the whole set.

    Raises:
        EvalsError: they cannot be read.
    """
    asked = read_rows(folder / QUERIES, Query)
    step = max(len(asked) // count, 1)
    return tuple(query.text for query in asked[::step][:count])


def write_article(document: Document, folder: Path, *added: str) -> None:
    """Write a text as an article in Markdown, with more paragraphs after its own."""
    name = document.id.lower().replace("_", "-").replace(":", "-")
    head = {
        "id": name,
        "title": document.title,
        "updated": "2025-01-01",
        "review": {"status": "pending", "note": ""},
        "publisher": document.title,
        "disclaimer": "Made for measuring.",
        "references": [],
    }
    paragraphs = [line.strip() for line in document.text.splitlines() if line.strip()]
    body = "\n\n".join([f"# {document.title}", "## Text", *paragraphs, *added])
    (folder / f"{name}.md").write_text(
        f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n\n{body}\n", encoding="utf-8"
    )


def distinct_passages(texts: Sequence[Document], count: int) -> tuple[Passage, ...]:
    """Return at most so many passages with different texts: the statements of the first documents."""
    found: dict[str, Passage] = {}
    for document in texts:
        if len(found) >= count:
            break
        for passage in passages_of(article_of(document.id, document.title, [document.text])):
            found.setdefault(passage.text, passage)
    return tuple(found.values())[:count]
