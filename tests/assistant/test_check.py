import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answer import Answer, Citation, Conflict, Receipt
from assistant.check import Checked, Now, check
from assistant.check_input import parse_old_answer
from assistant.check_rendering import render_check
from assistant.citations import cited_references
from assistant.cli import app
from assistant.receipt import sealed
from corpus.article import Article
from corpus.conflicts import contradictions_in
from corpus.draft import ArticleDraft
from corpus.library import corpus_digest
from corpus.markdown import read_markdown
from corpus.review import Review, ReviewStatus
from tests.assistant.fakes import an_answer

LASTS = "Chronic tendon syndrome (CTS) is self-limiting and lasts 6-12 months."
RESOLVES = "Chronic tendon syndrome (CTS) resolves within 6-24 months."
CAUSED = "Tennis elbow is caused by overuse, poor technique, vibration and gout."


def an_article(
    *statements: tuple[str, str],
    id_: str = "elbow",
    title: str = "Care of the elbow",
    status: ReviewStatus = ReviewStatus.UNDER_REVIEW,
    updated: date = date(2025, 1, 31),
    markers: tuple[int, ...] = (1,),
) -> Article:
    """Return an article of (heading, statement) pairs."""
    draft = ArticleDraft(id_, "What causes tennis elbow?")
    for heading, statement in statements:
        draft.heading(1, heading)
        draft.statement(statement, markers)
    draft.reference(1, "guideline", title, "Journal of Elbows", 2020)
    return draft.finish(updated, Review(status), "Elbow House", "")


OLD = an_article(("Causes", CAUSED), ("Course", LASTS))


def now(*articles: Article, made_with: Receipt | None = None) -> Now:
    return Now(
        {article.id: article for article in articles},
        contradictions_in(articles),
        made_with
        or an_answer().receipt.model_copy(update={"language_model": "l", "prompts": {"prose": "p"}}),
    )


def answer(*quotes: str, article: Article = OLD, disputed: bool = False) -> Answer:
    """Return an answer that cites some quotes of an article."""
    cited = [statement for statement in article.statements if statement.quote in quotes]
    citations = [
        Citation(
            n=n,
            article_id=article.id,
            article_title=article.title,
            section=statement.path,
            quote=statement.quote,
            start=statement.start,
            end=statement.end,
            references=cited_references(statement.markers, article),
            review_status=article.review.status.value,
            updated=article.updated.isoformat() if article.updated else None,
        )
        for n, statement in enumerate(cited, start=1)
    ]
    conflicts = [Conflict(quantity="duration", citations=(1, 2), values=("6-12", "6-24"))][:disputed]
    receipt = an_answer().receipt.model_copy(update={"corpus": corpus_digest([article])})
    return an_answer(
        citations=tuple(citations),
        conflicts=tuple(conflicts),
        receipt=sealed(receipt, citations, conflicts, {article.id: article}),
    )


def checked(old: Answer, *articles: Article, bare: bool = False) -> Checked:
    printed = (old.receipt if bare else old).model_dump_json()
    return check(parse_old_answer(printed.encode(), "old.json"), now(*articles))


def edited(**changes: object) -> Article:
    return an_article(("Causes", CAUSED), ("Course", LASTS), **changes)  # type: ignore[arg-type]


# name, the article now, whether the answer that quotes LASTS holds, its place, a part of what is told
EDITS: list[tuple[str, Article, bool, str, str]] = [
    ("unchanged", OLD, True, "same", "have not changed"),
    (
        "moved",
        an_article(("Causes", CAUSED), ("New", "Rest helps."), ("Course", LASTS)),
        True,
        "moved",
        "stands",
    ),
    ("before", an_article(("Course", LASTS), ("Causes", CAUSED)), True, "moved", "stands"),
    ("after it", an_article(("Causes", CAUSED), ("Course", LASTS), ("New", "Rest.")), True, "same", "stands"),
    ("figure", an_article(("Course", LASTS.replace("6-12", "3-9"))), False, "changed", "figures"),
    ("word", an_article(("Course", LASTS.replace("self-limiting", "benign"))), False, "changed", "words"),
    ("deleted", an_article(("Causes", CAUSED)), False, "changed", "no longer in its article"),
    ("other heading", an_article(("Causes", CAUSED), ("Kidney", LASTS)), False, "same", "other headings"),
    ("gone", an_article(("Causes", CAUSED), id_="knee"), False, "article_gone", "no longer there"),
    ("reference", edited(title="Elbow care, withdrawn"), False, "same", "reference 1"),
    ("marker", edited(markers=(1, 2)), False, "same", "reference 2 is cited there now"),
    ("no marker", edited(markers=()), False, "same", "reference 1 is no longer cited"),
    ("weaker status", edited(status=ReviewStatus.PENDING), False, "same", "pending now"),
    ("stronger status", edited(status=ReviewStatus.APPROVED), True, "same", "approved now"),
    ("dated", edited(updated=date(2026, 2, 1)), True, "same", "2026-02-01"),
    (
        "conflict",
        an_article(("Causes", CAUSED), ("Course", LASTS), ("Course", RESOLVES)),
        False,
        "same",
        "another statement gives another figure now",
    ),
]


