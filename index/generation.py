"""One immutable build of the index, as it is opened for searching."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from types import MappingProxyType, TracebackType
from weakref import finalize

from langchain_core.vectorstores import VectorStore
from pydantic import TypeAdapter

from corpus.article import Article
from index.embedding import FingerprintedEmbeddings
from index.errors import IndexProblem
from index.files import hash_of
from index.lexical import LexicalIndex
from index.manifest import FORMAT, MANIFEST, Damaged, Manifest, Pointer
from index.passage import Passage
from index.retriever import HybridRetriever
from index.store import PassageStore

ARTICLES = "articles.json"
PASSAGES = "passages.json"
DENSE = "chroma"
LEXICAL = "lexical"
ARTICLE_LIST = TypeAdapter(tuple[Article, ...])
PASSAGE_LIST = TypeAdapter(tuple[Passage, ...])
REBUILD = "Run `assistant index`"


@dataclass(frozen=True)
class Generation:
    """Hold everything that a question is searched in; close it, or use it in a `with` block.

    Articles are those of the time of the build, so that a citation never depends on a file changed since.
    """

    id: str
    manifest: Manifest
    articles: Mapping[str, Article]
    passages: Mapping[str, Passage]
    store: PassageStore
    lexical: LexicalIndex
    _release: Callable[[], object]

    @property
    def dense(self) -> VectorStore:
        """Return the dense store behind LangChain's interface."""
        return self.store.vectors

    def retriever(self, k: int) -> HybridRetriever:
        """Return the hybrid retriever that finds at most `k` passages."""
        return HybridRetriever(store=self.store, lexical=self.lexical, passages=self.passages, k=k)

    def close(self) -> None:
        """Release the files; a second call does nothing."""
        self._release()

    def __enter__(self) -> "Generation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def root_for(data_dir: Path, corpus_dirs: Sequence[Path]) -> Path:
    """Return the folder of the generations made from a set of folders of articles.

    Each set has its own, so that trying other articles never disturbs what is served.
    """
    resolved = sorted({str(folder.resolve()) for folder in corpus_dirs})
    digest = sha256("\n".join(resolved).encode()).hexdigest()[:10]
    name = "-".join(re.sub(r"[^a-z0-9]+", "-", Path(path).name.lower()).strip("-") for path in resolved)
    return data_dir / "index" / f"{name[:40].strip('-') or 'articles'}-{digest}"


def open_current(root: Path, embedder: FingerprintedEmbeddings) -> Generation:
    """Open the generation that was published last.

    Nothing is handed to Chroma before every file is found to be as it was built: a damaged one could end the
    process instead of raising.

    Raises:
        IndexProblem: there is no index, it is damaged, or it was made with another model or version.
    """
    try:
        pointer = Pointer.read(root)
    except Damaged as damage:
        raise IndexProblem(f"The index in {root} is damaged: {damage}.", f"{REBUILD}.") from damage
    if pointer is None:
        raise IndexProblem(f"There is no index in {root}.", f"{REBUILD}.")
    try:
        folder = root / pointer.current
        manifest = _pointed_manifest(folder, pointer)
        if manifest.format != FORMAT:
            raise IndexProblem("The index was built by another version of this program.", f"{REBUILD}.")
        manifest.check_files(folder)
        if manifest.embedding != embedder.fingerprint:
            raise IndexProblem("The index was built with another embedding model.", f"{REBUILD}.")
        return load(folder, manifest, embedder)
    except Damaged as damage:
        raise IndexProblem(f"The index in {root} is damaged: {damage}.", _remedy(root, pointer)) from damage
    except OSError as error:
        raise IndexProblem(
            f"The index in {root} cannot be opened: {error.strerror or error}.",
            "Check the rights on that folder, then try again.",
        ) from error


def is_intact(folder: Path) -> bool:
    """Tell whether a folder holds a generation of this format with every file as it was built."""
    try:
        manifest = Manifest.read(folder)
        manifest.check_files(folder)
    except (Damaged, OSError):
        return False
    return manifest.format == FORMAT and manifest.id == folder.name


def load(folder: Path, manifest: Manifest, embedder: FingerprintedEmbeddings) -> Generation:
    """Open a folder whose files were checked; Chroma gets a private copy, which goes when it is closed.

    Raises:
        Damaged: the files are not what a build of this format writes.
        IndexProblem: there is no room for the copy.
    """
    try:
        articles = ARTICLE_LIST.validate_json((folder / ARTICLES).read_bytes())
        passages = PASSAGE_LIST.validate_json((folder / PASSAGES).read_bytes())
        lexical = LexicalIndex.load(folder / LEXICAL)
    except ValueError as error:
        raise Damaged("its files do not hold articles, passages or a lexical index") from error
    copy = _private_copy(folder / DENSE)
    try:
        store = PassageStore.open(copy, embedder)
    except BaseException as error:
        shutil.rmtree(copy)
        if isinstance(error, ValueError):
            raise Damaged(str(error)) from error
        raise
    return Generation(
        id=manifest.id,
        manifest=manifest,
        articles=MappingProxyType({article.id: article for article in articles}),
        passages=MappingProxyType({passage.id: passage for passage in passages}),
        store=store,
        lexical=lexical,
        _release=finalize(store, _release, store.closer, copy),
    )


def _private_copy(folder: Path) -> Path:
    copy = None
    try:
        copy = Path(mkdtemp(prefix="footnote-index-"))
        return shutil.copytree(folder, copy, dirs_exist_ok=True)
    except OSError as error:
        if copy:
            shutil.rmtree(copy)
        raise IndexProblem(
            f"The index cannot be copied to {copy or gettempdir()} for reading: {error.strerror or error}.",
            "Free space there, or name a folder with more of it in the environment variable TMPDIR.",
        ) from error


def _release(release: Callable[[], None], copy: Path) -> None:
    release()
    # Whoever cleans temporary files may have been quicker.
    with suppress(FileNotFoundError):
        shutil.rmtree(copy)


def _pointed_manifest(folder: Path, pointer: Pointer) -> Manifest:
    manifest = Manifest.read(folder)
    if hash_of(folder / MANIFEST) != pointer.manifest:
        raise Damaged(f"{MANIFEST} has changed since it was built")
    return manifest


def _remedy(root: Path, pointer: Pointer) -> str:
    if pointer.previous and is_intact(root / pointer.previous):
        return f"{REBUILD} to build it again (the generation before it, {pointer.previous}, is intact)."
    return f"{REBUILD} to build it again."
