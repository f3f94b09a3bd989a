"""The seam to language models: the embedded one, any other that LangChain knows, or none."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from assistant.embedded_server import EmbeddedServer, start
from assistant.errors import AssistantError
from assistant.settings import EMBEDDED, NO_LANGUAGE_MODEL, Settings
from index.errors import ModelProblem
from index.files import hash_of
from index.model_files import LANGUAGE_MODEL, ModelFile, locate, verify
from index.progress import Progress, silent

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

SEED = 20
STATES = "prompt-states"
RETRIES = 1
TIMEOUT = 300  # seconds without a byte; a long prompt on a slow processor takes its time
EXTRAS = ("anthropic", "ollama")
REMEDY = (
    "Set FOOTNOTE_LANGUAGE_MODEL to `embedded`, `none` or `provider:model`, and FOOTNOTE_LANGUAGE_MODEL_KEY "
    "and FOOTNOTE_LANGUAGE_MODEL_URL as the provider wants them."
)


def _nothing() -> None:
    """Hold nothing, so free nothing."""


@dataclass(frozen=True)
class LanguageModel:
    """Hold a chat model that is ready to use; `close` it, or use it in a `with` statement.

    `name` is what a receipt calls it; `sha256` is the hash of its file, and `server` what runs it, both None
    where it runs elsewhere.
    """

    chat: "BaseChatModel"
    name: str
    sha256: str | None
    release: Callable[[], None] = _nothing
    server: EmbeddedServer | None = None

    def close(self) -> None:
        """Free what the model holds; a second call does nothing."""
        self.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def failures_told(self) -> Iterator[None]:
        """Turn what a chat model raises while it is used into an error for the reader.

        Raises:
            AssistantError: the model could not be reached, or refused the request.
        """
        from langchain_core.exceptions import ModelError

        try:
            yield
        except ModelError as error:
            raise AssistantError(
                f"The language model {self.name} failed: {_first_line(error)}.",
                "Check that it is reachable and try again, or ask with `--quotes-only`.",
            ) from error


OpenModel = Callable[[Settings, Progress], LanguageModel | None]


def open_language_model(settings: Settings, progress: Progress = silent) -> LanguageModel | None:
    """Open the language model that the settings name, or return None where they say `none`.

    Raises:
        ModelProblem: the embedded model is missing, damaged, or another one than the settings allow.
        AssistantError: the setting names no known provider, or a package or a key is missing.
    """
    switch_tracing_off()
    if settings.language_model == NO_LANGUAGE_MODEL:
        return None
    if settings.language_model == EMBEDDED:
        return _open_embedded(settings, progress)
    return _open_other(settings)


def switch_tracing_off() -> None:
    """Keep LangChain from sending traces away, whatever the environment of this process says."""
    import langsmith

    langsmith.configure(enabled=False)


def _open_embedded(settings: Settings, progress: Progress) -> LanguageModel:
    description = "starting the language model"
    progress(description, 0, 1)
    file, model = embedded_file(settings)
    server = start(file, model.name, settings.data_dir / STATES)
    language_model = _reach(server, model)
    progress(description, 1, 1)
    return language_model


def expected_hash(settings: Settings) -> str:
    """Return what a receipt calls the language model of the settings: its hash, or its name elsewhere."""
    if settings.language_model != EMBEDDED:
        return settings.language_model
    return (settings.language_model_sha256 or LANGUAGE_MODEL.sha256).lower()


def embedded_file(settings: Settings) -> tuple[Path, ModelFile]:
    """Return the GGUF file to load, its hash checked, and what it is.

    Raises:
        ModelProblem: the file is missing, or has another hash than the pinned or the named one.
    """
    if settings.language_model_file is None:
        path = locate(LANGUAGE_MODEL, settings.models_dir)
        verify(LANGUAGE_MODEL, path)
        return path, LANGUAGE_MODEL
    file = settings.language_model_file
    if not file.is_file():
        raise ModelProblem(
            f"There is no language model at {file}.",
            "Set FOOTNOTE_LANGUAGE_MODEL_FILE to a GGUF file, or unset it and run `assistant models`.",
        )
    named = expected_hash(settings)
    model = replace(LANGUAGE_MODEL, name=file.stem, target=file.name, size=file.stat().st_size, sha256=named)
    try:
        verify(model, file)
    except ModelProblem as error:
        raise ModelProblem(
            f"The language model {file} is not the expected one: its sha256 is {hash_of(file)}.",
            "Set FOOTNOTE_LANGUAGE_MODEL_SHA256 to that hash if this file is meant.",
        ) from error
    return file, model


def _reach(server: EmbeddedServer, model: ModelFile) -> LanguageModel:
    import httpx2
    from langchain.chat_models import init_chat_model

    # The server closes connections that are kept alive; loopback never goes through a proxy.
    transport: dict[str, Any] = {
        "limits": httpx2.Limits(max_keepalive_connections=0),
        "trust_env": False,
        "timeout": TIMEOUT,
    }
    client = httpx2.Client(**transport)
    chat = init_chat_model(
        f"openai:{model.name}",
        base_url=f"{server.address}/v1",
        api_key=server.key,
        temperature=0,
        seed=SEED,
        max_retries=RETRIES,
        stream_usage=True,
        # An empty piece comes after each batch of the prompt, at which a reader who gave up can leave.
        extra_body={"return_progress": True},
        # Both clients are given, so there is no transport to tune.
        http_socket_options=(),
        http_client=client,
        http_async_client=httpx2.AsyncClient(**transport),
    )
    held = ExitStack()
    held.callback(server.close)
    held.callback(client.close)
    return LanguageModel(chat=chat, name=model.name, sha256=model.sha256, release=held.close, server=server)


def _open_other(settings: Settings) -> LanguageModel:
    from langchain.chat_models import init_chat_model

    name = settings.language_model
    provider, colon, _ = name.partition(":")
    if not colon:
        raise AssistantError(f"The language model {name!r} names no provider.", REMEDY)
    where: dict[str, Any] = {"max_retries": RETRIES} if provider != "ollama" else {}
    if settings.language_model_url:
        where["base_url"] = settings.language_model_url
    if settings.language_model_key:
        where["api_key"] = settings.language_model_key.get_secret_value()
    try:
        chat = init_chat_model(name, **where)
    except ImportError as error:
        package = f"footnote[{provider}]" if provider in EXTRAS else f"langchain-{provider.replace('_', '-')}"
        raise AssistantError(
            f"The package for language models of {provider} is not installed.",
            f"Run `pip install '{package}'`.",
        ) from error
    except Exception as error:
        # Each provider has its own class for a missing key, a bad address or a wrong name.
        raise AssistantError(
            f"The language model {name} cannot be used: {_first_line(error)}.", REMEDY
        ) from error
    return LanguageModel(chat=chat, name=name, sha256=None)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
