"""An assistant whose articles and model write whatever a test puts into their mouths."""

import threading
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Answer, Audience, Conflict, Gloss, Notice
from assistant.errors import AssistantError
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved
from assistant.history import History
from assistant.model_queue import ModelQueue, Place
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review, ReviewStatus
from tests.ui.small_assistant import RECEIPT, answer_of

FAIL = "fail now"


def article_saying(text: str, id_: str) -> Article:
    """Return an article with the text in every place that an article has."""
    draft = ArticleDraft(id_, text)
    draft.heading(2, text)
    draft.statement(text, (1, 9))  # the list lacks 9
    draft.statement(f"Beside it stands {text}")
    draft.reference(1, text, text, text, 2020)
    return draft.finish(None, Review(ReviewStatus.PENDING, text), text, text)


def answer_saying(text: str, article: Article) -> Answer:
    """Return an answer with the text in every place that an answer has, over an article that says it too."""
    plain = answer_of(article, article.statements, text, prose=text)
    return plain.model_copy(
        update={
            "standalone_question": f"{text} indeed",
            "conflicts": (Conflict(quantity=text, citations=(1, 2), values=(text, text)),),
            "notices": tuple(Notice(kind=kind, text=text) for kind in ("review_status", "educational")),
            "glosses": (Gloss(term=text, plain=text),),
            "follow_ups": (text,),
        }
    )


class HostileAssistant:
    """Draft all texts, wait for `go_on`, and answer with all of them; a question with `FAIL` fails with them.

    There is an article for each text, named by its place, and a first one that says all of them.
    """

    writes_prose = True
    receipt = RECEIPT

    def __init__(self, texts: Sequence[str]) -> None:
        self.queue = ModelQueue(most_waiting=8)
        self.texts = tuple(texts)
        everything = "\n".join(texts)
        self.all = article_saying(everything, "all")
        each = {str(at): article_saying(text, str(at)) for at, text in enumerate(texts)}
        self.articles: Mapping[str, Article] = {"all": self.all, **each}
        self.example_questions = tuple(texts[:40])
        self.go_on = threading.Event()

    def answers(self) -> tuple[Answer, ...]:
        """Return an answer for each text."""
        return tuple(answer_saying(text, self.articles[str(at)]) for at, text in enumerate(self.texts))

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Yield the events of one answer."""
        everything = "\n".join(self.texts)
        yield Condensed(everything)
        yield Retrieved(6)
        if FAIL in question:
            raise AssistantError(everything, everything)
        yield Quoted(answer_of(self.all, self.all.statements, question))
        for text in self.texts:
            yield Drafted(f"{text}\n\n")
        while not self.go_on.wait(0.1):
            yield Drafted(" ")
        yield Finished(answer_saying(everything, self.all).model_copy(update={"follow_ups": self.texts}))
