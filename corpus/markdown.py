"""Reads an article from Markdown, with or without YAML front matter."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from corpus.about import Entry, Metadata, close_article
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.errors import CorpusError
from corpus.front_matter import FrontMatter, read_front_matter
from corpus.markdown_syntax import inline_text, parse_markdown
from corpus.markers import MarkedText
from corpus.review import Review
from corpus.sentences import split_sentences
from corpus.slug import slug
from corpus.source_file import read_source

_LISTS = ("bullet_list", "ordered_list")
_REFERENCES = frozenset({"references", "reference list", "bibliography", "literature", "works cited"})
_YEAR = re.compile(r"\((?P<year>(?:19|20)\d{2})[a-z]?\)")


def read_markdown(path: Path) -> Article:
    """Return the article in a Markdown file.

    Without front matter the title is the first heading of the first level, and the id comes from the file's
    name. Without references in it, a section of references or footnote definitions give the list.

    Raises:
        CorpusError: the file cannot be read, its front matter is wrong, it has no title or no text, or two of
            its references have one number.
    """
    front, body = read_front_matter(read_source(path), path)
    blocks = parse_markdown(body)
    title = front.title if front else _first_title(blocks, path)
    draft = ArticleDraft(front.id if front else slug(path.stem), title)
    writer = _Writer(draft)
    writer.blocks(_without_title(blocks, title))
    if not draft.statements:
        raise CorpusError(
            f"{path} holds no text below its title.",
            "Write the article's text below the front matter, or move the file out of the articles' folder.",
        )
    metadata = _metadata(front, tuple(writer.entries))
    _check_numbers(metadata.entries, path)
    return close_article(draft, metadata)


def _first_title(blocks: Sequence[SyntaxTreeNode], path: Path) -> str:
    for block in blocks:
        if block.type == "heading" and block.tag == "h1" and (title := inline_text(block).text):
            return title
    raise CorpusError(
        f"{path} has neither front matter nor a heading of the first level, so its title is unknown.",
        "Begin the file with `# Title`, or with front matter that holds id and title.",
    )


def _without_title(blocks: Sequence[SyntaxTreeNode], title: str) -> list[SyntaxTreeNode]:
    for at, block in enumerate(blocks):
        if block.type == "heading" and block.tag == "h1" and inline_text(block).text == title:
            return [*blocks[:at], *blocks[at + 1 :]]
    return list(blocks)


def _metadata(front: FrontMatter | None, printed: tuple[Entry, ...]) -> Metadata:
    if front is None:
        return Metadata(entries=printed)
    review = Review(front.review.status, front.review.note)
    return Metadata(front.updated, review, front.publisher, front.disclaimer, front.entries or printed)


def _check_numbers(entries: tuple[Entry, ...], path: Path) -> None:
    number, times = Counter(entry.number for entry in entries).most_common(1)[0] if entries else (0, 0)
    if times > 1:
        raise CorpusError(
            f"{path}: {times} references have the citation number {number}.",
            "Give each reference a number of its own, then run `assistant index` again.",
        )


@dataclass
class _Writer:
    """Write blocks into a draft, and put aside the entries of a printed reference list."""

    draft: ArticleDraft
    entries: list[Entry] = field(default_factory=list)
    _references_level: int = 0

    def blocks(self, blocks: Sequence[SyntaxTreeNode], lead: str = "") -> None:
        own_lead = ""
        for at, block in enumerate(blocks):
            if block.type == "heading":
                self._heading(block)
            elif block.type == "definition":
                self._entry(block.meta["number"], block.meta["text"])
            elif self._references_level:
                self._listed(block)
            elif block.type == "paragraph":
                before_list = at + 1 < len(blocks) and blocks[at + 1].type in _LISTS
                own_lead = self.paragraph(inline_text(block), lead, before_list=before_list)
            elif block.type in _LISTS:
                self._items(block, own_lead or lead)
                own_lead = ""
            elif block.type == "table":
                self._table(block, lead)
            elif block.type in ("fence", "code_block"):
                self._one_line(block.content, lead)
            else:
                self.blocks(block.children, lead)

    def paragraph(self, marked: MarkedText, lead: str, *, before_list: bool) -> str:
        """Add a paragraph's sentences; return the one that ends in a colon above a list, or the empty string.

        That one is the lead of the list and no statement, unless it has markers of its own to carry.
        """
        sentences = split_sentences(marked)
        below = sentences[-1].text if before_list and sentences and sentences[-1].text.endswith(":") else ""
        for at, sentence in enumerate(sentences):
            if below and at == len(sentences) - 1 and not sentence.markers:
                self.draft.line(sentence.text)
            else:
                self.draft.statement(sentence.text, sentence.markers, lead, joined=at > 0)
        return below

    def _heading(self, block: SyntaxTreeNode) -> None:
        level, title = int(block.tag[1:]), inline_text(block).text
        if self._references_level and level > self._references_level:
            return
        self._references_level = level if title.lower().rstrip(":") in _REFERENCES else 0
        if title and not self._references_level:
            self.draft.heading(level, title)

    def _items(self, block: SyntaxTreeNode, lead: str) -> None:
        for item in block.children:
            first = item.children[0] if item.children else None
            if first is None or first.type != "paragraph":
                self.blocks(item.children, lead)
                continue
            text = inline_text(first)
            rest = item.children[1:]
            nested = any(child.type in _LISTS for child in rest)
            self.paragraph(text, lead, before_list=nested)
            self.blocks(rest, text.text if nested else lead)

    def _table(self, block: SyntaxTreeNode, lead: str) -> None:
        rows = [row for part in block.children for row in part.children]
        headers = [inline_text(cell).text for cell in rows[0].children]
        for row in rows[1:]:
            cells = [inline_text(cell) for cell in row.children]
            named = [
                f"{header}: {cell.text}" if header else cell.text
                for header, cell in zip(headers, cells, strict=False)
                if cell.text
            ]
            markers = tuple(number for cell in cells for number in cell.markers)
            if named:
                self.draft.statement("; ".join(named), markers, lead)

    def _one_line(self, content: str, lead: str) -> None:
        if text := " ".join(content.split()):
            self.draft.statement(text, (), lead)

    def _listed(self, block: SyntaxTreeNode) -> None:
        if block.type in _LISTS:
            first = int(block.attrs.get("start", 1))
            for number, item in enumerate(block.children, start=first):
                lines = [inline_text(child).text for child in item.children if child.type == "paragraph"]
                self._entry(number, " ".join(lines))

    def _entry(self, number: int, printed: str) -> None:
        years = _YEAR.search(printed)
        self.entries.append(Entry(number, "", printed, "", int(years["year"]) if years else None))
