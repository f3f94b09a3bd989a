import json
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.markdown import read_markdown
from corpus.review import Review, ReviewStatus

PAGES = Path(__file__).parents[2] / ".." / "shared" / "data" / "pages"
FRONT = "---\nid: hip\ntitle: Hip pain\n---\n"
Read = Callable[[str], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str) -> Article:
        path = tmp_path / "Some Page.md"
        path.write_text(text, encoding="utf-8")
        return read_markdown(path)

    return read_text


def said(article: Article) -> list[tuple[tuple[str, ...], str, tuple[int, ...]]]:
    return [
        (statement.path, statement.quote, statement.markers)
        for statement in article.statements
        if statement.section[:1] != ("About this article",)
    ]


BODIES = [
    ("Pain lasts.[^2] It ends [3,5].", [((), "Pain lasts.", (2,)), ((), "It ends.", (3, 5))]),
    ("Pain [^2][^4] lasts [4]–[6].", [((), "Pain lasts.", (2, 4, 5, 6))]),
    ("See [12](https://example.org) and [the [3] trial](x).", [((), "See 12 and the [3] trial.", ())]),
    ("See [12].\n\n[12]: https://example.org", [((), "See 12.", ())]),
    ("A **bold** `code` *it* [link](x) ~~old~~ <b>tag</b>.", [((), "A bold code it link old tag.", ())]),
    ("Born in [1993] &amp; `[2]` \\[3\\].", [((), "Born in [1993] & [2] [3].", ())]),
    ("Broken\nline.[^1]", [((), "Broken line.", (1,))]),
    ("# A\n\n## B\n\nOne.\n\n# C\n\nTwo.", [(("A", "B"), "One.", ()), (("C",), "Two.", ())]),
    (
        "- Outer.[^1]\n  - Inner one. Inner two.[^2]\n- Next.",
        [
            ((), "Outer.", (1,)),
            (("Outer.",), "Inner one.", ()),
            (("Outer.",), "Inner two.", (2,)),
            ((), "Next.", ()),
        ],
    ),
    ("Known. Causes:\n\n- Trauma.", [((), "Known.", ()), (("Causes:",), "Trauma.", ())]),
    ("Causes:[^3]\n\n- Trauma.", [((), "Causes:", (3,)), (("Causes:",), "Trauma.", ())]),
    ("- Causes:\n  1. Trauma.\n  2. Age.", [(("Causes:",), "Trauma.", ()), (("Causes:",), "Age.", ())]),
    ("Not a lead:\n\nText.", [((), "Not a lead:", ()), ((), "Text.", ())]),
    (
        "| Sign | Share |\n| --- | --- |\n| Pain | 70%[^2] |\n| Fever | |",
        [((), "Sign: Pain; Share: 70%", (2,)), ((), "Sign: Fever", ())],
    ),
    ("> Quoted text.[^1]\n\n***\n\n    code line", [((), "Quoted text.", (1,)), ((), "code line", ())]),
    ("<div>dropped</div>\n\nKept.![image](x.png)", [((), "Kept.", ())]),
    ("Text.[^1]\n\n[^1]: Someone. A title. (2001)\n[^2]: word", [((), "Text.", (1,))]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "statements"), BODIES)
def test_bodies_become_statements(
    read: Read, body: str, statements: list[tuple[tuple[str, ...], str, tuple[int, ...]]]
) -> None:
    assert said(read(FRONT + body)) == statements


def test_definitions_are_the_reference_list_where_front_matter_has_none(read: Read) -> None:
    article = read(FRONT + "Text.[^1]\n\n[^1]: Someone. A title. (2001)\n[^2]: word\n    and more")
    listed = [(entry.number, entry.title, entry.year) for entry in article.references]
    assert listed == [(1, "Someone. A title. (2001)", 2001), (2, "word and more", None)]
    assert article.text.endswith("References\n1. Someone. A title. (2001).\n2. word and more.\n")


def test_front_matter_is_read(read: Read) -> None:
    article = read(
        "\ufeff---\r\nid: hip\r\ntitle: Hip pain\r\nupdated: 2024-02-29\r\nextra: [1]\r\n"
        "review: {status: under-review, note: Soon.}\r\npublisher: Us\r\ndisclaimer: Careful!\r\n"
        "references:\r\n- {title: A, kind: guideline, issued: {date-parts: [[2001, 5]]}}\r\n"
        "- {citation-number: 7, title: B, container-title: J}\r\n---\r\n# Hip pain\r\n\r\nIt hurts.[^7]\r\n"
    )
    assert article.review == Review(ReviewStatus.UNDER_REVIEW, "Soon.")
    assert (article.id, article.publisher, article.disclaimer) == ("hip", "Us", "Careful!")
    assert [(entry.number, entry.kind, entry.year) for entry in article.references] == [
        (1, "guideline", 2001),
        (7, "", None),
    ]
    assert article.dangling == ()
    assert article.text.startswith("Hip pain\nIt hurts.\n\nAbout this article\n")


