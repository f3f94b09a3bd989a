from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.assistant import Assistant
from assistant.language_model import LanguageModel
from assistant.settings import Settings
from index.builder import build
from tests.assistant.articles import tennis_elbow
from tests.index.fakes import HashEmbedder, OverlapReranker

Opened = Callable[..., Assistant]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Open an assistant over the small article; its language model says what it is told to."""
    settings = Settings(data_dir=tmp_path)
    with ExitStack() as stack:
        generation = stack.enter_context(build([tennis_elbow()], HashEmbedder(), tmp_path / "index"))

        def open_with(*replies: str, before: Callable[[], object] = lambda: None) -> Assistant:
            def told() -> Iterator[AIMessage]:
                for reply in replies:
                    before()
                    yield AIMessage(content=reply)

            chat = GenericFakeChatModel(messages=told())
            model = LanguageModel(chat=chat, name="told", sha256="0" * 64, release=lambda: None)
            opened_model = model if replies else None
            return Assistant(
                settings,
                generation,
                opened_model,
                frozenset({"bread", "does", "long", "last"}),
                OverlapReranker(),
            )

        yield open_with
