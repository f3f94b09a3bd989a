from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

import assistant.assistant
import assistant.language_model
import assistant.publication
from assistant.language_model import LanguageModel
from assistant.settings import Settings
from evals.opening import opened_live, opened_recorded
from evals.recording import RecordingMissing, key_of
from evals.run import Composer
from index.model_files import LANGUAGE_MODEL
from index.progress import Progress, silent
from tests.assistant.fakes import FakeAssistant

HASH = "c" * 64
ASKED: list[BaseMessage] = [HumanMessage("How long?")]


class Opening:
    """Open nothing, and remember in which order and how."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self.assistant = FakeAssistant()
        self.given: dict[str, Any] = {}
        monkeypatch.setattr(assistant.publication, "published", self._published)
        monkeypatch.setattr(assistant.assistant, "open_assistant", self._open)

    @contextmanager
    def _published(self, _settings: Settings, _progress: Progress) -> Iterator[None]:
        self.order.append("index")
        yield
        self.order.append("index closed")

    def _open(self, _settings: Settings, **given: Any) -> FakeAssistant:
        self.order.append("assistant")
        self.given = given
        return self.assistant

    def model(self, settings: Settings) -> LanguageModel | None:
        """Open the language model as the assistant would."""
        model: LanguageModel | None = self.given["language_models"](settings, silent)
        return model


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    return Opening(monkeypatch)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.mark.parametrize(("composer", "quotes_only"), [(Composer.QUOTES, True), (Composer.PROSE, False)])
def test_the_index_is_made_first_and_the_assistant_is_closed_at_last(
    composer: Composer, quotes_only: bool, opening: Opening, settings: Settings
) -> None:
    for open_as in (opened_recorded, opened_live):
        opening.order.clear()
        opening.assistant.closed = False
        with open_as(settings, composer, {}, silent):
            assert opening.order == ["index", "index closed", "assistant"]
            assert not opening.assistant.closed
        assert opening.given["quotes_only"] is quotes_only
        assert opening.assistant.closed


def test_without_the_language_model_its_recordings_are_read(opening: Opening, settings: Settings) -> None:
    recordings = {key_of(LANGUAGE_MODEL.sha256, ASKED, None): "It lasts."}
    with opened_recorded(settings, Composer.PROSE, recordings, silent):
        model = opening.model(settings)
    assert model is not None
    assert (model.sha256, model.server) == (LANGUAGE_MODEL.sha256, None)
    assert "".join(chunk.text for chunk in model.chat.stream(ASKED)) == "It lasts."
    with pytest.raises(RecordingMissing):
        model.chat.invoke("Another question?")


def _told(monkeypatch: pytest.MonkeyPatch, sha256: str | None) -> None:
    chat = GenericFakeChatModel(messages=iter([AIMessage(content="It lasts.")]))
    told = LanguageModel(chat=chat, name="told", sha256=sha256, release=lambda: None)
    monkeypatch.setattr(assistant.language_model, "open_language_model", lambda *_: told)


@pytest.mark.parametrize(("sha256", "kept_under"), [(HASH, HASH), (None, "told")])
def test_what_the_language_model_writes_is_recorded(
    sha256: str | None,
    kept_under: str,
    opening: Opening,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _told(monkeypatch, sha256)
    recordings: dict[str, str] = {}
    with opened_live(settings, Composer.PROSE, recordings, silent):
        model = opening.model(settings)
    assert model is not None
    assert (model.name, model.sha256) == ("told", sha256)
    assert "".join(chunk.text for chunk in model.chat.stream(ASKED)) == "It lasts."
    assert recordings == {key_of(kept_under, ASKED, None): "It lasts."}


def test_where_there_is_no_language_model_nothing_is_recorded(
    opening: Opening, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant.language_model, "open_language_model", lambda *_: None)
    with opened_live(settings, Composer.PROSE, {}, silent):
        assert opening.model(settings) is None
