from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.library import load_articles, shipped_articles_dir
from corpus.review import Review
from tests.ui.long_article import LEAD, long_article
from ui.article_blocks import Block, blocks_of

ARTICLE = long_article()


def text_of(block: Block, article: Article = ARTICLE) -> str:
    return "".join(article.text[piece.start : piece.end] for piece in block.pieces)


def found(words: str) -> Block:
    return next(block for block in blocks_of(ARTICLE) if words in text_of(block))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Signs", "heading"),
        (LEAD, "paragraph"),
        ("Yawning at noon.", "item"),
        ("It starts in March.", "paragraph"),
        ("Late course", "heading"),
        ("References", "heading"),
        ("Care of spring fever", "reference"),
    ],
)
def test_a_line_is_shown_as_what_it_is(words: str, kind: str) -> None:
    assert found(words).kind == kind


@pytest.mark.parametrize(
    ("heading", "depth"),
    [("Signs", 1), ("Course", 1), ("Early course", 2), ("Late course", 2), ("References", 1)],
)
def test_a_heading_has_its_depth_in_the_section_path(heading: str, depth: int) -> None:
    assert next(block for block in blocks_of(ARTICLE) if text_of(block) == heading).depth == depth


def test_sentences_of_one_paragraph_stay_in_it() -> None:
    block = found("𝛽")
    assert text_of(block).endswith("rises. It is seldom missed.")
    assert [piece.markers for piece in block.pieces] == [(2, 7), (2,)]


def test_a_reference_keeps_its_number() -> None:
    assert [block.number for block in blocks_of(ARTICLE) if block.kind == "reference"] == [1, 2]


def test_a_heading_with_nothing_below_it_stands_beside_the_next() -> None:
    draft = ArticleDraft("a", "A")
    draft.heading(2, "Empty")
    draft.heading(2, "Full")
    draft.statement("It rains.")
    draft.heading(2, "Last")
    article = draft.finish(None, Review(), "", "")
    depths = [(text_of(block, article), block.depth) for block in blocks_of(article) if block.depth]
    assert depths == [("Empty", 1), ("Full", 1), ("Last", 1)]


def test_a_heading_named_as_the_one_above_it_stands_below_it() -> None:
    draft = ArticleDraft("a", "A")
    draft.heading(2, "Rain")
    draft.heading(3, "Rain")
    draft.statement("It rains.")
    article = draft.finish(None, Review(), "", "")
    assert [block.depth for block in blocks_of(article) if block.depth] == [1, 2]


def check(article: Article) -> None:
    """Check the law: below the title each character but the line feeds stands in one piece, in order."""
    shown = "".join(text_of(block, article) for block in blocks_of(article))
    assert shown == article.text[len(article.title) :].replace("\n", "")
    starts = [piece.start for block in blocks_of(article) for piece in block.pieces]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    "folder", [shipped_articles_dir(), Path("tests/corpus/data")], ids=["shipped", "data"]
)
def test_nothing_of_an_article_is_lost(folder: Path) -> None:
    for article in load_articles([folder]):
        check(article)


words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("heading"), st.integers(1, 4), words),
        st.tuples(st.just("statement"), st.integers(0, 1), words),
        st.tuples(st.just("line"), st.just(0), words),
    ),
    min_size=1,
)


@given(steps)
def test_nothing_of_any_article_is_lost(drawn: list[tuple[str, int, str]]) -> None:
    draft = ArticleDraft("a", "Any")
    draft.statement("First.")
    joinable = True
    for kind, number, text in drawn:
        if kind == "heading":
            draft.heading(number, text)
        elif kind == "statement":
            draft.statement(text, (1,), joined=joinable and number == 1)
        else:
            draft.line(text)
        joinable = kind == "statement"
    draft.reference(1, "", "Only", "", None)
    check(draft.finish(None, Review(), "", ""))
