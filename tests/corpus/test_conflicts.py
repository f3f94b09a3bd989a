"""Which pairs of statements contradict each other, and which only look as if they did."""

from pathlib import Path

import pytest
import yaml

from corpus.article import Article
from corpus.claim import claims_of
from corpus.conflicts import contradictions_in
from corpus.draft import ArticleDraft
from corpus.library import load_articles, shipped_articles_dir
from corpus.review import Review

PAGES = Path(__file__).parents[2] / ".." / "shared" / "data" / "pages" / "md"


def article(title: str, *sections: tuple[str, str], id_: str = "an-article") -> Article:
    """Return an article whose sections hold one statement each; " > " parts headings."""
    draft = ArticleDraft(id_, title)
    for path, statement in sections:
        for level, heading in enumerate(path.split(" > "), start=1):
            draft.heading(level, heading)
        draft.statement(statement)
    return draft.finish(None, Review(), "", "")


def pair(title: str, one: str, other: str, id_: str = "an-article") -> Article:
    return article(title, ("Overview", one), ("Key points", other), id_=id_)


PAIRS = yaml.safe_load(Path(__file__).with_name("data").joinpath("contradictions.yaml").read_text("utf-8"))
CONFLICTS = [(case["title"], case["one"], case["other"]) for case in PAIRS["contradictions"]]
NEAR_MISSES = {case["alike"]: (case["title"], case["one"], case["other"]) for case in PAIRS["near_misses"]}


@pytest.mark.parametrize(("title", "one", "other"), CONFLICTS)
def test_contradictions_are_found(title: str, one: str, other: str) -> None:
    (found,) = contradictions_in([pair(title, one, other)])
    assert [side.statement.quote for side in found.sides] == [one, other]
    assert all(side.value in side.statement.quote for side in found.sides)
    (turned,) = contradictions_in([pair(title, other, one)])
    assert [side.statement.quote for side in turned.sides] == [other, one]


@pytest.mark.parametrize(("title", "one", "other"), NEAR_MISSES.values(), ids=list(NEAR_MISSES))
def test_near_misses_do_not_fire(title: str, one: str, other: str) -> None:
    assert contradictions_in([pair(title, one, other), pair("Another thing", one, other, "b")]) == ()
    assert contradictions_in([pair(title, other, one)]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Types > Acute", "The pain lasts 2 weeks."), ("Types > Chronic", "The pain lasts 6 months.")),
        (("Measles", "Fever lasts 3 days."), ("Typhoid", "Fever lasts 2 weeks.")),
        (("Course > Children", "Measles lasts 7 days."), ("Course", "Measles lasts 12 days.")),
        (("Shoulder", "Recovery takes 6 weeks."), ("Hip", "Recovery takes 12 weeks.")),
    ],
)
def test_headings_tell_subjects_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert contradictions_in([article("Common complaints", one, other)]) == ()


def test_a_heading_completes_a_statement_without_subject() -> None:
    sections = (
        ("Transient synovitis", "Resolves within 1-2 weeks."),
        ("Summary", "Transient synovitis lasts 4-6 weeks."),
    )
    (found,) = contradictions_in([article("Hip pain in children", *sections)])
    assert found.quantity == "duration of transient synovitis"


def test_articles_on_one_topic_contradict_each_other() -> None:
    left = article("Measles", ("Course", "Measles lasts 7-10 days."), id_="a")
    right = article("What is measles?", ("Overview", "Measles lasts 2-3 weeks."), id_="b")
    (found,) = contradictions_in([left, right])
    assert [(side.article_id, side.value) for side in found.sides] == [("a", "7-10 days"), ("b", "2-3 weeks")]


def test_an_article_contradicts_what_another_says_of_its_topic() -> None:
    left = article("Transient synovitis", ("Course", "Heals within 1-2 weeks."), id_="a")
    right = article("Hip pain", ("Causes", "Transient synovitis lasts 4-6 weeks."), id_="b")
    assert len(contradictions_in([left, right])) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Measles", "Fever lasts 3 days."), ("Typhoid", "Fever lasts 14 days.")),
        (("Ankle sprain", "Recovery takes 6 weeks."), ("Wrist fracture", "Recovery takes 12 weeks.")),
        (("Gout", "Ibuprofen is given at 600 mg."), ("Headache", "Ibuprofen is given at 400 mg.")),
        (("Gout", "Up to 30% of adults are affected."), ("Eczema", "Up to 10% of adults are affected.")),
    ],
)
def test_articles_on_other_topics_do_not(left: tuple[str, str], right: tuple[str, str]) -> None:
    articles = [
        article(title, ("Course", text), id_=id_) for id_, (title, text) in (("a", left), ("b", right))
    ]
    assert contradictions_in(articles) == ()


def test_the_same_sentence_in_two_articles_is_no_contradiction() -> None:
    text = "The cough lasts 10 days, then 3 days."
    assert contradictions_in([article("Cough", ("Course", text), id_=id_) for id_ in "ab"]) == ()


def test_the_shipped_article_contradicts_itself_once() -> None:
    (found,) = contradictions_in(load_articles([shipped_articles_dir()]))
    assert found.quantity == "duration of transient bone marrow edema syndrome"
    assert [side.value for side in found.sides] == ["3-18 months", "3-9 months"]


@pytest.mark.skipif(not PAGES.is_dir(), reason="the published pages in ../shared/data/pages are not here")
def test_published_pages_do_not_contradict_themselves_or_each_other() -> None:
    articles = load_articles([PAGES])
    assert sum(len(list(claims_of(one))) for one in articles) > 100
    assert contradictions_in(articles) == ()


def test_articles_on_different_topics_are_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[object] = []
    monkeypatch.setattr("corpus.conflicts._contradict", lambda *claims: met.append(claims))
    made = [
        article(f"Malady {n}", ("Course", f"Malady {n} lasts {n} weeks."), id_=f"a{n}") for n in range(300)
    ]
    assert contradictions_in(made) == ()
    assert met == []
    assert (
        contradictions_in([article("Malady", ("Course", "Malady lasts 3 weeks."), id_=i) for i in "ab"]) == ()
    )
    assert len(met) == 1
