"""Small articles with metadata of every kind: a review, kinds and years, a marker that dangles."""

from datetime import date

from corpus.about import Entry, Metadata, close_article
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus


def frozen_shoulder() -> Article:
    """Return an article with five references, of which the text also cites a sixth."""
    draft = ArticleDraft("frozen-shoulder", "How is a frozen shoulder managed?")
    draft.heading(1, "Course")
    draft.statement("Stiffness of the shoulder lasts 12-42 months.", (3,))
    draft.statement("Diabetes raises the risk about five-fold.", (1, 4))
    draft.statement("Both sexes are affected.")
    draft.heading(1, "Treatment")
    draft.statement("A steroid injection eases pain in the first 8 weeks.", (6,))
    draft.statement("Manipulation under anaesthesia restores movement.", (2,))
    entries = (
        Entry(1, "guideline", "Shoulder stiffness in primary care", "Bulletin of Joints", 2021),
        Entry(2, "guideline", "Manipulation and release", "Orthopaedic Society Papers", 2015),
        Entry(3, "research", "Natural history of the stiff shoulder", "Annals of Shoulders", 1992),
        Entry(4, "research", "Diabetes and the shoulder: a cohort study", "Journal of Metabolism", 2008),
        Entry(5, "research", "Splints or exercise: a randomised trial", "Annals of Shoulders", 2019),
    )
    return close_article(
        draft,
        Metadata(
            updated=date(2024, 3, 5),
            review=Review(
                ReviewStatus.PENDING, "No physician has read this text. A badge above claims the opposite."
            ),
            publisher="Harbour Clinic Press",
            disclaimer="This text is written for physiotherapists. It does not replace a visit to a doctor.",
            entries=entries,
        ),
    )


def gallstones() -> Article:
    """Return an article without review, date or kinds, whose references are printed as whole lines."""
    draft = ArticleDraft("gallstones", "Gallstones in adults")
    draft.heading(1, "Pain")
    draft.statement("Biliary colic follows fatty meals.", (1,))
    draft.statement("Stones above 3 cm raise the risk of cancer.", (2,))
    entries = (
        Entry(1, "", "Ito K, Berg L (1999). Meals and biliary colic. Gut Letters 12:3-9.", "", 1999),
        Entry(2, "", "Moss P (2004). Large stones. doi:10.5/abc.", "", 2004),
    )
    return close_article(draft, Metadata(entries=entries))
