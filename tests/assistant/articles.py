"""A small article on another condition, made to hold each thing that the assistant must cope with."""

from datetime import date

from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus


def tennis_elbow() -> Article:
    """Return an article with a list, two durations that disagree, and a marker that dangles."""
    draft = ArticleDraft("tennis-elbow", "What causes tennis elbow?")
    draft.heading(1, "Causes")
    draft.statement("Tennis elbow is caused by overuse, poor technique, vibration and gout.", (1,))
    draft.heading(1, "Course")
    draft.statement("Chronic tendon syndrome (CTS) is self-limiting and lasts 6-12 months.", (1,))
    draft.statement("Chronic tendon syndrome (CTS) resolves within 6-24 months.", (2,))
    draft.statement("CTS is not caused by infection.", (2,))
    draft.heading(1, "Imaging")
    draft.statement("On MRI, the tendon shows an increased signal in up to 90% of cases.", (2,))
    draft.statement("On ultrasound, the tendon is thickened by at least 4 mm.", (3,))
    draft.reference(1, "guideline", "Elbow care", "Journal of Elbows", 2020)
    draft.reference(2, "research", "Course of the tendon", "Annals of Tendons", 2011)
    review = Review(ReviewStatus.PENDING, "A review by a person is pending.")
    return draft.finish(date(2025, 1, 31), review, "Elbow House", "For education only.")
