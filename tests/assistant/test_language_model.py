import hashlib
import socket
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from langchain_core.exceptions import ModelError
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from langchain_core.tracers.context import _tracing_v2_is_enabled

from assistant.embedded_server import MOST_THREADS, EmbeddedServer, threads
from assistant.errors import AssistantError
from assistant.language_model import LanguageModel, embedded_file, expected_hash, open_language_model
from assistant.settings import Settings
from index.errors import ModelProblem
from index.model_files import LANGUAGE_MODEL

OTHER_HASH = "c" * 64


def test_no_language_model_is_a_setting() -> None:
    assert open_language_model(Settings(language_model="none")) is None


@pytest.mark.parametrize(
    ("name", "cause", "remedy"),
    [
        ("gpt", "names no provider", "provider:model"),
        ("nonsense:model", "cannot be used", "provider:model"),
        ("openai:gpt", "cannot be used: Missing credentials", "FOOTNOTE_LANGUAGE_MODEL_KEY"),
        ("mistralai:model", "mistralai is not installed", "pip install 'langchain-mistralai'"),
    ],
)
def test_a_language_model_that_cannot_be_used_is_told(
    name: str, cause: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(AssistantError) as caught:
        open_language_model(Settings(language_model=name))
    assert cause in caught.value.cause
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("provider", ["anthropic", "ollama"])
def test_a_missing_package_is_told_by_its_extra(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"langchain_{provider}", None)
    with pytest.raises(AssistantError) as caught:
        open_language_model(Settings(language_model=f"{provider}:model"))
    assert caught.value.remedy == f"Run `pip install 'footnote[{provider}]'`."


def test_another_server_is_reached_at_its_address_with_its_key() -> None:
    settings = Settings.model_validate(
        {
            "language_model": "openai:their-model",
            "language_model_url": "http://127.0.0.1:9/v1",
            "language_model_key": "secret",
        }
    )
    opened = open_language_model(settings)
    assert opened is not None
    with opened as model:
        chat: Any = model.chat
        assert (model.name, model.sha256) == ("openai:their-model", None)
        assert (chat.openai_api_base, chat.openai_api_key.get_secret_value()) == (
            "http://127.0.0.1:9/v1",
            "secret",
        )
        assert "secret" not in repr(model)
        with pytest.raises(AssistantError, match="their-model failed"), model.failures_told():
            chat.invoke("Anybody there?")


def test_tracing_is_off_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(variable, "true")
    open_language_model(Settings(language_model="none"))
    assert _tracing_v2_is_enabled() is False


def test_tracing_is_off_in_a_process_that_wants_it() -> None:
    code = (
        "import threading\n"
        "from assistant.language_model import switch_tracing_off\n"
        "from langchain_core.tracers.context import _tracing_v2_is_enabled as traced\n"
        "print(traced())\n"
        "switch_tracing_off()\n"
        "threading.Thread(target=lambda: print(traced())).start()\n"
    )
    environment = {"LANGSMITH_TRACING": "true", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.split() == ["True", "False"]


def _fake(messages: list[str]) -> LanguageModel:
    chat = GenericFakeChatModel(messages=iter([AIMessage(text) for text in messages]))
    return LanguageModel(chat=chat, name="fake", sha256=None, release=lambda: None)


def test_what_a_model_raises_is_told_and_a_bug_is_not() -> None:
    model = _fake(["OK"])
    with model.failures_told():
        assert model.chat.invoke("Say OK").content == "OK"
    with pytest.raises(AssistantError, match=r"fake failed: no room\.") as caught, model.failures_told():
        raise ModelError("no room.\nmore")
    assert isinstance(caught.value.__cause__, ModelError)
    with pytest.raises(ZeroDivisionError), model.failures_told():
        raise ZeroDivisionError


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="missing") as caught:
        embedded_file(Settings(models_dir=tmp_path))
    assert "assistant models" in caught.value.remedy
    with pytest.raises(ModelProblem, match="no language model at") as caught:
        embedded_file(Settings(language_model_file=tmp_path / "none.gguf"))
    assert "FOOTNOTE_LANGUAGE_MODEL_FILE" in caught.value.remedy


def test_another_file_is_refused_unless_its_hash_is_named(tmp_path: Path) -> None:
    file = tmp_path / "other-model.gguf"
    file.write_bytes(b"another model")
    digest = hashlib.sha256(b"another model").hexdigest()
    with pytest.raises(ModelProblem, match=digest) as caught:
        embedded_file(Settings(language_model_file=file))
    assert "FOOTNOTE_LANGUAGE_MODEL_SHA256" in caught.value.remedy
    path, model = embedded_file(Settings(language_model_file=file, language_model_sha256=digest.upper()))
    assert (path, model.name, model.sha256) == (file, "other-model", digest)
    file.write_bytes(b"changed since")
    with pytest.raises(ModelProblem, match="not the expected one"):
        embedded_file(Settings(language_model_file=file, language_model_sha256=digest))


def test_a_file_that_is_no_model_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF nonsense")
    digest = hashlib.sha256(b"GGUF nonsense").hexdigest()
    with pytest.raises(ModelProblem, match="cannot be loaded"):
        open_language_model(Settings(language_model_file=file, language_model_sha256=digest))
    assert capfd.readouterr() == ("", "")


def test_threads_are_at_least_one_and_not_many() -> None:
    assert 1 <= threads() <= MOST_THREADS


def test_the_key_is_not_shown() -> None:
    assert "hidden" not in repr(EmbeddedServer("http://127.0.0.1:1", "hidden", Path("states"), object()))


LONG = "Answer in a few words. " + " ".join(f"Fact {number} is {number * 7}." for number in range(20))


@pytest.fixture(scope="module")
def embedded() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        # A proxy that does not exist: loopback must not go through it.
        patch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        patch.setenv("ALL_PROXY", "http://127.0.0.1:9")
        opened = open_language_model(Settings())
    assert opened is not None
    with opened:
        yield opened


@pytest.mark.models
def test_the_embedded_model_answers_the_same_twice(embedded: LanguageModel) -> None:
    first = embedded.chat.invoke("Say OK")
    second = embedded.chat.invoke("Say OK")
    assert first.content == second.content == "OK"
    assert first.response_metadata["model_name"] == embedded.name == LANGUAGE_MODEL.name
    assert embedded.sha256 == LANGUAGE_MODEL.sha256


@pytest.mark.models
def test_the_embedded_model_streams(embedded: LanguageModel) -> None:
    pieces = [str(chunk.content) for chunk in embedded.chat.stream("Count from 1 to 5.", max_tokens=12)]
    assert len([piece for piece in pieces if piece]) > 3
    assert "1" in "".join(pieces)


@pytest.mark.models
def test_a_stream_that_is_left_stops_the_work(embedded: LanguageModel) -> None:
    stream = embedded.chat.stream("Write a very long story about a ship.", max_tokens=1500)
    next(stream)
    next(stream)
    stream.close()  # type: ignore[attr-defined]  # it is a generator, typed as an iterator
    start = perf_counter()
    embedded.chat.invoke("Say OK", max_tokens=3)
    # On a busy machine as well: 1,500 tokens would take minutes there.
    assert perf_counter() - start < 60


@pytest.mark.models
def test_a_long_prefix_is_read_once(embedded: LanguageModel) -> None:
    def unread(question: str) -> int:
        message = embedded.chat.invoke([("system", LONG), ("user", question)], max_tokens=8)
        assert isinstance(message, AIMessage)
        assert message.usage_metadata is not None
        used = message.usage_metadata
        return used["input_tokens"] - used["input_token_details"]["cache_read"]

    assert unread("What is fact 3?") > 100
    assert unread("What is fact 4?") < 40


@pytest.mark.models
def test_a_prompt_that_is_too_long_is_told(embedded: LanguageModel) -> None:
    with pytest.raises(AssistantError, match="exceeds the available context"), embedded.failures_told():
        embedded.chat.invoke("word " * 5000)


@pytest.mark.models
def test_only_who_holds_the_key_is_answered(embedded: LanguageModel) -> None:
    import httpx2

    chat: Any = embedded.chat
    with httpx2.Client(trust_env=False) as stranger:
        answer = stranger.post(f"{chat.openai_api_base}/chat/completions", json={"messages": []})
    assert answer.status_code == 401


@pytest.mark.models
def test_closing_during_a_stream_closes_the_port_and_says_nothing() -> None:
    code = """
import socket
from assistant.language_model import open_language_model
from assistant.settings import Settings

model = open_language_model(Settings())
port = int(model.chat.openai_api_base.split(":")[2].partition("/")[0])
stream = model.chat.stream("Write a very long story.", max_tokens=500)
next(stream)
model.close()
model.close()
with socket.socket() as probe:
    print(probe.connect_ex(("127.0.0.1", port)) != 0)
kept = open_language_model(Settings())  # left open at the end of the process
print(kept.chat.invoke("Say OK").content)
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=200, check=False
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["True", "OK"], "")


@pytest.mark.models
def test_nothing_but_loopback_is_called(embedded: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:
        called.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    embedded.chat.invoke("Say OK", max_tokens=3)
    assert {address[0] for address in called} == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, LANGUAGE_MODEL.sha256),
        ({"language_model_sha256": OTHER_HASH.upper()}, OTHER_HASH),
        ({"language_model": "openai:gpt"}, "openai:gpt"),
        ({"language_model": "openai:gpt", "language_model_sha256": OTHER_HASH}, "openai:gpt"),
    ],
)
def test_a_model_has_its_hash_or_its_name(given: dict[str, str], expected: str) -> None:
    assert expected_hash(Settings.model_validate(given)) == expected
