from datetime import date

import pytest

from corpus.about import ABOUT, Entry, Metadata, close_article
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus
from index.passage import Passage, passages_of

TOLD = (ReviewStatus.PENDING, ReviewStatus.UNDER_REVIEW, ReviewStatus.APPROVED)


def reviewed(status: ReviewStatus) -> Article:
    draft = ArticleDraft("gout", "What causes gout?")
    draft.heading(2, "Course")
    draft.statement("A flare settles by itself in 7-14 days.", (1,))
    review = Review(status, "Two editors read it.")
    entries = (Entry(1, "guideline", "Gout care", "Journal of Joints", 2020),)
    return close_article(draft, Metadata(date(2025, 1, 31), review, "Joint House", "", entries))


def told(passages: tuple[Passage, ...]) -> Passage:
    return next(passage for passage in passages if "review status" in passage.quote)


@pytest.mark.parametrize("status", TOLD)
def test_the_texts_that_are_embedded_are_the_same_whatever_the_status(status: ReviewStatus) -> None:
    pending, other = passages_of(reviewed(ReviewStatus.PENDING)), passages_of(reviewed(status))
    assert [passage.text for passage in pending] == [passage.text for passage in other]


@pytest.mark.parametrize("status", TOLD)
def test_the_statement_about_the_review_is_quoted_with_its_status_and_found_by_any(
    status: ReviewStatus,
) -> None:
    passage = told(passages_of(reviewed(status)))
    assert status.value.replace("_", " ") in passage.quote
    assert all(other.value.replace("_", " ") in passage.text for other in TOLD)
    assert passage.text.startswith(f"{ABOUT}: ")


def test_every_other_statement_is_searched_by_its_own_words() -> None:
    others = [
        passage
        for passage in passages_of(reviewed(ReviewStatus.APPROVED))
        if "review status" not in passage.quote
    ]
    assert len(others) == 6
    assert all(passage.text.endswith(f": {passage.quote}") for passage in others)
