"""An article that does not fit on a screen: sections, a list, joined sentences, rare characters, markup."""

from corpus.article import Article, Statement
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus
from tests.ui.small_assistant import MARKUP, SmallAssistant

LEAD = "Spring fever shows itself in these ways:"
RARE = "At 𝛽 = 0.5 and 𝛼 = 2, spring fever 🌡 rises."


def long_article() -> Article:
    """Return the article; its statements can be found by their words with `saying`."""
    draft = ArticleDraft("spring/fever 1", "Fever in spring")
    draft.heading(2, "Signs")
    draft.line(LEAD)
    for sign in ("Sneezing at dawn.", "Yawning at noon.", "Sighing at dusk.", "Singing at night."):
        draft.statement(sign, (1,), lead=LEAD)
    draft.heading(2, "Course")
    draft.heading(3, "Early course")
    draft.statement("It starts in March.", (1,))
    draft.statement(RARE, (2, 7))
    draft.statement("It is seldom missed.", (2,), joined=True)
    draft.statement("It ends in May.")
    draft.statement("Nobody knows why.")
    draft.heading(3, "Late course")
    for number in range(60):
        draft.statement(f"Remark {number} on the late course of spring fever, which is a long one.")
    draft.statement(f"Doctors write {MARKUP} here.")
    draft.reference(1, "guideline", "Care of spring fever", "Journal of Seasons", 2021)
    draft.reference(2, "research", f"Bees {MARKUP}", "Annals of Weather", 2019)
    return draft.finish(None, Review(ReviewStatus.APPROVED), "House of Seasons", "")


def saying(article: Article, words: str) -> Statement:
    """Return the first statement that holds the words."""
    return next(statement for statement in article.statements if words in statement.quote)


class LongAssistant(SmallAssistant):
    """Cite the long article wherever the question speaks of spring."""

    def __init__(self) -> None:
        super().__init__()
        self.winter = self.article
        self.spring = long_article()
        self.articles = {self.winter.id: self.winter, self.spring.id: self.spring}

    def _statements(self, question: str) -> list[Statement]:
        if "spring" not in question:
            self.article = self.winter
            return super()._statements(question)
        self.article = self.spring
        return [saying(self.spring, words) for words in ("Singing", RARE, "Remark 50")]
