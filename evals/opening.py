"""Opening the assistant for an eval: its index up to date, its language model live or recorded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.settings import Settings
from evals.run import Composer
from index.progress import Progress

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.language_model import OpenModel


@contextmanager
def opened_recorded(
    settings: Settings, composer: Composer, recordings: Mapping[str, str], progress: Progress
) -> Iterator["Assistant"]:
    """Give the assistant, whose language model writes what was recorded for the prompts that it gets.

    Raises:
        FootnoteError: the index cannot be built, or a model is missing or damaged.
    """
    from assistant.language_model import LanguageModel, expected_hash
    from evals.recording import RecordedModel

    model_hash = expected_hash(settings)

    def recorded(_settings: Settings, _progress: Progress) -> LanguageModel:
        chat = RecordedModel(model_hash=model_hash, recordings=recordings)
        return LanguageModel(chat=chat, name="recorded", sha256=model_hash)

    with _opened(settings, composer, recorded, progress) as assistant:
        yield assistant


@contextmanager
def opened_live(
    settings: Settings, composer: Composer, recordings: dict[str, str], progress: Progress
) -> Iterator["Assistant"]:
    """Give the assistant with the language model of the settings; what it writes is added to the recordings.

    Raises:
        FootnoteError: the index cannot be built, or a model is missing or damaged.
    """
    from assistant.language_model import LanguageModel, open_language_model
    from evals.recording import RecordingModel

    def live(settings: Settings, progress: Progress) -> LanguageModel | None:
        model = open_language_model(settings, progress)
        if model is None:
            return None
        chat = RecordingModel(model_hash=model.sha256 or model.name, inner=model.chat, recordings=recordings)
        return replace(model, chat=chat)

    with _opened(settings, composer, live, progress) as assistant:
        yield assistant


@contextmanager
def _opened(
    settings: Settings,
    composer: Composer,
    language_models: "OpenModel",
    progress: Progress,
) -> Iterator["Assistant"]:
    from assistant.commands.opening import no_garbage_collection
    from assistant.publication import published

    with no_garbage_collection():
        from assistant.assistant import open_assistant

        # Changed articles or passages are what an eval is run for, so they are indexed first.
        with published(settings, progress):
            pass
    quotes_only = composer is Composer.QUOTES
    with open_assistant(
        settings, quotes_only=quotes_only, progress=progress, language_models=language_models
    ) as assistant:
        yield assistant
