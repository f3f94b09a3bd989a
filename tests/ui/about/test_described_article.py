from corpus.audit import FindingKind, audit
from corpus.draft import ArticleDraft
from corpus.review import Review
from tests.ui.about.told import shipped
from tests.ui.small_assistant import small_article
from ui.about.described_article import FINDING_TITLES, described_articles

SMALL = described_articles([small_article()])[0]


def test_metadata_and_counts_are_told() -> None:
    assert (SMALL.id, SMALL.title, SMALL.publisher) == ("fever", "Fever in winter", "House of Seasons")
    assert (SMALL.review_status, SMALL.review, SMALL.updated) == ("pending", "Pending review", "2024-05-01")
    assert (SMALL.sections, SMALL.statements, SMALL.references) == (2, 4, 2)


def test_a_dangling_marker_comes_with_its_statement() -> None:
    finding = next(one for one in SMALL.findings if "cited but not listed" in one.title)
    assert "reference 3" in finding.text
    assert [passage.quote for passage in finding.passages] == ["In some people winter fever lasts 10 days."]
    assert finding.passages[0].section == "Course"


def test_what_an_article_does_not_tell_is_empty() -> None:
    draft = ArticleDraft("bare", "Bare")
    draft.statement("Nothing is known of it.")
    bare = described_articles([draft.finish(None, Review(), "", "")])[0]
    assert (bare.publisher, bare.updated, bare.disclaimer, bare.review) == (
        "",
        "",
        "",
        "Review status unknown",
    )
    assert (bare.sections, bare.statements, bare.references, bare.findings) == (0, 1, 0, ())


def test_each_finding_of_the_audit_is_told() -> None:
    described, audited = described_articles(shipped()), audit(shipped())
    assert [[finding.text for finding in article.findings] for article in described] == [
        [finding.text for finding in article.findings] for article in audited
    ]
    assert any(article.findings for article in described)


def test_a_passage_of_another_article_names_it() -> None:
    said = []
    for name, title, days in (("a", "Measles", "7-10 days"), ("b", "What is measles?", "2-3 weeks")):
        draft = ArticleDraft(name, title)
        draft.heading(2, "Course")
        draft.statement(f"Measles lasts {days}.")
        said.append(draft.finish(None, Review(), "", ""))
    first, second = described_articles(said)
    assert [passage.section for passage in first.findings[0].passages] == [
        "Course",
        "What is measles? › Course",
    ]
    assert second.findings == ()


def test_every_kind_of_finding_has_a_title() -> None:
    assert set(FINDING_TITLES) == set(FindingKind)
