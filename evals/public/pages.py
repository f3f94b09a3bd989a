"""PLOS articles: whether citation markers are found where they stand and tied to the right references."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from corpus.article import Article
from corpus.markdown import read_markdown
from corpus.markdown_syntax import inline_text, parse_markdown
from corpus.source_file import read_source
from evals.public.measure import Measure
from evals.public.public_set import PublicSet
from evals.public.resampling import mean, share_interval
from evals.public.rows import Row, read_rows
from index.progress import Progress, silent

GOLD = "gold.jsonl"
READING = "reading pages"
LIST_HEADING = "References"
TEXT_BLOCKS = ("paragraph", "heading", "th", "td")


class GoldMarker(Row):
    """Hold one printed marker: its range of characters in its paragraph, and the numbers it stands for."""

    start: int
    end: int
    refs: tuple[int, ...]


class GoldParagraph(Row):
    """Hold one paragraph as it stands in the page, and its markers."""

    paragraph: str
    citations: tuple[GoldMarker, ...]


class GoldReference(Row):
    """Hold one listed reference."""

    n: int
    text: str


class GoldPage(Row):
    """Hold what a page is known to cite."""

    id: str
    md: str
    references: tuple[GoldReference, ...]
    gold_citations: tuple[GoldParagraph, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """Name a marker by the letters of its block, how many of them stand before it, and its numbers.

    Letters are letters and digits. The order of the numbers does not count: some pages print `[99,92]`.
    """

    block: str
    place: int
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class PageResult:
    """Hold what was read on one page.

    Each flag tells whether one thing is right: of `found`, a marker that we read; of `gold`, a marker of the
    publisher; of `carried`, a number on a statement of the article, which the paragraph of that statement is
    to cite; of `tied`, a number that a paragraph cites, which a statement of it is to carry, with the right
    reference under it in the article's list.
    """

    found: tuple[bool, ...]
    gold: tuple[bool, ...]
    carried: tuple[bool, ...]
    tied: tuple[bool, ...]


def measure(folder: Path, progress: Progress = silent) -> tuple[Measure, ...]:
    """Return precision and recall of markers, and of the numbers on the statements that come of a page.

    Pages are drawn whole for the intervals. A marker is right where its place among the letters and digits of
    its paragraph and its numbers, ranges filled in, are those of the publisher.

    Raises:
        EvalsError: the file of the set is missing or cannot be used.
        CorpusError: a page cannot be read.
    """
    pages = read_rows(folder / GOLD, GoldPage)
    results: list[PageResult] = []
    progress(READING, 0, len(pages))
    for page in pages:
        results.append(result_of(page, folder / page.md))
        progress(READING, len(results), len(pages))
    uncited = [len(result.found) for result in results if not result.gold]
    return (
        _share(
            "markers found that are right (place and numbers)", "precision", [one.found for one in results]
        ),
        _share("markers of the publisher that are found", "recall", [one.gold for one in results]),
        _share(
            "numbers on statements whose paragraph cites them", "precision", [one.carried for one in results]
        ),
        _share(
            "cited numbers on a statement, with the right reference", "recall", [one.tied for one in results]
        ),
        Measure(
            PublicSet.PAGES, "markers found on pages without any", sum(uncited), len(uncited), None, "count"
        ),
    )


def result_of(page: GoldPage, path: Path) -> PageResult:
    """Return what reading a page gives, held against what it is known to cite.

    Raises:
        CorpusError: the page cannot be read.
    """
    article = read_markdown(path)
    found = Counter(_markers_of(_body(parse_markdown(read_source(path)))))
    gold = Counter(_gold_markers(page.gold_citations))
    right = (found & gold).total()
    return PageResult(
        found=_flags(right, found.total()),
        gold=_flags(right, gold.total()),
        carried=tuple(_carried_numbers(article, page.gold_citations)),
        tied=tuple(_tied_numbers(article, page)),
    )


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, so that markup and spaces make no difference."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _body(blocks: Iterable[SyntaxTreeNode]) -> Iterator[SyntaxTreeNode]:
    """Give the blocks above the reference list, which is the last section of each page."""
    return takewhile(lambda block: block.type != "heading" or inline_text(block).text != LIST_HEADING, blocks)


def _markers_of(blocks: Iterable[SyntaxTreeNode]) -> Iterator[Marker]:
    for block in blocks:
        if block.type not in TEXT_BLOCKS:
            yield from _markers_of(block.children)
            continue
        marked = inline_text(block)
        for place, numbers in marked.marks:
            yield Marker(letters(marked.text), len(letters(marked.text[:place])), frozenset(numbers))


def _gold_markers(paragraphs: Iterable[GoldParagraph]) -> Iterator[Marker]:
    for paragraph in paragraphs:
        block, place, done = letters(_freed(paragraph)), 0, 0
        for marker in paragraph.citations:
            place += len(letters(paragraph.paragraph[done : marker.start]))
            done = marker.end
            yield Marker(block, place, frozenset(marker.refs))


def _freed(paragraph: GoldParagraph) -> str:
    pieces, done = [], 0
    for marker in paragraph.citations:
        pieces.append(paragraph.paragraph[done : marker.start])
        done = marker.end
    return "".join([*pieces, paragraph.paragraph[done:]])


def _carried_numbers(article: Article, paragraphs: Sequence[GoldParagraph]) -> Iterator[bool]:
    cited = [(letters(_freed(paragraph)), _numbers(paragraph)) for paragraph in paragraphs]
    for statement in article.statements:
        own = letters(statement.quote)
        for number in statement.markers:
            yield any(own in block and number in numbers for block, numbers in cited)


def _tied_numbers(article: Article, page: GoldPage) -> Iterator[bool]:
    texts = {entry.n: letters(entry.text) for entry in page.references}
    carrying = [(letters(statement.quote), statement.markers) for statement in article.statements]
    for paragraph in page.gold_citations:
        block = letters(_freed(paragraph))
        for number in _numbers(paragraph):
            entry = article.reference(number)
            lists_it = entry is not None and number in texts and texts[number] in letters(entry.quote)
            yield lists_it and any(number in markers and own in block for own, markers in carrying)


def _numbers(paragraph: GoldParagraph) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for marker in paragraph.citations for number in marker.refs))


def _flags(right: int, whole: int) -> tuple[bool, ...]:
    return (True,) * right + (False,) * (whole - right)


def _share(what: str, unit: str, pages: Iterable[tuple[bool, ...]]) -> Measure:
    # A page without any says nothing about a share, and must not make its interval wider or narrower.
    groups = [tuple(map(float, page)) for page in pages if page]
    every = [value for group in groups for value in group]
    return Measure(PublicSet.PAGES, what, mean(every), len(every), share_interval(groups), unit)
