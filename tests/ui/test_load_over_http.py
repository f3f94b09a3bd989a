"""Many readers at once on one shared page, over HTTP: the real chain, and a slow language model."""

import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from pydantic import Field

from assistant.assistant import Assistant
from assistant.conversations import SqliteConversations
from assistant.language_model import LanguageModel
from assistant.settings import Settings
from index.builder import build
from tests.assistant.articles import tennis_elbow
from tests.index.fakes import HashEmbedder, OverlapReranker
from tests.ui.conftest import Eventually
from ui.access.opening import opened_door
from ui.access.password import Passwords
from ui.access.reader_file import ReaderFile
from ui.page import build_page
from ui.routes import routes_beside
from ui.server import launched
from ui.talk import Talk

MOST_WAITING = 8
READERS = [f"reader{number}" for number in range(MOST_WAITING + 2)]
PASSWORD = "the same for all of them"
QUESTION = "How long does CTS last?"
QUOTED = "lasts 6-12 months"
WRITTEN = "CTS lasts 6-12 months [1]. CTS resolves within 6-24 months [2]."
PATIENCE = 60  # seconds


class SlowModel(GenericFakeChatModel):
    """Write nothing until it may go on; `writers` is how many it has written for."""

    go_on: threading.Event = Field(default_factory=threading.Event)
    writers: list[int] = Field(default_factory=list)

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        self.writers.append(len(self.writers))
        while not self.go_on.wait(0.05):
            yield ChatGenerationChunk(message=AIMessageChunk(content=""))
        yield ChatGenerationChunk(message=AIMessageChunk(content=WRITTEN))


@dataclass(frozen=True)
class Busy:
    """Hold a shared page over a slow language model."""

    url: str
    talk: Talk
    chat: SlowModel
    held: ExitStack

    def client(self) -> httpx.Client:
        return self.held.enter_context(httpx.Client(base_url=self.url, timeout=PATIENCE))


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Busy]:
    quick = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    file = ReaderFile(tmp_path / "readers.json")
    for name in READERS:
        file.put(name, quick.hashed(PASSWORD))
    settings = Settings(data_dir=tmp_path, models_dir=tmp_path, most_waiting=MOST_WAITING)
    chat = SlowModel(messages=iter([]))
    model = LanguageModel(chat=chat, name="slow", sha256="0" * 64)
    with ExitStack() as held:
        generation = held.enter_context(build([tennis_elbow()], HashEmbedder(), tmp_path / "index"))
        assistant = Assistant(settings, generation, model, frozenset({"caused"}), OverlapReranker())
        stored = held.enter_context(closing(SqliteConversations(tmp_path / "conversations.sqlite3")))
        talk = held.enter_context(closing(Talk(assistant, stored, settings)))
        door = held.enter_context(opened_door(file.path, quick))
        page = launched(lambda: build_page(talk, shared=True), "127.0.0.1", 0, routes_beside(assistant), door)
        url = held.enter_context(page)
        held.callback(chat.go_on.set)
        yield Busy(url, talk, chat, held)


