"""Looks at everything that an answer needs, and names the remedy of whatever is missing."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

from assistant.errors import AssistantError
from assistant.settings import EMBEDDED, NO_LANGUAGE_MODEL, Settings
from corpus.errors import FootnoteError

PACKAGE = "footnote"
OLDEST_PYTHON = (3, 11)
PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^;\s]+)\s*$")
ROOM_FOR_WORK = 200_000_000  # bytes for an index and its next generation
ROOM_FOR_MODELS = 2_500_000_000  # bytes while a model is joined from its parts


class Severity(StrEnum):
    """Order the outcomes of a check."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Check:
    """Hold what one look found, and what to do about it; the remedy of what is right is empty."""

    name: str
    severity: Severity
    message: str
    remedy: str = ""


def examine(settings: Settings, *, deep: bool = False) -> Iterator[Check]:
    """Yield one check after the other.

    `deep` also hashes the models again, opens the index and starts the language model.
    """
    yield _python()
    yield _packages()
    yield from (_told(name, settings, deep, look) for name, look in LOOKS.items())


def _told(name: str, settings: Settings, deep: bool, look: Callable[[Settings, bool], Check]) -> Check:
    try:
        return look(settings, deep)
    except FootnoteError as error:
        return Check(name, Severity.ERROR, error.cause, error.remedy)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Check("python", Severity.ERROR, f"This is Python {found}.", "Install Python 3.11 or newer.")
    return Check("python", Severity.OK, f"Python {found}")


def _packages() -> Check:
    try:
        pins = pinned(requires(PACKAGE) or [])
    except PackageNotFoundError:
        return Check(
            "packages",
            Severity.WARNING,
            "The package is not installed, so its pins are unknown.",
            "Run `pip install -e .`.",
        )
    others = {name: wanted for name, wanted in pins.items() if _release(name) != wanted}
    if others:
        found = ", ".join(f"{name} {_installed(name)} instead of {wanted}" for name, wanted in others.items())
        wish = " ".join(f"{name}=={wanted}" for name, wanted in others.items())
        return Check(
            "packages",
            Severity.WARNING,
            f"Other versions than pinned: {found}.",
            f"Run `pip install {wish}`.",
        )
    return Check("packages", Severity.OK, f"{len(pins)} packages at their pinned versions")


def pinned(requirements: list[str]) -> dict[str, str]:
    """Return name and version of each requirement that pins one and needs no extra."""
    matches = (PIN.fullmatch(requirement) for requirement in requirements)
    return {match[1]: match[2] for match in matches if match}


def _release(name: str) -> str:
    """Return the installed version without its local part, which names a build and not a release."""
    return _installed(name).partition("+")[0]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _data_dir(settings: Settings, _deep: bool) -> Check:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise AssistantError(
            f"The data folder {folder} cannot be written: {error.strerror}.",
            "Make it writable, or choose another one with `--data-dir`.",
        ) from error
    return Check("data folder", Severity.OK, f"{folder} is writable")


def _disk(settings: Settings, _deep: bool) -> Check:
    from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL

    models = (EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL, LANGUAGE_MODEL)
    fetched = all(model.checked_file(settings.models_dir / model.target).exists() for model in models)
    needed = ROOM_FOR_WORK if fetched else ROOM_FOR_MODELS
    free = min(shutil.disk_usage(_existing(path)).free for path in (settings.data_dir, settings.models_dir))
    message = f"{free / 1e9:.1f} GB free, {needed / 1e9:.1f} GB needed"
    if free < needed:
        return Check("disk", Severity.WARNING, message, "Free some space, or choose another `--data-dir`.")
    return Check("disk", Severity.OK, message)


def _existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())


