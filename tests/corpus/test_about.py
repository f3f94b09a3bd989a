from datetime import date

import pytest

from corpus.about import Entry, Metadata, about_sentences, close_article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus


def entries(*kinds: str) -> tuple[Entry, ...]:
    return tuple(Entry(number, kind, "T", "", None) for number, kind in enumerate(kinds, start=1))


@pytest.mark.parametrize(
    ("metadata", "dangling", "sentences"),
    [
        (Metadata(), (), []),
        (Metadata(updated=date(2025, 8, 4)), (), ["This article was last updated on 4 August 2025."]),
        (Metadata(publisher="Us Inc."), (), ["The publisher of this article is Us Inc."]),
        (Metadata(disclaimer="Take care. Ask first."), (), ["Take care.", "Ask first."]),
        (Metadata(review=Review(note="Said so.")), (), ["Said so."]),
        (
            Metadata(entries=entries("guideline", "research", "guideline", "")),
            (),
            ["This article lists 4 references: 2 guidelines, 1 research paper and 1 of no stated kind."],
        ),
        (Metadata(entries=entries("")), (), ["This article lists 1 reference."]),
        (
            Metadata(),
            (6, 8),
            ["The text of this article cites references 6 and 8, which its reference list does not contain."],
        ),
    ],
)
def test_only_what_is_known_is_said(
    metadata: Metadata, dangling: tuple[int, ...], sentences: list[str]
) -> None:
    assert about_sentences(metadata, dangling) == sentences


@pytest.mark.parametrize("status", [status for status in ReviewStatus if status is not ReviewStatus.UNKNOWN])
def test_each_known_status_is_said(status: ReviewStatus) -> None:
    sentences = about_sentences(Metadata(review=Review(status)), ())
    assert status.value.replace("_", " ") in sentences[0]


def test_an_article_closes_with_the_section_and_the_list() -> None:
    draft = ArticleDraft("a", "A")
    draft.heading(2, "Deep")
    draft.statement("It hurts.", (1, 2))
    article = close_article(draft, Metadata(publisher="Us", entries=entries("guideline")))
    assert article.text == (
        "A\n\nDeep\nIt hurts.\n\nAbout this article\nThe publisher of this article is Us.\n"
        "This article lists 1 reference: 1 guideline.\n"
        "The text of this article cites reference 2, which its reference list does not contain.\n"
        "\nReferences\n1. T. (guideline)\n"
    )
    assert article.statements[-1].section == ("About this article",)