def test_a_page_without_front_matter_is_read(read: Read) -> None:
    article = read("# Hip pain\n\nIt hurts [1].\n\n## References\n\n1. Who (2004). What.\n2. Else (2005).\n")
    assert (article.id, article.title) == ("some-page", "Hip pain")
    assert article.review == Review()
    assert [entry.year for entry in article.references] == [2004, 2005]
    assert said(article) == [((), "It hurts.", (1,))]


ERRORS = [
    ("---\nid: a\ntitle: [\n---\nText.", "not valid YAML in line"),
    ("---\nid: a\ntitle: b\nText.", "never closed"),
    ("---\n- a\n---\nText.", "not a list of"),
    ("---\ntitle: b\n---\nText.", "has no id"),
    ("---\nid: a\n---\nText.", "has no title"),
    ("---\nid: 5\ntitle: b\n---\nText.", "front matter's id"),
    ("---\nid: a b\ntitle: b\n---\nText.", "front matter's id"),
    ("---\nid: a\ntitle: ''\n---\nText.", "front matter's title"),
    ("---\nid: a\ntitle: b\nupdated: soon\n---\nText.", "front matter's updated"),
    ("---\nid: a\ntitle: b\nupdated: 20250814\n---\nText.", "front matter's updated"),
    ("---\nid: a\ntitle: b\nupdated: 2025-02-31\n---\nText.", "wrong value"),
    ("---\nid: a\ntitle: b\nreview: {status: fine}\n---\nText.", "front matter's review.status"),
    ("---\nid: a\ntitle: b\nreferences: [{kind: x}]\n---\nText.", "references.0.title"),
    ("---\nid: a\ntitle: b\n---\n# b\n\n<!-- nothing -->\n", "no text"),
    ("---\n---\nText.", "has no id"),
    ("Just text.", "title is unknown"),
    ("", "title is unknown"),
    (
        "---\nid: a\ntitle: b\nreferences: [{title: x}, {citation-number: 1, title: y}]\n---\nText.",
        "2 references have the citation number 1",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause"), ERRORS)
def test_each_broken_file_is_told_in_one_sentence_with_a_remedy(read: Read, text: str, cause: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read(text)
    assert cause in caught.value.cause
    assert "Some Page.md" in caught.value.cause
    assert caught.value.remedy.endswith(".")
    assert "\n" not in str(caught.value)


def test_a_yaml_error_names_the_line_of_the_file(read: Read) -> None:
    with pytest.raises(CorpusError, match="line 3"):
        read("---\nid: a\ntitle: 'b\n---\nText.")


@pytest.mark.parametrize(
    ("raw", "cause"), [(b"# a\xff", "not UTF-8"), (b"# a\0b", "NUL"), (b"x" * 20_000_001, "20 MB")]
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, raw: bytes, cause: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    with pytest.raises(CorpusError, match=cause):
        read_markdown(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_markdown(tmp_path / "none.md")


def test_markers_of_published_pages_are_found_in_their_paragraphs() -> None:
    """The publisher's own links say which references each paragraph cites."""
    if not PAGES.is_dir():
        pytest.skip("the published pages are not beside this checkout (../shared/data/pages)")
    wrong: list[tuple[str, str]] = []
    for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        article = read_markdown(PAGES / gold["md"])
        assert len(article.references) == gold["n_references"]
        assert article.dangling == ()
        found = _markers_by_line(article)
        expected = {
            frozenset(number for citation in paragraph["citations"] for number in citation["refs"])
            for paragraph in gold["gold_citations"]
        }
        wrong += [(gold["id"], str(sorted(numbers))) for numbers in expected ^ found if numbers]
    assert wrong == []


def _markers_by_line(article: Article) -> set[frozenset[int]]:
    starts = [0]
    for line in article.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines: dict[int, set[int]] = {}
    for statement in article.statements:
        lines.setdefault(bisect_right(starts, statement.start), set()).update(statement.markers)
    return {frozenset(markers) for markers in lines.values()}
