from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from assistant.citations import cite
from assistant.evidence import Evidence
from assistant.premises.claims import ClaimReader
from assistant.premises.correcting import (
    Correction,
    corrected_text,
    corrections_for,
    premise_notices,
    with_corrections,
)
from assistant.quotes import answer_text, quoted_statements
from assistant.topics import topics_of
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.library import load_articles, shipped_articles_dir
from corpus.review import Review
from tests.assistant.premise_cases import ARTICLES, FALSE, HONEST

PAIRS = Path(__file__).parents[3] / "evals" / "golden" / "false-premise.yaml"
# Questions of the shipped article, and a part of the statement that corrects them.
SHIPPED_FALSE = [
    ("Since TBMES lasts 2 years, what follow-up is planned?", "3-18 months"),
    ("Why is CT more sensitive than MRI for bone marrow edema?", "less sensitive than MRI"),
    ("Why is MRI less sensitive than CT?", "less sensitive than MRI"),
    ("Why does BME show an increased signal on T1?", "decreased signal"),
    ("Why does Charcot arthropathy spare the midfoot?", "often affects the midfoot"),
    ("Since TBMES is permanent, when should we operate?", "self-limiting"),
    ("Why is BME never seen in healthy controls?", "healthy controls"),
    ("Why do corticosteroids protect against osteonecrosis?", "risk factors"),
]
SHIPPED_HONEST = [
    "Since TBMES lasts 6 months, what follow-up is planned?",
    "Since TBMES resolves within 9 months, is a second MRI needed?",
    "Why is CT less sensitive than MRI?",
    "Why is osteonecrosis often bilateral?",
    "Why does BME look dark on T1 and bright on T2?",
    "Why is MRI the gold standard for bone marrow edema?",
    "Why is 30% of the femoral head affected?",
]


def written(title: str, statements: Sequence[tuple[str, str]]) -> Article:
    draft = ArticleDraft(title, title)
    for heading, statement in statements:
        draft.heading(1, heading)
        draft.statement(statement)
    return draft.finish(None, Review(), "", "")


def evidence_of(articles: Sequence[Article]) -> list[Evidence]:
    """Return every statement as evidence, in reading order."""
    return [
        Evidence(
            passage_id=f"{article.id}#{statement.start}",
            article_id=article.id,
            kind="statement",
            quote=statement.quote,
            section=statement.path,
            start=statement.start,
            end=statement.end,
            markers=statement.markers,
            similarity=0.0,
            lexical=0.0,
            on_topic=0.0,
            on_asked=0.0,
            rank=rank,
        )
        for article in articles
        for rank, statement in enumerate(article.statements)
    ]


@cache
def told_by(shipped: bool) -> tuple[ClaimReader, list[Evidence]]:
    articles = (
        load_articles([shipped_articles_dir()])
        if shipped
        else tuple(written(title, statements) for title, statements in ARTICLES.items())
    )
    return ClaimReader(topics_of(articles)), evidence_of(articles)


def corrected(question: str, shipped: bool = False) -> tuple[Correction, ...]:
    reader, evidence = told_by(shipped)
    return corrections_for(question, evidence, reader)


@pytest.mark.parametrize(("topic", "question", "part"), FALSE, ids=[case[1] for case in FALSE])
def test_what_is_falsely_taken_for_granted_is_corrected_by_its_statement(
    topic: str, question: str, part: str
) -> None:
    found = corrected(question)
    assert found
    assert part in found[0].passage.quote
    assert found[0].passage.article_id == topic
    assert found[0].sentence == f"The article says otherwise: “{found[0].passage.quote}”"


@pytest.mark.parametrize(("topic", "question"), HONEST, ids=[case[1] for case in HONEST])
def test_an_honest_question_is_never_corrected(topic: str, question: str) -> None:
    assert topic in ARTICLES
    assert corrected(question) == ()


def test_there_are_enough_cases() -> None:
    assert len({question for _, question, _ in FALSE}) >= 30
    assert len({question for _, question in HONEST}) >= 60


@pytest.mark.parametrize(("question", "part"), SHIPPED_FALSE)
def test_the_shipped_article_corrects(question: str, part: str) -> None:
    assert any(part in one.passage.quote for one in corrected(question, shipped=True))


@pytest.mark.parametrize("question", SHIPPED_HONEST)
def test_the_shipped_article_corrects_no_honest_question(question: str) -> None:
    assert corrected(question, shipped=True) == ()


def test_where_two_statements_disagree_both_correct() -> None:
    found = corrected("Since TBMES is not self-limiting, when should we operate?", shipped=True)
    assert len(found) == 2


def test_a_statement_that_bears_the_question_out_silences_one_that_does_not() -> None:
    both = written(
        "Frozen shoulder", [("Course", "It lasts 1-2 years."), ("Course", "Frozen shoulder lasts 3 years.")]
    )
    reader = ClaimReader(topics_of([both]))
    assert corrections_for("Why does frozen shoulder last 3 years?", evidence_of([both]), reader) == ()


def test_a_reference_entry_corrects_nothing() -> None:
    reader, evidence = told_by(False)
    entries = [
        Evidence(**{**{name: getattr(one, name) for name in one.__slots__}, "kind": "reference"})
        for one in evidence
    ]
    assert corrections_for(FALSE[0][1], entries, reader) == ()


def test_the_questions_of_the_golden_set_that_take_nothing_for_granted_are_left_alone() -> None:
    folder = PAIRS.parent
    asked = [
        case["turns"][0]["question"]
        for name in ("single-fact", "list", "figures", "conflict", "comparison", "sources")
        for case in yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]
        if case["split"] == "dev"
    ]
    assert len(asked) > 30
    assert [question for question in asked if corrected(question, shipped=True)] == []


def test_the_correcting_passage_is_quoted_first_and_told() -> None:
    corrections = corrected("Since TBMES is permanent, when should we operate?", shipped=True)
    _, evidence = told_by(True)
    selected = with_corrections(evidence[:4], corrections, 4)
    assert selected[0] == corrections[0].passage
    assert len(selected) == 4
    articles = {article.id: article for article in load_articles([shipped_articles_dir()])}
    citations = cite(selected, articles)
    (notice,) = premise_notices(corrections, citations)
    assert notice.kind == "premise"
    assert "[1]" in notice.text
    text = answer_text(quoted_statements(citations), "\n")
    assert corrected_text(text, [notice]).startswith(f"The article says otherwise: {citations[0].quote} [1]")


def test_an_answer_without_a_correction_stays_as_it_is() -> None:
    _, evidence = told_by(True)
    assert with_corrections(evidence[:4], (), 4) == tuple(evidence[:4])
    assert premise_notices((), ()) == ()
    assert corrected_text("Text [1]", ()) == "Text [1]"
