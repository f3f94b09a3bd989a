"""The real embedded models on the real article, from the index to the answer."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant, open_assistant
from assistant.history import Turn
from assistant.prompt import load_prompt
from assistant.refusal import LONGEST_HEADING, NOT_IN_SOURCES, about
from assistant.settings import Settings
from corpus.about import ABOUT
from corpus.library import load_articles
from index.builder import build
from index.embedding import Embedder
from index.errors import ModelProblem
from index.generation import root_for
from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL, locate

# The models are loaded within the time of the first test.
pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]

CONVERSATIONS = {
    "figure": ("How long does transient bone marrow edema syndrome last?",),
    "list": ("What are the risk factors for osteonecrosis?",),
    "second cause": (
        "What causes bone marrow edema?",
        "Explain the second cause.",
        "And the first one?",
    ),
    "pronouns": ("What is osteonecrosis?", "What are its risk factors?", "And where does it usually occur?"),
    "imaging": (
        "What does bone marrow edema look like on MRI?",
        "And on CT?",
        "Which of the two is more sensitive?",
    ),
    "unanswerable": ("Which dose of ibandronate is given for bone marrow edema?",),
    "elsewhere": ("Who won the football world cup in 1998?",),
    "dangling marker": ("Which hematologic malignancies cause bone marrow edema?",),
}
REFUSED = ("unanswerable", "elsewhere")
TURNS = [(name, turn) for name, turns in CONVERSATIONS.items() for turn in range(len(turns))]

# What the contract promises; more may come.
FIELDS = {
    "question", "standalone_question", "status", "answer", "quotes", "statements", "citations", "conflicts",
    "notices", "follow_ups", "timing_ms", "receipt",
}  # fmt: skip
INNER_FIELDS = {
    "quotes": {"citation"},
    "statements": {"text", "support", "citations"},
    "citations": {
        "n", "article_id", "article_title", "section", "quote", "start", "end", "references", "review_status",
        "updated",
    },
    "conflicts": {"quantity", "citations", "values"},
    "notices": {"kind", "text"},
}  # fmt: skip
TIMES = {"condense", "retrieve", "first_quote", "first_token", "total"}
RECEIPT = {"corpus", "generation", "embedding_model", "language_model", "prompts"}
LISTED = {"marker", "listed", "kind", "title", "container", "year"}

RISK_FACTORS = (
    "corticosteroids", "alcohol", "trauma", "HIV", "lymphoma", "leukemia", "chemotherapy", "radiation",
    "Gaucher disease", "Caisson disease",
)  # fmt: skip
SITES = ("femoral head", "humeral head", "knee", "ankle", "shoulder")


class Interview:
    """Ask the real assistant; what was asked once is remembered, since prose takes seconds."""

    def __init__(self, assistant: Assistant, *, quotes_only: bool) -> None:
        self.assistant = assistant
        self.quotes_only = quotes_only
        self.turn = cache(self._turn)
        self.first = cache(self._first)

    def _turn(self, name: str, turn: int) -> Answer:
        history = []
        for earlier in range(turn):
            answer = self.turn(name, earlier)
            history += [
                Turn(role="user", content=answer.question),
                Turn(role="assistant", content=answer.answer),
            ]
        question = CONVERSATIONS[name][turn]
        return self.assistant.ask(question, history, quotes_only=self.quotes_only)

    def _first(self, question: str) -> Answer:
        return self.assistant.ask(question, quotes_only=self.quotes_only)


@pytest.fixture(scope="session")
def real_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Index the shipped article with the real embedding model, and open it with the real language model."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("real"))
    try:
        for model in (EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL, LANGUAGE_MODEL):
            locate(model, settings.models_dir)
    except ModelProblem as problem:
        pytest.fail(f"the real models are needed: {problem}")
    articles = load_articles(settings.corpus_dirs)
    build(articles, Embedder(settings.models_dir), root_for(settings.data_dir, settings.corpus_dirs)).close()
    with open_assistant(settings) as assistant:
        yield assistant


Interviews = dict[str, Interview]


@pytest.fixture(scope="session")
def interviews(real_assistant: Assistant) -> Interviews:
    return {
        "prose": Interview(real_assistant, quotes_only=False),
        "quotes only": Interview(real_assistant, quotes_only=True),
    }


@pytest.fixture(scope="session", params=["prose", "quotes only"])
def interview(interviews: Interviews, request: pytest.FixtureRequest) -> Interview:
    return interviews[request.param]


def _quotes(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def _cited(text: str) -> list[int]:
    return [
        int(number) for group in re.findall(r"\[(\d+(?:,\s*\d+)*)\]", text) for number in group.split(",")
    ]


# What holds for every answer


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_each_citation_reproduces_its_quote(interview: Interview, name: str, turn: int) -> None:
    answer = interview.turn(name, turn)
    for citation in answer.citations:
        article = interview.assistant.articles[citation.article_id]
        assert article.text[citation.start : citation.end] == citation.quote
        assert article.title == citation.article_title
        assert citation.review_status == article.review.status.value


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_each_number_in_the_answer_resolves(interview: Interview, name: str, turn: int) -> None:
    answer = interview.turn(name, turn)
    numbers = [citation.n for citation in answer.citations]
    # Numbers are given to the quotes, before prose; those that it leaves out leave gaps.
    assert numbers == sorted(set(numbers))
    assert not interview.quotes_only or numbers == list(range(1, len(numbers) + 1))
    used = [number for statement in answer.statements for number in statement.citations]
    assert {*_cited(answer.answer), *used, *(quote.citation for quote in answer.quotes)} <= set(numbers)
    assert _cited(answer.answer) == used
    assert all(statement.citations for statement in answer.statements)


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_each_figure_stands_in_a_cited_quote(interview: Interview, name: str, turn: int) -> None:
    answer = interview.turn(name, turn)
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for statement in answer.statements:
        cited = " ".join(quotes[number] for number in statement.citations)
        assert _numbers(statement.text) <= _numbers(cited)
    if answer.citations:
        plain = re.sub(r"\[\d+(?:,\s*\d+)*\]", "", answer.answer)
        assert _numbers(plain) <= _numbers(_quotes(answer))


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_the_status_agrees_with_what_is_shown(interview: Interview, name: str, turn: int) -> None:
    answer = interview.turn(name, turn)
    assert answer.status in get_args(Status)
    assert answer.status == ("not_in_sources" if name in REFUSED else "answered")
    shown = (answer.citations, answer.quotes, answer.statements)
    assert [bool(part) for part in shown] == [answer.status == "answered"] * 3
    kinds = {notice.kind for notice in answer.notices}
    assert ({"review_status", "educational_use"} <= kinds) is bool(answer.citations)


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_the_object_has_the_fields_of_the_contract(interview: Interview, name: str, turn: int) -> None:
    shown: dict[str, Any] = interview.turn(name, turn).model_dump(mode="json")
    assert set(shown) >= FIELDS
    for field, inner in INNER_FIELDS.items():
        assert all(set(one) >= inner for one in shown[field])
    assert set(shown["timing_ms"]) >= TIMES
    assert set(shown["receipt"]) >= RECEIPT
    for citation in shown["citations"]:
        for reference in citation["references"]:
            assert set(reference) >= (LISTED if reference["listed"] else {"marker", "listed"})
            assert reference["listed"] or set(reference) == {"marker", "listed"}


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_the_times_are_in_order(interview: Interview, name: str, turn: int) -> None:
    answer = interview.turn(name, turn)
    times = answer.timing_ms
    assert 0 <= times.condense + times.retrieve <= times.total
    assert (times.first_quote is not None) is bool(answer.citations)
    if times.first_quote is not None:
        assert times.condense + times.retrieve <= times.first_quote <= times.total
    if interview.quotes_only:
        assert times.first_token is None
        assert all(statement.support == "quoted" for statement in answer.statements)
        assert [statement.text for statement in answer.statements] == [one.quote for one in answer.citations]


def test_the_receipt_names_what_the_answer_was_made_with(interview: Interview) -> None:
    receipt = interview.turn("figure", 0).receipt
    assert receipt.language_model == LANGUAGE_MODEL.sha256
    assert receipt.prompts == {"prose": load_prompt("prose").sha256}
    assert all((receipt.corpus, receipt.generation, receipt.embedding_model))


def test_prose_is_written_and_verified(interviews: Interviews) -> None:
    answers = [interviews["prose"].turn(name, turn) for name, turn in TURNS]
    written = [answer for answer in answers if answer.timing_ms.first_token is not None]
    assert written
    assert "verified" in {statement.support for answer in written for statement in answer.statements}


def test_a_single_sure_quote_is_not_written_again(interviews: Interviews) -> None:
    answers = [interviews["prose"].turn(name, turn) for name, turn in TURNS]
    single = [
        answer for answer in answers if len(answer.citations) == 1 and answer.timing_ms.first_token is None
    ]
    assert single
    assert {statement.support for answer in single for statement in answer.statements} == {"quoted"}


# What each answer says


def test_both_durations_are_told_where_the_article_disagrees(interview: Interview) -> None:
    answer = interview.turn("figure", 0)
    for figure in ("3-18 months", "3-9 months"):
        assert figure in _quotes(answer)
        assert figure in answer.answer
    (conflict,) = answer.conflicts
    assert set(conflict.values) == {"3-18 months", "3-9 months"}
    quotes = {citation.n: citation.quote for citation in answer.citations}
    for number, value in zip(conflict.citations, conflict.values, strict=True):
        assert value in quotes[number]
    assert "conflict" in {notice.kind for notice in answer.notices}


def test_a_list_is_whole(interview: Interview) -> None:
    answer = interview.turn("list", 0)
    assert [factor for factor in RISK_FACTORS if factor not in answer.answer] == []


def test_the_second_cause_is_the_one_that_was_told_second(interview: Interview) -> None:
    assert "trauma" in interview.turn("second cause", 0).answer
    second = interview.turn("second cause", 1)
    assert "trauma" in second.standalone_question.lower()
    assert any("2. Trauma-related causes" in citation.section for citation in second.citations)
    first = interview.turn("second cause", 2)
    assert "osteonecrosis" in first.standalone_question.lower()
    assert any("1. Osteonecrosis" in citation.section for citation in first.citations)


def test_pronouns_are_followed_over_three_turns(interview: Interview) -> None:
    assert "blood supply" in interview.turn("pronouns", 0).answer
    factors = interview.turn("pronouns", 1)
    assert "osteonecrosis" in factors.standalone_question.lower()
    assert "corticosteroids" in factors.answer
    sites = interview.turn("pronouns", 2)
    assert "osteonecrosis" in sites.standalone_question.lower()
    assert [site for site in SITES if site not in sites.answer] == []


def test_another_kind_of_imaging_is_asked_for_in_two_words(interview: Interview) -> None:
    assert "signal" in interview.turn("imaging", 0).answer
    tomography = interview.turn("imaging", 1)
    assert "CT" in tomography.standalone_question
    assert "edema" in tomography.standalone_question
    assert "less sensitive than MRI" in _quotes(tomography)
    assert "less sensitive than MRI" in _quotes(interview.turn("imaging", 2))


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_article_does_not_answer_is_refused(interview: Interview, name: str) -> None:
    answer = interview.turn(name, 0)
    assert answer.answer.startswith(NOT_IN_SOURCES)
    assert "What causes bone marrow edema?" in answer.answer
    assert (answer.citations, answer.conflicts) == ((), ())


@pytest.mark.parametrize(
    ("manner", "name"),
    [("prose", "unanswerable"), ("quotes only", "unanswerable"), ("quotes only", "elsewhere")],
)
def test_a_refusal_offers_questions_that_are_answered(interviews: Interviews, manner: str, name: str) -> None:
    interview = interviews[manner]
    offered = interview.turn(name, 0).follow_ups
    assert offered
    answered = {question: interview.first(question).status for question in offered}
    assert answered == dict.fromkeys(offered, "answered")


def test_every_question_that_can_be_offered_is_answered(interviews: Interviews) -> None:
    interview = interviews["quotes only"]
    (article,) = interview.assistant.articles.values()
    headings = {
        statement.section[-1]
        for statement in article.statements
        if statement.section[:1] != (ABOUT,) and len(statement.section[-1].split()) <= LONGEST_HEADING
    }
    offered = sorted(about(heading, "bone marrow edema") for heading in headings)
    assert len(offered) > 8
    answered = {question: interview.first(question).status for question in offered}
    assert answered == dict.fromkeys(offered, "answered")


def test_a_dangling_marker_is_told(interview: Interview) -> None:
    answer = interview.turn("dangling marker", 0)
    for malignancy in ("multiple myeloma", "leukemia", "lymphoma"):
        assert malignancy in answer.answer
    references = [
        reference for one in answer.model_dump(mode="json")["citations"] for reference in one["references"]
    ]
    assert {"marker": 6, "listed": False} in references
    (notice,) = [notice for notice in answer.notices if notice.kind == "dangling_marker"]
    assert "6" in notice.text
