"""The two models as the reference opens them: the same files, the libraries' defaults, no cache."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from assistant.embedded_server import CONTEXT_TOKENS, HOST, SILENT, threads
from assistant.language_model import SEED, TIMEOUT
from index.reference_embedding import OFFLINE

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

NAME = "plain"
NO_CACHE = {"cache_prompt": False}


class PlainEmbeddings(Embeddings):
    """Embed as LangChain's own class over sentence-transformers does, without any cache."""

    def __init__(self, folder: Path) -> None:
        # The libraries read these once, when they are imported.
        os.environ.update(OFFLINE)
        from sentence_transformers import SentenceTransformer

        self._model: SentenceTransformer = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text."""
        vectors: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self.embed_documents([text])[0]


@contextmanager
def plain_chat(file: Path, tokens: int) -> Iterator["BaseChatModel"]:
    """Run a GGUF file for as long as the `with` statement runs, one request at a time; answers are bounded.

    The server is one of its own and not a slot of Footnote's: neither side can push out what the other keeps,
    and each has all threads while it is asked. A second copy of the model in memory is the price.
    """
    import httpx2
    from langchain.chat_models import init_chat_model

    from assistant.language_model import switch_tracing_off

    switch_tracing_off()
    key = secrets.token_urlsafe(32)
    server = _server(file, key)
    # The server closes connections that are kept alive; loopback never goes through a proxy.
    transport: dict[str, Any] = {
        "limits": httpx2.Limits(max_keepalive_connections=0),
        "trust_env": False,
        "timeout": TIMEOUT,
    }
    with httpx2.Client(**transport) as client:
        yield init_chat_model(
            f"openai:{NAME}",
            base_url=f"{server.listening_address}/v1",
            api_key=key,
            temperature=0,
            seed=SEED,
            max_tokens=tokens,
            extra_body=NO_CACHE,
            http_socket_options=(),
            http_client=client,
            http_async_client=httpx2.AsyncClient(**transport),
        )


def _server(file: Path, key: str) -> Any:
    """Return a running server; it stops when the last reference goes."""
    import xllamacpp  # type: ignore[import-untyped]  # it ships no types

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(file)
    parameters.model_alias = {NAME}
    parameters.hostnames = [HOST]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cache_ram_mib = 0
    parameters.cpuparams.n_threads = threads()
    parameters.verbosity = SILENT
    parameters.offline = True
    parameters.ui = False
    return xllamacpp.Server(parameters)
