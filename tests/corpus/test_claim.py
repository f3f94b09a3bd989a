import pytest

from corpus.article import Article
from corpus.claim import Claim, claims_of, topic_of
from corpus.draft import ArticleDraft
from corpus.review import Review


def article(title: str, heading: str, statement: str) -> Article:
    draft = ArticleDraft("an-article", title)
    draft.heading(1, heading)
    draft.statement(statement)
    return draft.finish(None, Review(), "", "")


def claim(title: str, heading: str, statement: str) -> Claim:
    (made,) = claims_of(article(title, heading, statement))
    return made


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("What causes gull fever?", "gull fever"),
        ("Paget disease of bone", "paget disease of bone"),
        ("Imaging of low back pain", "low back pain"),
        ("Causes and treatment of gout: a review", "gout"),
    ],
)
def test_the_topic_is_what_the_title_names(title: str, topic: str) -> None:
    assert topic_of(article(title, "Course", "It is rare.")).name in (topic, title.lower())
    assert (
        topic_of(article(title, "Course", "It is rare.")).words == topic_of(article(topic, "A", "B.")).words
    )


def test_words_without_subject_are_completed_by_the_headings() -> None:
    made = claim("Hip pain", "Transient synovitis", "Resolves within 1-2 weeks.")
    assert (made.kind, made.words) == ("time", frozenset())
    assert made.subject == "Transient synovitis"
    assert len(made.context) == 2


def test_short_forms_count_as_their_long_forms() -> None:
    draft = ArticleDraft("an-article", "Shoulder pain")
    draft.statement("Frozen shoulder (FS) lasts 2 years.")
    draft.statement("FS lasts 3 years.")
    long, short = claims_of(draft.finish(None, Review(), "", ""))
    assert long.words == short.words


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Gout lasts 5 days.", "time"),
        ("Gout begins at the age of 50 years.", "age"),
        ("Gout is seen in 4% of adults aged 50 years.", "%"),
        ("Colchicine is given at 0.5 mg.", "mass"),
    ],
)
def test_kinds(statement: str, kind: str) -> None:
    assert claim("Joints", "Course", statement).kind == kind


@pytest.mark.parametrize(
    "statement",
    [
        "It lasts 5 days.",
        "Gout lasts long.",
        "CT and MRI find 80% and 90%, respectively.",
        "Gout is shorter with colchicine: 5 days against 9 days.",
        "The cough lasts 30 days, 7 days, 1 day.",
    ],
)
def test_what_makes_no_claim(statement: str) -> None:
    assert list(claims_of(article("Joints", "Course", statement))) == []