@pytest.mark.parametrize("bare", [False, True], ids=["answer", "receipt"])
@pytest.mark.parametrize(
    ("article", "holds", "place", "told"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS]
)
def test_an_edit_is_told(article: Article, holds: bool, place: str, told: str, bare: bool) -> None:
    result = checked(answer(LASTS), article, bare=bare)
    assert result.holds is holds
    assert [quote.place for quote in result.quotes] == [place]
    if not bare:
        assert told in render_check(result)
    assert result.verdict.startswith("The answer still holds" if holds else "The answer no longer holds")


def test_a_quote_that_stands_gives_its_new_offsets() -> None:
    for name, article, *_ in EDITS:
        (quote,) = checked(answer(LASTS), article).quotes
        if quote.place in ("same", "moved"):
            assert article.text[quote.start : quote.end] == LASTS, name


def test_what_changed_is_shown_word_by_word() -> None:
    (quote,) = checked(answer(LASTS), an_article(("Course", LASTS.replace("6-12", "3-9")))).quotes
    assert [(one.was, one.now) for one in quote.differences] == [("6-12", "3-9")]
    assert quote.now == LASTS.replace("6-12", "3-9")


def test_a_quote_within_a_longer_statement_is_found() -> None:
    longer = an_article(("Causes", CAUSED), ("Course", f"In short: {LASTS}"))
    result = checked(answer(LASTS), longer)
    (quote,) = result.quotes
    assert result.holds
    assert longer.text[quote.start : quote.end] == LASTS
    assert "longer statement" in quote.remarks[0]


def test_a_conflict_that_was_told_is_not_new() -> None:
    both = an_article(("Course", LASTS), ("Course", RESOLVES))
    old = answer(LASTS, RESOLVES, article=both, disputed=True)
    assert old.conflicts
    further = an_article(("Causes", CAUSED), ("Course", LASTS), ("Course", RESOLVES))
    for bare in (False, True):
        assert checked(old, further, bare=bare).holds


def test_an_answer_that_cites_nothing_holds_only_while_nothing_changes() -> None:
    old = answer()
    assert checked(old, OLD).holds
    result = checked(old, an_article(("Causes", CAUSED)))
    assert not result.holds
    assert "ask the question again" in result.verdict


def test_other_models_and_prompts_are_told_and_break_nothing() -> None:
    old = answer(LASTS)
    made = old.receipt.model_copy(update={"language_model": "l", "prompts": {"prose": "p"}})
    printed = old.model_copy(update={"receipt": made}).model_dump_json().encode()
    other = made.model_copy(update={"language_model": "m", "prompts": {"prose": "q"}, "embedding_model": "f"})
    result = check(parse_old_answer(printed, "old.json"), now(OLD, made_with=other))
    assert result.holds
    assert len(result.remarks) == 3
    assert not check(parse_old_answer(printed, "old.json"), now(OLD, made_with=made)).remarks


def test_a_receipt_says_that_it_can_tell_less() -> None:
    assert "Only the receipt" in checked(answer(LASTS), OLD, bare=True).remarks[-1]


def test_the_number_of_further_reasons_is_told() -> None:
    result = checked(answer(LASTS, CAUSED), replace(OLD, id="knee"))
    assert result.verdict.endswith("[1], and 1 more.")


PRINTED = """---
id: elbow
title: What causes tennis elbow?
review: {status: pending}
---
## Course

- Pain of the elbow lasts 6-12 months.
- Rest helps.
"""


def test_the_command_tells_by_its_exit_code(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    file, old = folder / "elbow.md", tmp_path / "old.json"
    file.write_text(PRINTED, encoding="utf-8")
    article = read_markdown(file)
    old.write_text(answer(article.statements[0].quote, article=article).model_dump_json(), encoding="utf-8")
    where = ["--corpus", str(folder), "--data-dir", str(tmp_path)]

    def told(*given: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["check", *given, *where])
        return result.exit_code, result.output

    assert told(str(old))[0] == 0
    file.write_text(PRINTED.replace("6-12 months", "6-24 months"), encoding="utf-8")
    code, text = told(str(old))
    assert code == 1
    assert '"6-12" became "6-24"' in text
    code, text = told(str(old), "--json")
    assert code == 1
    assert json.loads(text)["quotes"][0]["place"] == "changed"
    old.write_text("no answer", encoding="utf-8")
    assert told(str(old))[0] == 2
    assert "remedy" in json.loads(told(str(old), "--json")[1])["error"]
