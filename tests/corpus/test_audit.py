import pytest

from corpus.about import Entry, Metadata, close_article
from corpus.article import Article
from corpus.audit import Finding, FindingKind, audit
from corpus.draft import ArticleDraft
from corpus.library import load_articles, shipped_articles_dir
from corpus.review import Review, ReviewStatus

BOAST = "Every article is checked by our board."


def article(
    *statements: tuple[str, tuple[int, ...]],
    entries: tuple[Entry, ...] = (),
    status: ReviewStatus = ReviewStatus.APPROVED,
    note: str = "",
) -> Article:
    draft = ArticleDraft("gull-fever", "Gull fever")
    draft.heading(1, "Course")
    for text, markers in statements:
        draft.statement(text, markers)
    return close_article(draft, Metadata(review=Review(status, note), entries=entries))


def findings(found: Article, kind: FindingKind) -> list[Finding]:
    (audited,) = audit([found])
    return [finding for finding in audited.findings if finding.kind is kind]


def test_a_sound_article_has_no_findings() -> None:
    sound = article(("Gull fever is rare.", (1,)), entries=(Entry(1, "research", "On gulls", "Bird", 2020),))
    (audited,) = audit([sound])
    assert audited.findings == ()
    assert (audited.article_id, audited.references) == ("gull-fever", 1)


def test_a_dangling_marker_is_told_with_every_statement_that_cites_it() -> None:
    dangling = article(
        ("Gull fever is rare.", (1, 4)),
        ("Gull fever is mild.", (4,)),
        ("Gull fever ends.", (7,)),
        entries=(Entry(1, "research", "On gulls", "Bird", 2020),),
    )
    four, seven = findings(dangling, FindingKind.DANGLING_MARKER)
    assert four.text == "The text cites reference 4 in 2 statements, but the list holds only 1 entry."
    assert [place.quote for place in four.places] == ["Gull fever is rare.", "Gull fever is mild."]
    assert all(dangling.text[place.start : place.end] == place.quote for place in four.places)
    assert all(place.section == ("Course",) for place in four.places)
    assert seven.numbers == (7,)


def test_references_that_no_statement_cites_are_told() -> None:
    listed = tuple(Entry(n, "research", f"Gulls and fever, part {n}", "Bird", 2020) for n in (1, 2, 3))
    (orphan,) = findings(article(("Rare.", (1, 3)), entries=listed), FindingKind.ORPHAN_REFERENCE)
    assert orphan.numbers == (2,)
    assert "part 2" in orphan.places[0].quote
    (all_three,) = findings(article(("Rare.", ()), entries=listed), FindingKind.ORPHAN_REFERENCE)
    assert all_three.numbers == (1, 2, 3)


def test_duplicate_references_are_told() -> None:
    twice = tuple(Entry(n, "research", "The fever of gulls", "Bird", 2020) for n in (1, 2))
    (found,) = findings(article(("Rare.", (1, 2)), entries=twice), FindingKind.DUPLICATE_REFERENCE)
    assert found.text == "References 1 and 2 are the same work."
    assert len(found.places) == 2


@pytest.mark.parametrize(
    ("status", "note", "told"),
    [
        (ReviewStatus.PENDING, BOAST, 1),
        (ReviewStatus.UNDER_REVIEW, BOAST, 1),
        (ReviewStatus.APPROVED, BOAST, 0),
        (ReviewStatus.PENDING, "This article awaits its review.", 0),
        (ReviewStatus.PENDING, "", 0),
    ],
)
def test_a_header_that_promises_a_review_of_all_articles_is_told(
    status: ReviewStatus, note: str, told: int
) -> None:
    assert (
        len(findings(article(("Rare.", ()), status=status, note=note), FindingKind.HEADER_CONTRADICTION))
        == told
    )


def test_a_conflict_is_told_with_both_figures() -> None:
    (found,) = findings(
        article(("Gull fever lasts 3-9 days.", ()), ("Gull fever lasts 4-8 weeks.", ())), FindingKind.CONFLICT
    )
    assert found.text == "Two statements disagree on the duration of gull fever: 3-9 days and 4-8 weeks."
    assert [place.value for place in found.places] == ["3-9 days", "4-8 weeks"]


def test_the_shipped_article() -> None:
    (audited,) = audit(load_articles([shipped_articles_dir()]))
    told = [(finding.kind.value, finding.numbers, len(finding.places)) for finding in audited.findings]
    assert told == [("dangling_marker", (6,), 3), ("header_contradiction", (), 1), ("conflict", (), 2)]
