"""Builds a generation beside the published ones, verifies it, and publishes it by switching a pointer."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.article import Article
from corpus.library import corpus_digest
from index.embedding import FingerprintedEmbeddings
from index.errors import IndexProblem
from index.files import disk_is_full, files_below, hash_of, is_engine_error, sync_tree, write_durably
from index.generation import (
    ARTICLE_LIST,
    ARTICLES,
    DENSE,
    LEXICAL,
    PASSAGE_LIST,
    PASSAGES,
    Generation,
    is_intact,
    load,
    open_current,
)
from index.lexical import LexicalIndex
from index.manifest import FORMAT, MANIFEST, Damaged, Manifest, Pointer, generation_id
from index.passage import Passage, passages_of
from index.progress import Progress, silent
from index.store import PassageStore
from index.verification import verify_generation

LOCK = ".lock"
UNFINISHED = "building-"
REPLACED = "replaced-"


def build(
    articles: Sequence[Article], embedder: FingerprintedEmbeddings, root: Path, progress: Progress = silent
) -> Generation:
    """Make, verify and publish the generation of these articles, and open it.

    Whatever happens on the way, what was published before stays published and opens. The one before is kept;
    older ones go. Where the same generation stands already and is intact, it is only verified.

    Raises:
        IndexProblem: nothing to index, an article id used twice, another build running, or a disk that cannot
            be written.
        ModelProblem: the embedding model is missing or damaged.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    passages = _passages_of_all(ordered)
    fingerprint = embedder.fingerprint
    id_ = generation_id(ordered, passages, fingerprint)
    with _writing_to(root), _only_builder(root):
        _remove_leftovers(root)
        target = root / id_
        if not is_intact(target):
            unfinished = root / f"{UNFINISHED}{id_}-{os.getpid()}"
            try:
                _write(unfinished, id_, ordered, passages, embedder, progress)
                _verify(unfinished, embedder, progress)
                _rename(unfinished, target, root)
            finally:
                # Gone already after the rename; what cannot go now goes before the next build.
                shutil.rmtree(unfinished, ignore_errors=True)
        else:
            _verify(target, embedder, progress)
        _switch(root, target)
        _remove_old(root)
    return open_current(root, embedder)


def _passages_of_all(articles: Sequence[Article]) -> tuple[Passage, ...]:
    twice = [id_ for id_, times in Counter(article.id for article in articles).items() if times > 1]
    if twice:
        raise IndexProblem(
            f"Two articles have the same id {twice[0]!r}.", "Give one of them another id, then index again."
        )
    passages = tuple(passage for article in articles for passage in passages_of(article))
    if not passages:
        raise IndexProblem(
            "There is nothing to index: no article with a statement was read.",
            "Put articles into the corpus folder, or name another one with `--corpus`.",
        )
    return passages


def _write(
    folder: Path,
    id_: str,
    articles: tuple[Article, ...],
    passages: tuple[Passage, ...],
    embedder: FingerprintedEmbeddings,
    progress: Progress,
) -> None:
    folder.mkdir()
    write_durably(folder / ARTICLES, ARTICLE_LIST.dump_json(articles))
    write_durably(folder / PASSAGES, PASSAGE_LIST.dump_json(passages))
    store = PassageStore.create(folder / DENSE, embedder)
    try:
        store.add(passages, progress)
    finally:
        store.closer()
    LexicalIndex.of(passages).save(folder / LEXICAL)
    Manifest(
        format=FORMAT,
        id=id_,
        corpus=corpus_digest(articles),
        embedding=embedder.fingerprint,
        articles={article.id: article.digest for article in articles},
        passages=len(passages),
        files={name: hash_of(path) for name, path in files_below(folder).items()},
    ).write(folder)
    sync_tree(folder)


def _verify(folder: Path, embedder: FingerprintedEmbeddings, progress: Progress) -> None:
    """Verify a folder the way a reader opens it.

    Raises:
        IndexProblem: it is not what it should be; the disk or the memory of this machine is to blame.
    """
    try:
        manifest = Manifest.read(folder)
        manifest.check_files(folder)
        with load(folder, manifest, embedder) as generation:
            verify_generation(generation, embedder, progress)
    except Damaged as damage:
        raise IndexProblem(
            f"The new index was not published, for it failed its own check: {damage}.",
            "Check the disk, then run `assistant index` again.",
        ) from damage


def _rename(unfinished: Path, target: Path, root: Path) -> None:
    if target.exists():
        target.rename(root / f"{REPLACED}{target.name}")
    unfinished.rename(target)


def _switch(root: Path, target: Path) -> None:
    """Point to the verified generation, and remember the latest intact one before it, if there is any."""
    try:
        old = Pointer.read(root)
    except Damaged:
        old = None
    earlier = [old.current, old.previous] if old is not None else []
    # A damaged generation is of no use to fall back on, so the intact one before it stays instead.
    intact = (name for name in earlier if name and name != target.name and is_intact(root / name))
    previous = next(intact, None)
    new = Pointer(current=target.name, manifest=hash_of(target / MANIFEST), previous=previous)
    if new != old:
        new.write(root)


def _remove_old(root: Path) -> None:
    pointer = Pointer.read(root)
    kept = {pointer.current, pointer.previous} if pointer else set()
    for folder in [path for path in root.iterdir() if path.is_dir() and path.name not in kept]:
        shutil.rmtree(folder)


def _remove_leftovers(root: Path) -> None:
    """Remove what dead builders left; the lock says that no builder is alive."""
    for folder in [path for path in root.iterdir() if path.name.startswith((UNFINISHED, REPLACED))]:
        shutil.rmtree(folder)


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
    try:
        with FileLock(root / LOCK, blocking=False):
            yield
    except Timeout as error:
        raise IndexProblem(
            f"Another build of the index in {root} is running.", "Wait until it ends, then try again."
        ) from error


@contextmanager
def _writing_to(root: Path) -> Iterator[None]:
    """Turn what a disk refuses into words; errors of any other kind are bugs and pass."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        yield
    except IndexProblem:
        raise
    except BaseException as error:
        if disk_is_full(error):
            raise IndexProblem(
                f"The disk is full: the index cannot be written to {root}.",
                "Free space there or choose another `--data-dir`, then run `assistant index` again.",
            ) from error
        if is_engine_error(error):
            raise IndexProblem(
                f"The dense store cannot be written to {root}: {error}.",
                "Free space there, as a full disk is the usual cause, then run `assistant index` again.",
            ) from error
        if isinstance(error, OSError):
            raise IndexProblem(
                f"The index cannot be written to {root}: {error.strerror or error}.",
                "Check the rights on that folder or choose another `--data-dir`, then try again.",
            ) from error
        raise
