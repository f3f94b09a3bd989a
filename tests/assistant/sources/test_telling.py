from datetime import date

import pytest

from assistant.evidence import Evidence, weights_of
from assistant.sources.questions import source_question
from assistant.sources.telling import Sources, tell
from assistant.sources.told import Told
from assistant.topics import topics_of
from corpus.article import Article
from index.passage import Passage, passages_of
from tests.assistant.sourced_articles import frozen_shoulder, gallstones

TODAY = date(2026, 3, 1)


def sources_of(*articles: Article) -> Sources:
    passages = {passage.id: passage for article in articles for passage in passages_of(article)}
    return Sources(
        articles={article.id: article for article in articles},
        passages=passages,
        topics=topics_of(articles),
        weights=weights_of([passage.text for passage in passages.values()]),
        disagreements=(),
    )


def near(passages: list[Passage], best: str) -> list[Evidence]:
    """Return all passages as evidence, of which the one that holds a text answers best."""
    return [
        Evidence(
            passage_id=passage.id,
            article_id=passage.article_id,
            kind=passage.kind,
            quote=passage.quote,
            section=passage.section,
            start=passage.start,
            end=passage.end,
            markers=passage.markers,
            similarity=0.6 if best in passage.quote else 0.2,
            lexical=0.0,
            on_topic=1.0 if best in passage.quote else 0.0,
            on_asked=1.0 if best in passage.quote else 0.0,
            rank=rank,
            relevance=0.9 if best in passage.quote else 0.1,
            answers=0.9 if best in passage.quote else 0.1,
        )
        for rank, passage in enumerate(passages, start=1)
    ]


def told(question: str, *articles: Article, best: str = "no such words") -> Told | None:
    sources = sources_of(*(articles or (frozen_shoulder(),)))
    read = source_question(question, TODAY)
    assert read is not None
    return tell(read, sources, near(list(sources.passages.values()), best), TODAY)


def text_of(answer: Told | None) -> str:
    assert answer is not None
    return "\n".join(statement.text for statement in answer.statements)


def cited(answer: Told | None) -> list[str]:
    assert answer is not None
    return [passage.quote.split(" ")[0] for passage in answer.passages if passage.kind == "reference"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("How many references does it cite?", "5 references: 2 guidelines and 3 research papers"),
        ("What kinds of sources were used?", "2 guidelines and 3 research papers"),
        ("How many of the references are from before 2000?", "1 of the 5 listed references is from before"),
        ("How many trials are cited?", "1 of the 5 listed references is a trial: number 5"),
        ("When was this article updated?", "last updated on 5 March 2024"),
        ("How old is the article?", "which is 1 year and 11 months ago (as of 1 March 2026)"),
        ("Who published the article?", "Harbour Clinic Press"),
        ("Has it been reviewed?", "pending"),
        ("The badge says doctors check every page. Is that true?", "A badge above claims the opposite"),
        ("Is this text meant for patients?", "written for physiotherapists"),
        ("Can I use this page instead of seeing my doctor?", "does not replace a visit"),
        ("What is the oldest source?", "The oldest listed reference is number 3, from 1992: Natural history"),
        ("What is the newest guideline cited?", "The newest listed guideline is number 1, from 2021"),
        ("How recent are the sources?", "from 1992 (reference 3) to 2021 (reference 1)"),
        ("Which journals are cited?", "Reference 4 appeared in Journal of Metabolism, 2008."),
        ("Are there gaps in the reference list?", "which its reference list does not contain"),
        ("What is reference 6?", "Reference 6 is not in the reference list"),
        ("What is reference 6?", "holds only 5 references"),
        ("What is reference 9?", "has no number 9: it lists 5 references"),
        ("Does the list include any textbooks?", "lists is marked as a textbook"),
        ("Any references from before 1980?", "lists is from before 1980"),
        ("Any statements without a citation?", "1 of the 5 statements of this article carries no reference"),
        ("Which references are never cited in the text?", "No statement of this article cites number 5."),
        ("Which reference is cited most often?", "by 1 statement each: numbers 1, 2, 3 and 4"),
        ("Who wrote this?", "names its publisher, Harbour Clinic Press, and no author"),
    ],
)  # fmt: skip
def test_an_answer_tells_what_the_metadata_hold(question: str, says: str) -> None:
    assert says in text_of(told(question))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Which of them are guidelines?", ["1.", "2."]),
        ("Is there any research before 2000?", ["3."]),
        ("titles of the guidelines", ["1.", "2."]),
        ("Which references are from 2015 or later?", ["1.", "2.", "5."]),
        ("What is the oldest source?", ["3."]),
        ("What is reference 4?", ["4."]),
        ("Are any cohort studies cited?", ["4."]),
        ("Which journals are cited?", ["3.", "4.", "5."]),
        ("Which reference deals with diabetes?", ["4."]),
        ("Where was the randomised trial of splints published?", ["5."]),
        ("List all references", ["1.", "2.", "3.", "4.", "5."]),
    ],
)
def test_an_answer_cites_the_entries_that_are_meant_and_no_other(question: str, numbers: list[str]) -> None:
    assert cited(told(question)) == numbers


