"""The assistant: opened once over a published generation, then asked; it streams events, returns answers."""

from collections.abc import Generator, Iterator, Mapping, Set
from dataclasses import dataclass
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from assistant.answer import Answer, Audience, Receipt, Timing
from assistant.errors import AssistantError
from assistant.event import Condensed, Drafted, Event, Finished, Judged, Quoted, Reading, Retrieved, Waiting
from assistant.history import History
from assistant.language_model import LanguageModel, OpenModel
from assistant.model_queue import ModelQueue, Place
from assistant.notices import without_prose
from assistant.owner import LOCAL_OWNER
from assistant.question import clean_question
from assistant.settings import Settings
from corpus.article import Article
from index.generation import Generation
from index.progress import Progress, silent
from index.reranker import Reranker


class Assistant:
    """Answer questions from one generation; close it, or use it in a `with` statement.

    `queue` is where questions from several threads wait for the one language model.
    """

    def __init__(
        self,
        settings: Settings,
        generation: Generation,
        model: LanguageModel | None,
        english: Set[str],
        reranker: Reranker,
    ) -> None:
        from assistant.chain import build_chain
        from assistant.parts import parts_of

        self._settings = settings
        self._generation = generation
        self._model = model
        self._parts = parts_of(settings, generation, model, english, reranker)
        self._chain = build_chain(self._parts)
        self.queue = ModelQueue(settings.most_waiting)

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles that are answered from, by id, as they were when the index was built."""
        return self._generation.articles

    @property
    def receipt(self) -> Receipt:
        """Return what the answers are made with."""
        return self._parts.library.receipt

    @property
    def writes_prose(self) -> bool:
        """Tell whether a language model is at hand."""
        return self._model is not None

    @property
    def example_questions(self) -> tuple[str, ...]:
        """Return a few questions that the articles answer."""
        from assistant.examples import example_questions

        return example_questions(self.articles.values(), self._parts.topics)

    def ask(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Answer:
        """Return the answer to a question.

        Raises:
            AssistantError: the question cannot be used.
        """
        answers = [
            event.answer
            for event in self.stream(question, history, audience, quotes_only)
            if isinstance(event, Finished)
        ]
        return answers[-1]

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
        place: Place | None = None,
    ) -> Iterator[Event]:
        """Yield what happens, in the order of `assistant.event`; closing the iterator stops the work.

        `place` is the place in `queue` to wait at; whoever gives it up is answered with the quotes. A stream
        that is neither read to its end nor closed keeps the language model from all others.

        Raises:
            AssistantError: the question cannot be used.
        """
        clock = _Clock.started()
        place = place or self.queue.place(LOCAL_OWNER)
        asked = {
            "question": clean_question(question, self._settings),
            "history": history,
            "audience": audience,
            "quotes_only": quotes_only,
            "place": place,
        }
        chunks = self._chain.stream(asked)
        quoted: Answer | None = None
        try:
            for chunk in chunks:
                for key, value in chunk.items():
                    event = _event(key, value, clock)
                    if isinstance(event, Quoted):
                        quoted = event.answer
                    if event is not None:
                        yield event
        except AssistantError as error:
            # The language model failed, or too many wait for it. The quotes need none, so they stand.
            if quoted is None:
                raise
            yield Finished(clock.timed(without_prose(quoted, error)))
        finally:
            # First the language model is left, then whoever is next may have it.
            if isinstance(chunks, Generator):
                chunks.close()
            place.leave()

    def close(self) -> None:
        """Stop the language model and release the index."""
        if self._model is not None:
            self._model.close()
        self._generation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_assistant(
    settings: Settings,
    *,
    quotes_only: bool = False,
    progress: Progress = silent,
    language_models: OpenModel | None = None,
) -> Assistant:
    """Open the published generation and, unless only quotes are wanted, the language model.

    `language_models` opens the model in place of the one that the settings name.

    Raises:
        IndexProblem: there is no index, or it is damaged.
        ModelProblem: a model is missing or damaged.
        AssistantError: the language model of the settings cannot be used.
    """
    from assistant.embedder import embedder_of
    from assistant.language_model import open_language_model, switch_tracing_off
    from assistant.priming import prime
    from assistant.prose import unasked
    from assistant.spelling import english_words
    from index.generation import open_current, root_for
    from index.model_files import EMBEDDING_MODEL, locate
    from index.reranker import CrossEncoder

    switch_tracing_off()
    embedder = embedder_of(settings)
    english = english_words(locate(EMBEDDING_MODEL, settings.models_dir))
    generation = open_current(root_for(settings.data_dir, settings.corpus_dirs), embedder)
    try:
        model = None if quotes_only else (language_models or open_language_model)(settings, progress)
        if model is not None:
            prime(model, unasked(), progress)
        return Assistant(settings, generation, model, english, CrossEncoder(settings.models_dir))
    except BaseException:
        generation.close()
        raise


@dataclass
class _Clock:
    """Take the time of each step, in milliseconds since the question."""

    start: float
    condensed: float = 0.0
    retrieved: float = 0.0
    quoted: float | None = None
    drafted: float | None = None

    @classmethod
    def started(cls) -> "_Clock":
        return cls(perf_counter())

    def now(self) -> float:
        return round((perf_counter() - self.start) * 1000, 1)

    def timed(self, answer: Answer) -> Answer:
        timing = Timing(
            condense=self.condensed,
            retrieve=round(self.retrieved - self.condensed, 1),
            first_quote=self.quoted if answer.citations else None,
            first_token=self.drafted,
            total=self.now(),
        )
        return answer.model_copy(update={"timing_ms": timing})


def _event(key: str, value: Any, clock: _Clock) -> Event | None:
    """Return what a chunk of the chain means to the reader; None where it means nothing."""
    match key:
        case "standalone_question":
            clock.condensed = clock.now()
            return Condensed(value)
        case "documents":
            clock.retrieved = clock.now()
            return Retrieved(len(value), tuple(document.metadata["passage_id"] for document in value))
        case "probability":
            return Judged(value)
        case "quoted":
            clock.quoted = clock.now()
            return Quoted(clock.timed(value))
        case "waiting":
            return Waiting(value)
        case "prose" if not value:
            return Reading()
        case "prose":
            clock.drafted = clock.drafted or clock.now()
            return Drafted(value)
        case "answer":
            return Finished(clock.timed(value))
        case _:
            return None
