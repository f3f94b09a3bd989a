from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.embedded_server import EmbeddedServer
from assistant.language_model import LanguageModel
from assistant.priming import prime
from assistant.prose import unasked
from assistant.refusal import NOT_IN_SOURCES


class RememberingServer(EmbeddedServer):
    """Keep the names of saved states, as the real server keeps their files."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1", "key", Path(), None)
        self.saved: list[str] = []
        self.restored: list[str] = []

    def restore(self, state: str) -> bool:
        self.restored.append(state)
        return state in self.saved

    def save(self, state: str) -> None:
        self.saved.append(state)


def model(server: EmbeddedServer | None, *replies: str) -> LanguageModel:
    chat: Any = GenericFakeChatModel(messages=iter(AIMessage(content=reply) for reply in replies))
    return LanguageModel(chat=chat, name="told", sha256="0" * 64, release=lambda: None, server=server)


def test_the_prompt_is_read_once_and_taken_up_later() -> None:
    server = RememberingServer()
    steps: list[tuple[str, int, int]] = []
    prime(model(server, "read"), unasked(), lambda *step: steps.append(step))
    assert len(server.saved) == 1
    assert [done for _, done, _ in steps] == [0, 1]
    # A model without replies left would fail if it were asked again.
    prime(model(server), unasked())
    assert server.restored == server.saved * 2


def test_another_prompt_has_another_state() -> None:
    server = RememberingServer()
    prime(model(server, "read"), unasked())
    prime(model(server, "read"), unasked()[:-1])
    assert len(set(server.saved)) == 2


def test_a_model_that_runs_elsewhere_is_left_alone() -> None:
    prime(model(None), unasked())


def test_the_unasked_prompt_holds_all_that_never_changes() -> None:
    texts = [message.text for message in unasked()]
    assert NOT_IN_SOURCES in texts[0]
    assert texts[-1].strip().endswith("Question:")


@pytest.mark.parametrize("name", ["missing.state"])
def test_a_state_that_is_not_there_asks_no_server(tmp_path: Path, name: str) -> None:
    assert EmbeddedServer("http://127.0.0.1:1", "key", tmp_path, None).restore(name) is False