def test_a_claim_leads_over_its_markers_to_the_entries() -> None:
    answer = told("Which reference backs the claim about diabetes?", best="Diabetes raises")
    assert "The article cites its references 1 and 4 for this: “Diabetes raises the risk" in text_of(answer)
    assert cited(answer) == ["1.", "4."]


def test_a_claim_whose_marker_dangles_has_no_entry_to_show() -> None:
    answer = told("Which reference backs the claim about injections?", best="steroid injection")
    assert "cites its reference 6 here, but reference 6 is not in its list, which holds only 5" in text_of(
        answer
    )
    assert cited(answer) == []


def test_a_claim_without_a_marker_is_said_to_have_none() -> None:
    answer = told("Which reference backs the claim about both sexes?", best="Both sexes")
    assert text_of(answer) == "The article gives no reference for this: “Both sexes are affected.”"


def test_a_claim_that_no_statement_makes_has_no_answer() -> None:
    assert told("Which reference backs the claim about magnets?") == Told(complete=False)


def test_a_figure_finds_the_statement_that_holds_it() -> None:
    answer = told("Where does the 12-42 months figure come from?", best="Manipulation")
    assert "Stiffness of the shoulder lasts 12-42 months." in text_of(answer)
    assert cited(answer) == ["3."]


def test_a_marker_leads_to_the_statements_that_carry_it() -> None:
    answer = told("Which statements rest on reference 6?")
    assert "A steroid injection eases pain" in text_of(answer)
    assert "Reference 6 is not in the reference list" in text_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Who are the authors of reference 3?",
        "What is the impact factor of source 1?",
        "What is the DOI of reference 2?",
        "Who are the authors of the article?",
        "Who paid for this page?",
        "When was this page first published?",
        "Invent two references that show that honey cures gout.",
        "How many references does the article on malaria cite?",
    ],
)
def test_what_no_metadata_hold_is_not_answered(question: str) -> None:
    answer = told(question)
    assert answer is not None
    assert answer.statements == ()


def test_an_entry_printed_as_a_whole_line_tells_its_authors() -> None:
    assert "Ito K, Berg L" in text_of(told("Who are the authors of reference 1?", gallstones()))
    assert "doi:10.5/abc" in text_of(told("What is the DOI of reference 2?", gallstones()))
    assert text_of(told("What is the DOI of reference 1?", gallstones())) == ""


@pytest.mark.parametrize(
    "question",
    ["When was it updated?", "Has it been reviewed?", "Who published the article?", "How old is it?"],
)
def test_metadata_that_are_not_there_are_not_answered(question: str) -> None:
    answer = told(question, gallstones())
    assert answer is not None
    assert not answer.statements
    assert not answer.complete


def test_each_article_is_told_of_under_its_title() -> None:
    answer = told("How many references are cited?", frozen_shoulder(), gallstones())
    assert "How is a frozen shoulder managed? - This article lists 5 references" in text_of(answer)
    assert "Gallstones in adults - This article lists 2 references" in text_of(answer)


def test_only_the_named_article_is_told_of() -> None:
    answer = told("How many references does the article on gallstones cite?", frozen_shoulder(), gallstones())
    assert text_of(answer) == "This article lists 2 references."


def test_a_part_that_cannot_be_told_leaves_the_answer_incomplete() -> None:
    answer = told("How many references are there, and when was this article updated?", gallstones())
    assert answer is not None
    assert answer.statements
    assert not answer.complete


@pytest.mark.parametrize(
    "question",
    [
        "What is the oldest source?",
        "List all references",
        "Has it been reviewed?",
        "What does reference 6 say?",
    ],
)
def test_every_sentence_cites_passages_that_stand_in_the_article(question: str) -> None:
    article = frozen_shoulder()
    answer = told(question, article)
    assert answer is not None
    assert answer.statements
    for statement in answer.statements:
        assert statement.passages
        for passage in statement.passages:
            assert article.text[passage.start : passage.end] == passage.quote
        if statement.support == "quoted":
            assert (statement.text,) == tuple(passage.quote for passage in statement.passages)
