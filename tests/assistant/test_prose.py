import pytest

from assistant.answer import Citation, Conflict
from assistant.answerability import Answerable, Judgement
from assistant.citations import cite
from assistant.prose import (
    checked_statements,
    in_context,
    leaves_to_write,
    prose_input,
    refuses,
    sentences,
    within,
)
from assistant.refusal import NOT_IN_SOURCES
from tests.assistant.test_evidence import ARTICLE, TOPICS, evidence

CITATIONS = cite(
    [one for one in evidence("CTS") if one.quote.startswith(("Chronic", "CTS"))], {ARTICLE.id: ARTICLE}
)


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("One [1]. Two [2].", ["One [1].", "Two [2]."]),
        ("One. [1] Two. [2][3]", ["One. [1]", "Two. [2][3]"]),
        ("It takes 1.5 cm [1]. Then e.g. rest [2].", ["It takes 1.5 cm [1].", "Then e.g. rest [2]."]),
        ("", []),
        ("No full stop", ["No full stop"]),
    ],
)
def test_prose_is_split_after_its_citations(prose: str, expected: list[str]) -> None:
    assert sentences(prose) == expected


@pytest.mark.parametrize(
    ("quotes", "answerable", "expected"),
    [(0, "yes", False), (1, "yes", False), (1, "unsure", True), (2, "yes", True), (2, "unsure", True)],
)
def test_a_single_sure_quote_leaves_nothing_to_write(
    quotes: int, answerable: Answerable, expected: bool
) -> None:
    assert leaves_to_write(CITATIONS[:quotes], Judgement(answerable, 0.9)) is expected


def test_a_true_sentence_is_verified_with_its_citation() -> None:
    (one,) = checked_statements("CTS lasts 6-12 months [1].", CITATIONS, TOPICS)
    assert (one.text, one.support, one.citations) == ("CTS lasts 6-12 months.", "verified", (1,))


def test_an_altered_figure_gives_way_to_the_quote() -> None:
    (one,) = checked_statements("CTS lasts 6-21 months [1].", CITATIONS, TOPICS)
    assert (one.text, one.support, one.citations) == (CITATIONS[0].quote, "quoted", (1,))


def test_a_wrong_citation_is_led_to_the_quote_that_holds_the_sentence() -> None:
    (one,) = checked_statements("CTS lasts 6-12 months [3].", CITATIONS, TOPICS)
    assert one.citations == (1,)


def test_an_invented_citation_or_none_never_stays() -> None:
    assert checked_statements("Bisphosphonates cure it [9].", CITATIONS, TOPICS) == ()
    assert checked_statements("Bisphosphonates cure it.", CITATIONS, TOPICS) == ()


def test_short_and_long_form_are_one_name() -> None:
    prose = "Chronic tendon syndrome is not caused by infection [3]."
    assert checked_statements(prose, CITATIONS, TOPICS)[0].support == "verified"


def test_only_citations_that_hold_the_sentence_stay() -> None:
    (one,) = checked_statements("CTS lasts 6-12 months [1][3].", CITATIONS, TOPICS)
    assert one.citations == (1,)


def test_a_sentence_with_one_false_clause_gives_way_to_the_quote() -> None:
    (one,) = checked_statements("CTS lasts 6-12 months and is fatal [1].", CITATIONS, TOPICS)
    assert one.support == "quoted"


def test_no_quote_is_shown_twice() -> None:
    prose = "CTS lasts 6-21 months [1]. CTS lasts 7-12 months [1]."
    assert len(checked_statements(prose, CITATIONS, TOPICS)) == 1


def test_a_refusal_is_recognised() -> None:
    assert refuses(NOT_IN_SOURCES)
    assert refuses(f" {NOT_IN_SOURCES.lower()} ")
    assert not refuses("CTS lasts 6-12 months [1].")


def test_the_passages_are_numbered_as_the_citations_are() -> None:
    given = prose_input("How long?", CITATIONS, TOPICS)
    lines = given["passages"].splitlines()
    assert [line.split()[0] for line in lines] == [f"[{citation.n}]" for citation in CITATIONS]


@pytest.mark.parametrize(
    ("section", "quote", "expected"),
    [
        (("Causes", "Gout"), "Often on both sides.", "Gout: Often on both sides."),
        (("Causes", "Gout"), "Gout is often on both sides.", "Gout is often on both sides."),
        (("Causes", "Common findings"), "Often on both sides.", "Often on both sides."),
        ((), "Often.", "Often."),
    ],
)
def test_a_fragment_is_given_its_heading(section: tuple[str, ...], quote: str, expected: str) -> None:
    citation = Citation(
        n=1,
        article_id="a",
        article_title="A",
        section=section,
        quote=quote,
        start=0,
        end=len(quote),
        references=(),
        review_status="pending",
        updated=None,
    )
    assert in_context(citation, TOPICS) == expected


@pytest.mark.parametrize(
    ("words", "kept"),
    [(1, [1]), (20, [1, 2]), (1000, [1, 2, 3])],
)
def test_what_the_model_reads_is_bounded(words: int, kept: list[int]) -> None:
    assert [citation.n for citation in within(CITATIONS, (), words)] == kept


def test_both_sides_of_a_conflict_are_always_read() -> None:
    conflict = Conflict(quantity="duration", citations=(1, 3), values=("1 week", "2 weeks"))
    assert [citation.n for citation in within(CITATIONS, (conflict,), 1)] == [1, 3]
