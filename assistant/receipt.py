"""Writes into a receipt what is needed to check an answer after its articles were edited."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from assistant.answer import Citation, CitedReference, Conflict, Receipt, ReceiptQuote
from corpus.article import Article


def sealed(
    receipt: Receipt,
    citations: Sequence[Citation],
    conflicts: Sequence[Conflict],
    articles: Mapping[str, Article],
) -> Receipt:
    """Return the receipt of one answer: that of its library, with what the answer cites."""
    cited = sorted({citation.article_id for citation in citations})
    return receipt.model_copy(
        update={
            "articles": {article_id: articles[article_id].digest for article_id in cited},
            "quotes": tuple(map(sealed_quote, citations)),
            "conflicts": tuple(conflict.citations for conflict in conflicts),
        }
    )


def sealed_quote(citation: Citation) -> ReceiptQuote:
    """Return a citation with its words replaced by their digests."""
    return ReceiptQuote(
        n=citation.n,
        article_id=citation.article_id,
        start=citation.start,
        end=citation.end,
        quote=digest_of_text(citation.quote),
        section=digest_of_section(citation.section),
        references=digest_of_references(citation.references),
        review_status=citation.review_status,
        updated=citation.updated,
    )


def digest_of_text(text: str) -> str:
    """Return the sha256 of a text."""
    return sha256(text.encode()).hexdigest()


def digest_of_section(section: Sequence[str]) -> str:
    """Return the sha256 of a path of headings, which may be empty."""
    return digest_of_text("\n".join(section))


def digest_of_references(references: Sequence[CitedReference]) -> str:
    """Return the sha256 of what stands behind the markers of a quote, in their order."""
    return digest_of_text("\n".join(reference.model_dump_json() for reference in references))
