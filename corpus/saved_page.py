"""Reads an article from a web page that was saved as plain text."""

import re
from datetime import date
from pathlib import Path

from corpus.about import Metadata, close_article
from corpus.article import Article
from corpus.dates import read_date
from corpus.draft import ArticleDraft
from corpus.errors import CorpusError
from corpus.markers import MarkedText
from corpus.page_lines import Block, Kind, read_blocks
from corpus.page_outline import Outline
from corpus.page_parts import PageParts, cut_page
from corpus.page_references import read_references
from corpus.page_review import read_disclaimer, read_publisher, read_review
from corpus.sentences import split_sentences
from corpus.slug import slug
from corpus.source_file import read_source
from corpus.trailing import marker_limit, split_markers

_UPDATED = re.compile(r"(?:last )?(?:updated|modified)(?: on)?:?\s*", re.IGNORECASE)


def read_saved_page(path: Path) -> Article:
    """Return the article in a saved page; its id is made from its title.

    Raises:
        CorpusError: the file cannot be read, has no title or no text, or a date that no calendar has.
    """
    parts = cut_page(read_source(path))
    if not parts.title:
        raise CorpusError(
            f"{path} has no line that could be its title.",
            "Put the article's title on the first line, or move the file out of the articles' folder.",
        )
    draft = ArticleDraft(slug(parts.title), parts.title)
    entries = read_references(parts.references)
    _write_body(draft, read_blocks(parts.body), len(entries))
    if not draft.statements:
        raise CorpusError(
            f"{path} holds no text below its title.",
            "Save the page again with its text, or move the file out of the articles' folder.",
        )
    return close_article(
        draft,
        Metadata(
            updated=_updated(parts, path),
            review=read_review(parts),
            publisher=read_publisher(parts),
            disclaimer=read_disclaimer(parts),
            entries=entries,
        ),
    )


def _updated(parts: PageParts, path: Path) -> date | None:
    for line in (*parts.header, *parts.footer):
        if found := _UPDATED.match(line):
            try:
                day = read_date(line[found.end() :])
            except ValueError as error:
                raise CorpusError(
                    f"{path}: “{line}” names a day that does not exist.",
                    "Correct the date in the file, then run `assistant index` again.",
                ) from error
            if day:
                return day
    return None


def _write_body(draft: ArticleDraft, blocks: list[Block], listed: int) -> None:
    opens = [_opens_list(blocks, at) for at in range(len(blocks))]
    limit = _limit(blocks, opens, listed)
    outline = Outline(draft.title)
    leads: list[str] = []
    for block, opens_list in zip(blocks, opens, strict=True):
        if block.kind in (Kind.HEADING, Kind.NUMBERED_HEADING):
            draft.heading(outline.level(block), block.text)
            leads = []
            continue
        outline.content()
        marked = split_markers(block.text, limit, opens_list=opens_list)
        # leads[0] belongs to the paragraph above a list, leads[n] to its bullet of depth n.
        leads = leads[: block.depth] + [""] * (block.depth - len(leads))
        _write_sentences(draft, marked, leads[-1] if leads else "", opens_list=opens_list)
        leads.append(_lead(block, marked, opens_list=opens_list))


def _opens_list(blocks: list[Block], at: int) -> bool:
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and below.kind is Kind.BULLET and below.depth > blocks[at].depth


def _limit(blocks: list[Block], opens: list[bool], listed: int) -> int:
    seen: set[int] = set()
    for block, opens_list in zip(blocks, opens, strict=True):
        if block.kind in (Kind.BULLET, Kind.PARAGRAPH):
            seen.update(split_markers(block.text, opens_list=opens_list).markers)
    return marker_limit(listed, seen)


def _lead(block: Block, marked: MarkedText, *, opens_list: bool) -> str:
    if not opens_list:
        return ""
    if block.kind is Kind.BULLET:
        return marked.text
    last = split_sentences(marked)[-1:]
    return last[0].text if last and last[0].text.endswith(":") else ""


def _write_sentences(draft: ArticleDraft, marked: MarkedText, lead: str, *, opens_list: bool) -> None:
    sentences = split_sentences(marked)
    for at, sentence in enumerate(sentences):
        last = at == len(sentences) - 1
        if last and opens_list and sentence.text.endswith(":") and not sentence.markers:
            draft.line(sentence.text)
        else:
            draft.statement(sentence.text, sentence.markers, lead, joined=at > 0)
