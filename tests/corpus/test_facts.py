"""Our article, a saved page and, where it is at hand, the source itself hold the same facts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.article import Article, Statement
from corpus.library import shipped_articles_dir
from corpus.markdown import read_markdown
from corpus.saved_page import read_saved_page
from tests.corpus import facts

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seed"


def our_article(folder: Path) -> Article:
    return read_markdown(shipped_articles_dir() / "bone-marrow-edema.md")


def saved_page(folder: Path) -> Article:
    page = (DATA / "saved-page.txt").read_text(encoding="utf-8")
    path = folder / "saved-page.txt"
    path.write_text(page.format(references=facts.printed_references()), encoding="utf-8")
    return read_saved_page(path)


def source_page(folder: Path) -> Article:
    pages = sorted(SEEDS.glob("000_*.txt"))
    if not pages:
        pytest.skip("the source page is not beside this checkout (../shared/seed)")
    return read_saved_page(pages[0])


@pytest.fixture(
    params=[our_article, saved_page, source_page], ids=lambda reader: reader.__name__, scope="module"
)
def article(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Article:
    read: Callable[[Path], Article] = request.param
    return read(tmp_path_factory.mktemp("pages"))


def in_section(article: Article, section: str) -> list[Statement]:
    return [statement for statement in article.statements if statement.section[-1].lower() == section]


@pytest.mark.parametrize("fact", facts.FACTS, ids=lambda fact: fact.key)
def test_each_fact_stands_in_one_statement_with_its_markers(article: Article, fact: facts.Fact) -> None:
    holding = [
        statement
        for statement in in_section(article, fact.section)
        if all(facts.holds(statement.quote, part) for part in fact.says)
        and facts.holds(" ".join((*statement.path, statement.quote)), fact.about)
        and statement.markers == fact.markers
    ]
    assert len(holding) == 1


def test_no_statement_of_the_body_is_beyond_the_facts(article: Article) -> None:
    body = [statement for statement in article.statements if statement.section[0] != "About this article"]
    # Three facts say two things of one statement, and leads written as sentences are statements too.
    distinct = len(facts.FACTS) - 4
    assert distinct <= len(body) <= distinct + len(facts.LEADS)


@pytest.mark.parametrize(("section", "says"), facts.LEADS)
def test_what_leads_a_list_is_kept(article: Article, section: str, says: tuple[str, ...]) -> None:
    texts = [text for statement in in_section(article, section) for text in (statement.quote, statement.lead)]
    assert any(all(facts.holds(text, part) for part in says) for text in texts)


def test_the_sections_are_the_same_tree(article: Article) -> None:
    paths = [tuple(name.lower() for name in statement.section) for statement in article.statements]
    for section in (facts.MRI, facts.OTHER):
        assert ("diagnostic imaging", section) in paths
    causes = [path for path in dict.fromkeys(paths) if path[0].startswith("primary causes")]
    assert [path[1] for path in causes] == [
        facts.NECROSIS, facts.TRAUMA, facts.INFLAMED, facts.INFECTION, facts.DIABETES, facts.CANCER,
    ]  # fmt: skip
    assert list(dict.fromkeys(path for path in paths if len(path) == 1)) == [
        (facts.OVERVIEW,), (facts.CLINIC,), (facts.PITFALLS,), ("about this article",),
    ]  # fmt: skip


def test_the_metadata_are_the_same(article: Article) -> None:
    assert article.title == "What causes bone marrow edema?"
    assert article.updated == facts.UPDATED
    assert article.review.status is facts.STATUS
    assert article.publisher == facts.PUBLISHER
    assert article.dangling == facts.DANGLING
    assert [part for part in facts.DISCLAIMER if not facts.holds(article.disclaimer, part)] == []


def test_the_note_tells_of_the_claim_about_all_articles_and_of_the_stages(article: Article) -> None:
    note = article.review.note
    assert facts.holds(note, "every article|all articles")
    assert [stage for stage in facts.STAGES if stage not in note.lower()] == []


def test_the_reference_list_is_the_same(article: Article) -> None:
    references = article.references
    assert [entry.number for entry in references] == [1, 2, 3, 4, 5]
    assert tuple(entry.kind for entry in references) == facts.KINDS
    assert tuple(entry.title for entry in references) == facts.TITLES
    assert tuple(entry.container for entry in references) == facts.CONTAINERS
    assert tuple(entry.year for entry in references) == facts.YEARS


def test_nothing_of_the_menus_is_left(article: Article) -> None:
    furniture = (
        "skip to",
        "personalize",
        "tailor",
        "which best describes",
        "editorial policy",
        "medical a.i.",
    )
    assert [part for part in furniture if part in article.text.lower()] == []


def test_what_is_known_about_the_article_can_be_cited(article: Article) -> None:
    said = [statement.quote for statement in in_section(article, "about this article")]
    assert "This article was last updated on 14 August 2025." in said
    assert "This article lists 5 references: 2 guidelines and 3 research papers." in said
    assert "The text of this article cites reference 6, which its reference list does not contain." in said
    assert any("pending" in sentence for sentence in said)
    assert any("no liability" in sentence for sentence in said)


def test_every_offset_reproduces_its_quote(article: Article) -> None:
    for statement in article.statements:
        assert article.text[statement.start : statement.end] == statement.quote
    for entry in article.references:
        assert article.text[entry.start : entry.end] == entry.quote


def test_our_statements_are_whole_sentences(tmp_path: Path) -> None:
    for statement in our_article(tmp_path).statements:
        assert statement.quote.endswith(".")
        assert statement.quote[0].isupper()
