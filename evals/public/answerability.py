"""MTRAG-UN: whether the system knows when not to answer, asked over each of its four collections."""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.history import Turn
from assistant.settings import Settings
from corpus.article import Article
from evals.intervals import interval_of
from evals.public.made_article import article_of
from evals.public.measure import Measure
from evals.public.public_set import PublicSet
from evals.public.resampling import interval_over, mean
from evals.public.rows import Row, read_rows
from index.builder import build
from index.embedding import FingerprintedEmbeddings
from index.progress import Progress, silent
from index.reranker import CrossEncoder

TASKS = "mtrag_un_dev.jsonl"
POOL = "passage_pool.jsonl"
TITLE_WORDS = 12
REFUSALS: frozenset[Status] = frozenset({"not_in_sources", "needs_clarification"})


class Answerability(StrEnum):
    """Name what the annotators say about a question."""

    ANSWERABLE = "ANSWERABLE"
    PARTIAL = "PARTIAL"
    UNANSWERABLE = "UNANSWERABLE"
    UNDERSPECIFIED = "UNDERSPECIFIED"


RIGHT: dict[Answerability, frozenset[Status]] = {
    Answerability.ANSWERABLE: frozenset({"answered", "partly_answered"}),
    Answerability.PARTIAL: frozenset({"answered", "partly_answered"}),
    Answerability.UNANSWERABLE: frozenset({"not_in_sources"}),
    Answerability.UNDERSPECIFIED: REFUSALS,
}


class Said(Row):
    """Hold one message of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class Task(Row):
    """Hold one question in its conversation, and whether its collection answers it."""

    collection: str
    answerability: Answerability
    history: tuple[Said, ...]
    question: str


class PoolPassage(Row):
    """Hold one passage of a collection."""

    id: str = Field(alias="_id")
    collection: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what is right for a task and what came; `status` is None where the question could not be used."""

    label: Answerability
    status: Status | None

    @property
    def is_right(self) -> bool:
        """Tell whether what came is right for the label."""
        return self.status in RIGHT[self.label]

    @property
    def refused(self) -> bool:
        """Tell whether nothing was answered."""
        return self.status in REFUSALS

    @property
    def wants_refusal(self) -> bool:
        """Tell whether refusing is right."""
        return RIGHT[self.label] <= REFUSALS


def measure(
    folder: Path,
    settings: Settings,
    embedder: FingerprintedEmbeddings,
    english: Set[str],
    generations: Path,
    progress: Progress = silent,
) -> tuple[Measure, ...]:
    """Return how well the system refuses, quotes only, always searching the pool of a question's collection.

    Each pool becomes a generation below `generations`, which stays there for the next time. A question that
    cannot be used counts as wrong.

    Raises:
        EvalsError: a file of the set is missing or cannot be used.
        IndexProblem: a generation cannot be built.
        ModelProblem: the embedding model is missing or damaged.
    """
    tasks = read_rows(folder / TASKS, Task)
    pool = read_rows(folder / POOL, PoolPassage)
    replies: list[Reply] = []
    for collection in sorted({task.collection for task in tasks}):
        articles = [article_of_passage(passage) for passage in pool if passage.collection == collection]
        own = [task for task in tasks if task.collection == collection]
        with (
            build(articles, embedder, generations / collection, progress) as generation,
            Assistant(settings, generation, None, english, CrossEncoder(settings.models_dir)) as assistant,
        ):
            replies += _replies(assistant, own, f"asking {collection}", progress)
    return measures_of(replies)


def measures_of(replies: Sequence[Reply]) -> tuple[Measure, ...]:
    """Return precision, recall and F1 of refusing, and the share that is right for each label.

    A refusal is right where its status is right for the label: to ask back where the sources simply lack the
    answer is a refusal, and a wrong one.
    """
    always = [Reply(reply.label, "not_in_sources") for reply in replies]
    return (
        _share("refusals that are right", "precision", (reply for reply in replies if reply.refused)),
        _share("wanted refusals that came", "recall", (reply for reply in replies if reply.wants_refusal)),
        _f1("refusing", replies),
        _f1("always refusing, for comparison", always),
        *(_of_label(label, replies) for label in Answerability),
    )


def refusing_f1(replies: Collection[Reply]) -> float | None:
    """Return the harmonic mean of precision and recall; None where no refusal came and none was wanted."""
    right = sum(reply.is_right for reply in replies if reply.wants_refusal)
    refused = sum(reply.refused for reply in replies)
    wanted = sum(reply.wants_refusal for reply in replies)
    return 2 * right / (refused + wanted) if refused + wanted else None


def article_of_passage(passage: PoolPassage) -> Article:
    """Return a passage as an article; without a title, its first words stand for one."""
    lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
    title = passage.title or " ".join(" ".join(lines).split()[:TITLE_WORDS])
    # Many passages begin with their title, which is context already and no statement.
    return article_of(passage.id, title, [line for line in lines if line != passage.title])


def _replies(
    assistant: Assistant, tasks: Sequence[Task], description: str, progress: Progress
) -> Iterable[Reply]:
    progress(description, 0, len(tasks))
    for done, task in enumerate(tasks, start=1):
        yield Reply(task.answerability, _status(assistant, task))
        progress(description, done, len(tasks))


def _status(assistant: Assistant, task: Task) -> Status | None:
    history = [Turn(role=said.role, content=said.text) for said in task.history]
    try:
        return assistant.ask(task.question, history, quotes_only=True).status
    except AssistantError:
        return None


def _f1(what: str, replies: Sequence[Reply]) -> Measure:
    interval = interval_over([(reply,) for reply in replies], refusing_f1)
    return Measure(PublicSet.ANSWERABILITY, what, refusing_f1(replies), len(replies), interval, "F1")


def _share(what: str, unit: str, replies: Iterable[Reply]) -> Measure:
    """Return the share of replies that are right."""
    right = [float(reply.is_right) for reply in replies]
    return Measure(PublicSet.ANSWERABILITY, what, mean(right), len(right), interval_of(right), unit)


def _of_label(label: Answerability, replies: Iterable[Reply]) -> Measure:
    what = f"{label}: {' or '.join(sorted(RIGHT[label]))}"
    return _share(what, "share", (reply for reply in replies if reply.label is label))
