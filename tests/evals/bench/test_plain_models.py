import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.embedded_server import HOST, threads
from evals.bench.plain_models import NO_CACHE, PlainEmbeddings, plain_chat
from index.reference_embedding import OFFLINE


class FakeServer:
    """Remember with which parameters a server was started; listen nowhere."""

    def __init__(self, parameters: Any) -> None:
        self.parameters = parameters
        self.listening_address = f"http://{HOST}:9"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[FakeServer]:
    servers: list[FakeServer] = []

    def parameters() -> SimpleNamespace:
        return SimpleNamespace(model=SimpleNamespace(), cpuparams=SimpleNamespace())

    def server(given: Any) -> FakeServer:
        servers.append(FakeServer(given))
        return servers[-1]

    monkeypatch.setitem(sys.modules, "xllamacpp", SimpleNamespace(CommonParams=parameters, Server=server))
    return servers


def test_the_server_keeps_nothing_and_no_request_asks_it_to(started: list[FakeServer]) -> None:
    with plain_chat(Path("model.gguf"), tokens=7) as chat:
        asked: Any = chat
        assert asked.extra_body == NO_CACHE == {"cache_prompt": False}
        assert asked.max_tokens == 7
        assert asked.temperature == 0
        assert asked.openai_api_base == f"http://{HOST}:9/v1"
    (server,) = started
    assert server.parameters.cache_ram_mib == 0
    assert server.parameters.n_parallel == 1
    assert server.parameters.hostnames == [HOST]
    assert server.parameters.cpuparams.n_threads == threads()
    assert server.parameters.model.path == "model.gguf"
    assert not hasattr(server.parameters, "slot_save_path")


def test_each_server_has_a_key_of_its_own(started: list[FakeServer]) -> None:
    for _ in range(2):
        with plain_chat(Path("model.gguf"), tokens=7):
            pass
    keys = [server.parameters.api_keys for server in started]
    assert keys[0] != keys[1]
    assert all(len(key) == 1 and len(key[0]) > 30 for key in keys)


def test_texts_and_questions_are_embedded_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import numpy as np

    opened: list[tuple[str, dict[str, Any]]] = []

    class FakeTransformer:
        def __init__(self, path: str, **options: Any) -> None:
            opened.append((path, options))

        def encode(self, texts: list[str], **_options: Any) -> Any:
            return np.asarray([[float(len(text))] for text in texts])

    module = SimpleNamespace(SentenceTransformer=FakeTransformer)
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    for name in OFFLINE:
        monkeypatch.setenv(name, "")
    embeddings = PlainEmbeddings(tmp_path)
    assert embeddings.embed_documents(["a", "bcd"]) == [[1.0], [3.0]]
    assert embeddings.embed_query("ab") == [2.0]
    assert opened == [(str(tmp_path), {"device": "cpu", "local_files_only": True})]
