from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.review import ReviewStatus
from corpus.saved_page import read_saved_page

Read = Callable[[str], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str) -> Article:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        return read_saved_page(path)

    return read_text


def said(article: Article) -> list[tuple[tuple[str, ...], str, tuple[int, ...]]]:
    return [
        (statement.path, statement.quote, statement.markers)
        for statement in article.statements
        if statement.section[:1] != ("About this article",)
    ]


OTHER_PAGE = """\
Home
Dr.Oracle
How is type 2 diabetes treated?

Last updated: Sept 3, 2024View editorial policy

Personalize

Nurse
Patient or caregiver

Treatment of Type 2 Diabetes

Metformin comes first in type 2 diabetes 1, 2. Five percent less weight helps, as shown in 1993. 4 It lasts.

Drugs

First-Line Drugs

  – Metformin 500 mg twice per day 1,2
    ◦ Halve the dose in stage 3 2
       ▪ Never in stage 4
  – Insulin
    that was wrapped 3

Second-Line Drugs

Options include: 4
• SGLT 2
◦ Weekly (never daily) 12
•
Gliptins
5

Monitoring

1. Check the feet at each visit
2. Check the eyes once a year [4, 5]

References (5)

Guideline

Standards of Care in Diabetes-2024.

Diabetes care, 2024

Praxis

An older title

Praxis notes, 2025

Review
A review
Some Journal
2019

4. A numbered title
A journal (2001)

Unheard kind

A last title

No year here

Related questions

Does it hurt?
"""


def test_a_page_of_another_question_is_read(read: Read) -> None:
    article = read(OTHER_PAGE)
    assert (article.id, article.title) == (
        "how-is-type-2-diabetes-treated",
        "How is type 2 diabetes treated?",
    )
    assert article.updated == date(2024, 9, 3)
    assert article.review.status is ReviewStatus.UNKNOWN
    assert (article.disclaimer, article.publisher) == ("", "")
    halved = "Halve the dose in stage 3"
    assert said(article) == [
        (("Treatment of Type 2 Diabetes",), "Metformin comes first in type 2 diabetes.", (1, 2)),
        (("Treatment of Type 2 Diabetes",), "Five percent less weight helps, as shown in 1993.", (4,)),
        (("Treatment of Type 2 Diabetes",), "It lasts.", ()),
        (("Drugs", "First-Line Drugs"), "Metformin 500 mg twice per day", (1, 2)),
        (("Drugs", "First-Line Drugs", "Metformin 500 mg twice per day"), halved, (2,)),
        (("Drugs", "First-Line Drugs", halved), "Never in stage 4", ()),
        (("Drugs", "First-Line Drugs"), "Insulin that was wrapped", (3,)),
        (("Drugs", "Second-Line Drugs"), "Options include:", (4,)),
        (("Drugs", "Second-Line Drugs", "Options include:"), "SGLT 2", ()),
        (("Drugs", "Second-Line Drugs", "SGLT 2"), "Weekly (never daily)", (12,)),
        (("Drugs", "Second-Line Drugs", "Options include:"), "Gliptins", (5,)),
        (("Monitoring",), "Check the feet at each visit", ()),
        (("Monitoring",), "Check the eyes once a year", (4, 5)),
    ]
    listed = [
        (entry.number, entry.kind, entry.title, entry.container, entry.year) for entry in article.references
    ]
    assert listed == [
        (1, "guideline", "Standards of Care in Diabetes-2024.", "Diabetes care", 2024),
        (2, "praxis", "An older title", "Praxis notes", 2025),
        (3, "review", "A review", "Some Journal", 2019),
        (4, "", "A numbered title", "A journal", 2001),
        (5, "unheard kind", "A last title", "No year here", None),
    ]


def test_line_ends_spaces_and_byte_order_marks_make_no_difference(read: Read) -> None:
    plain = read(OTHER_PAGE)
    assert read("\ufeff" + OTHER_PAGE.replace("\n", "\r\n")) == plain
    assert read(OTHER_PAGE.replace("  ", "\u00a0\u2009").replace(" 2\n", "\u202f2\n")) == plain
    assert read(OTHER_PAGE.replace("    ", "\t")).statements == plain.statements


def test_a_bare_page_needs_a_title_and_a_text_only(read: Read) -> None:
    article = read("Ankle\n\nIt swells. 1\n")
    assert (article.title, said(article)) == ("Ankle", [((), "It swells.", (1,))])
    assert (article.updated, article.references, article.dangling) == (None, (), (1,))


BANNERS = [
    ("Educational purpose only • This text is pending human review", ReviewStatus.PENDING),
    ("This article has not been reviewed", ReviewStatus.PENDING),
    ("This article is currently under review", ReviewStatus.UNDER_REVIEW),
    ("This article was reviewed by Jane Doe, MD", ReviewStatus.APPROVED),
    ("Medically reviewed by Jane Doe, MD", ReviewStatus.APPROVED),
    ("Article Review Status\nApproved", ReviewStatus.APPROVED),
    ("Article Review Status\nSubmitted\n✓ Under Review\nApproved", ReviewStatus.UNDER_REVIEW),
    ("Article Review Status\nSubmitted\nUnder Review\nApproved", ReviewStatus.UNKNOWN),
    ("Medical Advisory BoardAll articles are reviewed by us", ReviewStatus.UNKNOWN),
    ("Approved by Jane Doe\nEducational purpose only: review by a human is pending", ReviewStatus.PENDING),
]


@pytest.mark.parametrize(("banner", "status"), BANNERS)
def test_the_status_is_what_the_page_says_of_this_very_article(
    read: Read, banner: str, status: ReviewStatus
) -> None:
    article = read(f"Why?\n\n{banner}\n\nLast updated: 2024-01-02\n\nReason\n\nIt was approved in 1999.\n")
    assert article.review.status is status
    assert said(article) == [(("Reason",), "It was approved in 1999.", ())]


def test_a_claim_about_all_articles_stands_in_the_note_alone(read: Read) -> None:
    article = read("Why?\n\nMedical Advisory BoardAll articles are reviewed by us\n\nBecause it hurts.\n")
    assert article.review.note == "The page says: “All articles are reviewed by us”."


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "no line that could be its title"),
        ("Home\nMenu\n", "no line that could be its title"),
        ("Why?\n\nLast updated: May 2, 2024\n", "no text"),
        ("Why?\n\nLast updated: February 30, 2024\n\nBecause.", "does not exist"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(read: Read, text: str, cause: str) -> None:
    with pytest.raises(CorpusError, match=cause) as caught:
        read(text)
    assert caught.value.remedy.endswith(".")
