"""Stop, with the real language model: it must end its work, not only be ignored."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.embedded_server import PROMPT_BATCH
from assistant.language_model import LanguageModel, open_language_model
from assistant.owner import LOCAL_OWNER
from assistant.settings import Settings
from index.builder import build
from tests.assistant.articles import tennis_elbow
from tests.index.fakes import HashEmbedder, OverlapReranker
from ui.run import Request, Run

pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]

QUESTION = "How long does CTS last?"


@pytest.fixture(scope="module")
def model() -> Iterator[LanguageModel]:
    opened = open_language_model(Settings())
    assert opened is not None
    with opened:
        yield opened


@pytest.fixture
def assistant(model: LanguageModel, tmp_path: Path) -> Iterator[Assistant]:
    """Give the real chain with the real language model over a small article."""
    words = frozenset({"does", "long", "last"})
    with build([tennis_elbow()], HashEmbedder(), tmp_path / "index") as generation:
        yield Assistant(Settings(data_dir=tmp_path), generation, model, words, OverlapReranker())


class Slot:
    """Ask the server what it is doing."""

    def __init__(self, model: LanguageModel) -> None:
        import httpx2

        assert model.server is not None
        key = {"Authorization": f"Bearer {model.server.key}"}
        self.client = httpx2.Client(trust_env=False, timeout=120, headers=key, base_url=model.server.address)

    def close(self) -> None:
        self.client.close()

    def now(self) -> dict[str, Any]:
        (slot,) = self.client.get("/slots").json()
        return dict(slot)

    @property
    def busy(self) -> bool:
        return bool(self.now()["is_processing"])

    @property
    def read(self) -> int:
        """Return how many tokens of a prompt it has read, 0 where it reads none."""
        slot = self.now()
        return int(slot["n_prompt_tokens_processed"]) if slot["is_processing"] else 0

    @property
    def tokens(self) -> int:
        """Return how many tokens it holds: those of the prompt, and those that it wrote."""
        return int(self.now()["n_prompt_tokens"])


@pytest.fixture
def slot(model: LanguageModel) -> Iterator[Slot]:
    with closing(Slot(model)) as opened:
        yield opened


def until(condition: Any, seconds: float = 300) -> None:
    """Wait; on a busy machine the model takes minutes for what it does in a second."""
    import time

    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.002)


def test_a_stop_while_the_model_reads_ends_its_reading(assistant: Assistant, slot: Slot) -> None:
    # The first question of all: nothing of its prompt was read before.
    run = Run(assistant, LOCAL_OWNER, Request(QUESTION), lambda answer: None).start()
    until(lambda: slot.read > 0)
    run.stop()
    read, most = slot.read, 0
    while slot.busy:
        most = max(most, slot.read)
    # What is in the works at the stop, and at most one more while word of it gets around.
    assert most - read <= 2 * PROMPT_BATCH
    assert most < slot.tokens
    assert run.progress.draft == ""


def test_a_stop_while_the_model_writes_ends_its_writing(assistant: Assistant, slot: Slot) -> None:
    stored: list[Answer] = []
    run = Run(assistant, LOCAL_OWNER, Request(QUESTION), stored.append).start()
    until(lambda: run.progress.draft != "" or run.progress.over)
    assert not run.progress.over
    held = slot.tokens
    run.stop()
    assert run.progress.stage == "stopped"
    until(lambda: not slot.busy)
    # A token or two may be on their way; the rest of the answer would be some thirty.
    assert slot.tokens - held <= 4
    assert [answer.statements[0].support for answer in stored] == ["quoted"]
