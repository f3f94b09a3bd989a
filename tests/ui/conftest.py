import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from assistant.conversations import ConversationSummary, SqliteConversations
from assistant.owner import LOCAL_OWNER
from assistant.settings import Settings
from tests.ui.small_assistant import SmallAssistant
from ui.answerer import Answerer
from ui.routes import routes_beside
from ui.server import check_port, keep_gradio_quiet, launched
from ui.talk import Talk


@pytest.fixture(scope="session", autouse=True)
def _gradio_at_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_gradio_quiet()
    os.environ["GRADIO_TEMP_DIR"] = str(tmp_path_factory.mktemp("gradio"))


@pytest.fixture
def small() -> Iterator[SmallAssistant]:
    """Give the small assistant; whatever it is still writing ends with the test."""
    assistant = SmallAssistant()
    yield assistant
    assistant.go_on.set()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, models_dir=tmp_path / "models")


@pytest.fixture
def talk(small: SmallAssistant, settings: Settings) -> Iterator[Talk]:
    stored = SqliteConversations(settings.data_dir / "conversations.sqlite3")
    with closing(stored), closing(Talk(small, stored, settings)) as opened:
        yield opened


class Served:
    """A page over an assistant that can be restarted on the same port."""

    def __init__(self, assistant: Answerer, settings: Settings) -> None:
        self.assistant = assistant
        self._settings = settings
        self._port = check_port("127.0.0.1", 0)
        self._held = ExitStack()
        self.url = ""

    def start(self) -> None:
        from ui.page import build_page

        stored = self._held.enter_context(
            closing(SqliteConversations(self._settings.data_dir / "conversations.sqlite3"))
        )
        talk = self._held.enter_context(closing(Talk(self.assistant, stored, self._settings)))
        self._talk = talk
        self.url = self._held.enter_context(
            launched(lambda: build_page(talk), "127.0.0.1", self._port, routes_beside(self.assistant))
        )

    def conversations(self) -> list[ConversationSummary]:
        return self._talk.earlier(LOCAL_OWNER)

    def stop(self) -> None:
        self._held.close()

    def restart(self) -> None:
        self.stop()
        self.start()


@pytest.fixture
def served(small: SmallAssistant, settings: Settings) -> Iterator[Served]:
    page = Served(small, settings)
    page.start()
    try:
        yield page
    finally:
        small.go_on.set()
        page.stop()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Give the path of the browser; `make test` installs it."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.fail("Chromium is needed: install it, or set CHROMIUM to its path")
    return path


Eventually = Callable[[Callable[[], bool]], None]


@pytest.fixture
def eventually() -> Eventually:
    """Give a function that waits until a condition holds, at most ten seconds."""
    import time

    def wait(condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, "it did not happen within ten seconds"
            time.sleep(0.01)

    return wait