def _embedding_model(settings: Settings, deep: bool) -> Check:
    from index.model_files import (
        EMBEDDING_MODEL,
        QUANTIZED_EMBEDDING_MODEL,
        difference_of,
        locate,
        remedy_for,
        verify,
    )

    for model in (EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL):
        path = locate(model, settings.models_dir)
        verify(model, path)
        difference = difference_of(model, path) if deep else ""
        if difference:
            return Check("embedding model", Severity.ERROR, f"{path} has {difference}.", remedy_for(path))
    return Check("embedding model", Severity.OK, f"{EMBEDDING_MODEL.name}, both forms, sha256 as expected")


def _reranker(_settings: Settings, _deep: bool) -> Check:
    from index.reranker import verify_weights

    verify_weights()
    return Check("reranker", Severity.OK, "its weights are the shipped ones")


def _language_model(settings: Settings, deep: bool) -> Check:
    name = "language model"
    if settings.language_model == NO_LANGUAGE_MODEL:
        return Check(name, Severity.OK, "none wanted: answers are made of quotes")
    if settings.language_model == EMBEDDED:
        from assistant.language_model import embedded_file
        from index.model_files import difference_of, remedy_for

        path, model = embedded_file(settings)
        difference = difference_of(model, path) if deep else ""
        if difference:
            return Check(name, Severity.ERROR, f"{path} has {difference}.", remedy_for(path))
    if not deep:
        told = "sha256 as expected" if settings.language_model == EMBEDDED else "not tried without --deep"
        return Check(name, Severity.OK, f"{settings.language_model}: {told}")
    return _answering(name, settings)


def _answering(name: str, settings: Settings) -> Check:
    from assistant.language_model import open_language_model

    start = perf_counter()
    opened = open_language_model(settings)
    if opened is None:
        raise RuntimeError("a language model was wanted, and none was opened")
    with opened as model:
        started = perf_counter()
        with model.failures_told():
            model.chat.invoke("Say OK.", max_tokens=4)
        seconds = f"started in {started - start:.1f} s, answered in {perf_counter() - started:.1f} s"
        return Check(name, Severity.OK, f"{model.name}: {seconds}")


def _articles(settings: Settings, _deep: bool) -> Check:
    from corpus.library import load_articles

    articles = load_articles(settings.corpus_dirs)
    return Check("articles", Severity.OK, f"{len(articles)} can be read")


def _index(settings: Settings, deep: bool) -> Check:
    from assistant.embedder import embedder_of
    from corpus.library import corpus_digest, load_articles
    from index.generation import is_intact, open_current, root_for
    from index.manifest import Damaged, Manifest, Pointer

    root = root_for(settings.data_dir, settings.corpus_dirs)
    rebuild = "Run `assistant index`."
    try:
        pointer = Pointer.read(root)
        if pointer is None:
            return Check("index", Severity.ERROR, f"There is no index in {root}.", rebuild)
        manifest = Manifest.read(root / pointer.current)
    except Damaged as damage:
        return Check("index", Severity.ERROR, f"The index in {root} is damaged: {damage}.", rebuild)
    if not is_intact(root / pointer.current):
        return Check(
            "index", Severity.ERROR, f"The index in {root} is damaged, or of another version.", rebuild
        )
    if deep:
        open_current(root, embedder_of(settings)).close()
    if corpus_digest(load_articles(settings.corpus_dirs)) != manifest.corpus:
        return Check(
            "index", Severity.WARNING, "The articles have changed since the index was built.", rebuild
        )
    return Check("index", Severity.OK, f"generation {manifest.id}: intact, {manifest.passages} passages")


def _conversations(settings: Settings, _deep: bool) -> Check:
    from assistant.conversations import file_of, open_conversations

    if file_of(settings).exists():
        open_conversations(settings).close()
    return Check("conversations", Severity.OK, f"kept in {file_of(settings)}")


LOOKS: dict[str, Callable[[Settings, bool], Check]] = {
    "data folder": _data_dir,
    "disk": _disk,
    "articles": _articles,
    "embedding model": _embedding_model,
    "reranker": _reranker,
    "language model": _language_model,
    "index": _index,
    "conversations": _conversations,
}
