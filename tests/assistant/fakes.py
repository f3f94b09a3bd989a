"""Answers and assistants that need no index and no model."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from assistant.answer import Answer, Audience, Citation, CitedReference, Notice, Receipt, Timing
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved
from assistant.history import History

CITATION = Citation(
    n=1,
    article_id="bone",
    article_title="Bone",
    section=("Treatment", "Duration"),
    quote="Pain lasts 3-18 months.",
    start=10,
    end=33,
    references=(
        CitedReference(
            marker=2, listed=True, kind="guideline", title="On bones", container="Journal", year=2021
        ),
        CitedReference(marker=6, listed=False),
    ),
    review_status="under_review",
    updated="2024-05-01",
)


def an_answer(**changes: Any) -> Answer:
    """Return a small valid answer, with some fields changed."""
    fields: dict[str, Any] = {
        "question": "How long?",
        "standalone_question": "How long does pain last?",
        "status": "answered",
        "answer": "Pain lasts 3-18 months [1].",
        "quotes": (),
        "statements": (),
        "citations": (CITATION,),
        "conflicts": (),
        "notices": (Notice(kind="educational_use", text="For education only."),),
        "follow_ups": ("What helps?",),
        "timing_ms": Timing(condense=0, retrieve=1, first_quote=2, first_token=None, total=3),
        "receipt": Receipt(corpus="c", generation="g", embedding_model="e", language_model=None, prompts={}),
    }
    return Answer(**(fields | changes))


class FakeAssistant:
    """Answer by a function of the question and the history; remember what was asked."""

    def __init__(self, reply: Callable[[str, History], Answer] | None = None) -> None:
        self._reply = reply or (lambda question, _history: an_answer(question=question))
        self.asked: list[tuple[str, History, Audience, bool]] = []
        self.closed = False

    def ask(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Answer:
        self.asked.append((question, history, audience, quotes_only))
        return self._reply(question, history)

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        answer = self.ask(question, history, audience, quotes_only)
        yield Condensed(answer.standalone_question)
        yield Retrieved(1)
        yield Quoted(answer.model_copy(update={"answer": '"Pain lasts 3-18 months." [1]'}))
        yield Drafted("Pain ")
        yield Drafted("lasts")
        yield Finished(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closed = True


def write_articles(folder: Path) -> Path:
    """Make a folder with one small article, whose marker 6 dangles, and return it."""
    folder.mkdir()
    (folder / "bone.md").write_text(
        "---\nid: bone\ntitle: Bone\nupdated: 2024-05-01\nreview:\n  status: pending\n  note: ''\n"
        "publisher: P\ndisclaimer: D\nreferences:\n- citation-number: 1\n  kind: guideline\n"
        "  title: On bones\n  container-title: J\n  issued:\n    date-parts: [[2020]]\n---\n\n# Bone\n\n"
        "## Pain\n\nPain lasts 3-18 months.[^1] Rest helps.[^6]\n",
        encoding="utf-8",
    )
    return folder