class Tab:
    """Be one reader's tab: ask, and gather what the page sends, until the answer is over."""

    def __init__(self, client: httpx.Client, name: str) -> None:
        self.name = name
        self._client = client
        assert self._client.post("/login", data={"username": name, "password": PASSWORD}).status_code == 200
        self._config = self._client.get("/config").json()
        self._heard = ""
        self._left = False
        self._told = threading.Condition()
        self._listening = threading.Thread(target=self._listen, daemon=True)

    def ask(self) -> None:
        self._call("ask", "click", [QUESTION, "", "", False], "asking")
        self._listening.start()

    def stop(self, conversation_id: str) -> None:
        self._call("stop", "click", [conversation_id], "stopping")

    def leave(self) -> None:
        """Close the tab."""
        self._left = True
        self.join()

    def hears(self, pattern: str) -> str:
        """Wait until the page has sent something, and return what it has sent by then."""
        with self._told:
            assert self._told.wait_for(lambda: re.search(pattern, self._heard), PATIENCE), self._heard[-2000:]
            return self._heard

    def join(self) -> None:
        self._listening.join(PATIENCE)
        assert not self._listening.is_alive()

    def _call(self, button: str, event: str, data: list[Any], tab: str) -> None:
        ids = {one["id"]: one["props"].get("elem_id") for one in self._config["components"]}
        (listener,) = [
            one["id"]
            for one in self._config["dependencies"]
            if one["backend_fn"] and [button, event] in [[ids.get(at), what] for at, what in one["targets"]]
        ]
        body = {"data": data, "fn_index": listener, "session_hash": f"{tab}{self.name}"}
        assert self._client.post("/gradio_api/queue/join", json=body).status_code == 200

    def _listen(self) -> None:
        query = {"session_hash": f"asking{self.name}"}
        with self._client.stream("GET", "/gradio_api/queue/data", params=query) as stream:
            for line in stream.iter_lines():
                with self._told:
                    self._heard += line + "\n"
                    self._told.notify_all()
                if self._left or '"process_completed"' in line:
                    return


def before(questions: int) -> str:
    """Return the pattern of the status line of one who waits."""
    return rf"passages?, {questions} question{'' if questions == 1 else 's'} before yours"


def test_eight_wait_with_their_quotes_while_one_is_written_for_and_the_ninth_is_told(
    busy: Busy, eventually: Eventually
) -> None:
    tabs = [Tab(busy.client(), name) for name in READERS]
    first, waiting, late = tabs[0], tabs[1:-1], tabs[-1]
    first.ask()
    first.hears("writing …")
    for number, tab in enumerate(waiting, 1):
        tab.ask()
        assert QUOTED in tab.hears(before(number))
    late.ask()
    told = late.hears("process_completed")
    assert QUOTED in told
    assert "Many questions are waiting right now." in told
    assert "Ask again in a minute for the whole answer." in told
    assert busy.chat.writers == [0]

    (kept,) = busy.talk.earlier(waiting[2].name)
    waiting[2].stop(kept.id)
    assert "Stopped. These are the quotes" in waiting[2].hears("process_completed")
    waiting[-1].hears(before(len(waiting) - 1))
    waiting[0].leave()
    waiting[-1].hears(before(len(waiting) - 2))

    busy.chat.go_on.set()
    for tab in [first, *waiting[1:], late]:
        tab.hears("process_completed")
        tab.join()
    for tab in (first, waiting[1], waiting[-1], waiting[0]):
        # Nobody watches the last of them, so nobody was told that it is done.
        eventually(partial(has_prose, busy, tab.name))
    assert len(busy.chat.writers) == len(tabs) - 2


def has_prose(busy: Busy, name: str) -> bool:
    """Tell whether a reader's only answer is there, and is prose."""
    (conversation,) = busy.talk.earlier(name)
    answer = busy.talk.messages(name, conversation.id)[-1].answer
    return answer is not None and {one.support for one in answer.statements} == {"verified"}


def test_who_asks_by_program_for_quotes_alone_never_waits_for_the_model(
    busy: Busy, eventually: Eventually
) -> None:
    client = import_module("gradio_client").Client(busy.url, auth=(READERS[0], PASSWORD), verbose=False)
    jobs = [client.submit(QUESTION, api_name="/ask") for _ in range(MOST_WAITING + 1)]
    eventually(lambda: busy.talk.answerer.queue.waiting == MOST_WAITING)
    quotes = client.predict(QUESTION, [], "", True, api_name="/ask")
    assert QUOTED in quotes["answer"]
    refused = client.predict(QUESTION, api_name="/ask")
    assert refused["notices"][-1]["kind"] == "many_asking"
    assert busy.chat.writers == [0]
    busy.chat.go_on.set()
    supports = [job.result(timeout=PATIENCE)["statements"][0]["support"] for job in jobs]
    assert supports == ["verified"] * len(jobs)
