import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.review import ReviewStatus
from index.builder import build
from index.embedding_cache import CachedEmbedder
from index.errors import IndexProblem
from index.files import hash_of
from index.generation import Generation, is_intact, open_current
from index.manifest import Pointer
from tests.index.fakes import STATEMENTS, HashEmbedder, article

Built = Callable[..., Generation]
REPOSITORY = Path(__file__).parents[2]
OLD = article("old")
NEW = article("new", (*STATEMENTS, "Another statement."))

# Builds three hundred statements into the folder of its first argument, in a process of its own.
BUILDER = """
import os, resource, signal, sys
from pathlib import Path
from index.builder import build
from index.errors import IndexProblem
from tests.index.fakes import HashEmbedder, article

root, what = Path(sys.argv[1]), sys.argv[2]

def progress(description, done, total):
    if what == "wait" and description == "Verifying the index":
        print("holding", flush=True)
        sys.stdin.read()
    if what == "die in " + description and done > 0:
        os.kill(os.getpid(), signal.SIGKILL)

if what.isdigit():
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(what), int(what)))
statements = tuple(f"Statement {number} on vitamin {number * 7}." for number in range(300))
try:
    build([article("many", statements)], HashEmbedder(), root, progress).close()
except IndexProblem as problem:
    print(problem)
    sys.exit(2)
"""


def _builder(root: Path, what: str, temporary: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(root), what],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _folders(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.is_dir()}


def _published_is(root: Path, id_: str) -> None:
    with open_current(root, HashEmbedder()) as generation:
        assert generation.id == id_
        assert generation.retriever(1).invoke("vitamin D")[0].page_content == STATEMENTS[2]


def test_a_generation_holds_the_articles_as_they_were(built: Built, root: Path) -> None:
    generation = built(OLD, NEW)
    assert dict(generation.articles) == {"old": OLD, "new": NEW}
    assert generation.articles["old"].digest == OLD.digest
    assert len(generation.passages) == generation.manifest.passages == 5 + 6
    assert generation.manifest.articles == {"old": OLD.digest, "new": NEW.digest}
    assert _folders(root) == {generation.id}


def test_the_id_follows_corpus_and_model_alone(built: Built, tmp_path: Path) -> None:
    first = built(OLD, NEW).id
    assert built(NEW, OLD).id == first
    with build([OLD, NEW], HashEmbedder("other"), tmp_path / "elsewhere") as other:
        assert other.id != first
    with build([NEW, OLD], HashEmbedder(), tmp_path / "third") as same:
        assert same.id == first
    assert built(OLD).id != first


def test_a_change_of_review_status_is_a_new_generation_that_embeds_nothing(
    root: Path, tmp_path: Path
) -> None:
    hashed = HashEmbedder()
    cached = CachedEmbedder(hashed, tmp_path / "embeddings.sqlite3")
    with build([OLD], cached, root) as first:
        embedded = len(hashed.embedded)
        assert embedded == 5
    with build([article("old", status=ReviewStatus.APPROVED)], cached, root) as second:
        assert second.id != first.id
        assert second.articles["old"].review.status is ReviewStatus.APPROVED
    assert len(hashed.embedded) == embedded


def test_the_one_before_is_kept_and_older_ones_go(built: Built, root: Path) -> None:
    ids = [built(article(statements=(f"Statement number {number}.",))).id for number in range(3)]
    assert _folders(root) == set(ids[1:])
    pointer = Pointer.read(root)
    assert pointer is not None
    assert (pointer.current, pointer.previous) == (ids[2], ids[1])


def test_an_intact_generation_is_not_written_again(built: Built, root: Path) -> None:
    first = built(OLD)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    assert built(OLD).id == first.id
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_going_back_to_the_one_before_switches_the_pointer_only(built: Built, root: Path) -> None:
    old, new = built(OLD).id, built(NEW).id
    assert built(OLD).id == old
    assert Pointer.read(root) == Pointer(
        current=old, manifest=hash_of(root / old / "manifest.json"), previous=new
    )


def test_a_damaged_generation_is_built_again(built: Built, root: Path) -> None:
    id_ = built(OLD).id
    (root / id_ / "articles.json").write_text("[]")
    assert not is_intact(root / id_)
    assert built(OLD).id == id_
    assert is_intact(root / id_)
    assert _folders(root) == {id_}


def test_nothing_to_index_is_told(built: Built) -> None:
    with pytest.raises(IndexProblem, match="nothing to index"):
        built()


def test_two_articles_with_one_id_are_told(built: Built) -> None:
    with pytest.raises(IndexProblem, match="same id 'old'"):
        built(OLD, article("old", ("Something else.",)))


STEPS = [
    "write_durably",
    "PassageStore.add",
    "LexicalIndex.save",
    "sync_tree",
    "_verify",
    "_rename",
    "_switch",
]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot be written to .*Read-only"),
        (RuntimeError("a bug"), "a bug"),
    ],
)
def test_what_fails_on_the_way_leaves_the_published_one(
    built: Built, root: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception, told: str
) -> None:
    old = built(OLD).id

    def fail(*_: object, **__: object) -> None:
        raise error

    expected = RuntimeError if isinstance(error, RuntimeError) else IndexProblem
    with monkeypatch.context() as patch:
        patch.setattr(f"index.builder.{step}", fail)
        with pytest.raises(expected, match=told) as caught:
            built(NEW)
    if isinstance(caught.value, IndexProblem):
        assert str(root) in caught.value.cause
    assert not [name for name in _folders(root) if name.startswith("building-")]
    _published_is(root, old)
    new = built(NEW).id
    assert _folders(root) == {old, new}


def test_a_failure_after_the_switch_leaves_the_new_one(
    built: Built, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(OLD)

    def fail(_: Path) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("index.builder._remove_old", fail)
        with pytest.raises(RuntimeError, match="power cut"):
            built(NEW)
    with open_current(root, HashEmbedder()) as generation:
        assert set(generation.articles) == {"new"}


@pytest.mark.parametrize("phase", ["Embedding passages", "Verifying the index"])
def test_a_killed_builder_leaves_the_published_one(
    built: Built, root: Path, tmp_path: Path, phase: str
) -> None:
    old = built(OLD).id
    killed = _builder(root, f"die in {phase}", tmp_path)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert [name for name in _folders(root) if name.startswith("building-")]
    _published_is(root, old)
    new = built(NEW).id
    assert _folders(root) == {old, new}


def test_a_second_builder_is_refused_and_readers_are_not(built: Built, root: Path, tmp_path: Path) -> None:
    old = built(OLD).id
    first = _builder(root, "wait", tmp_path)
    assert first.stdout is not None
    assert first.stdout.readline() == "holding\n"
    with pytest.raises(IndexProblem, match=r"Another build .* is running\. Wait until it ends"):
        built(NEW)
    _published_is(root, old)
    first.communicate()
    assert first.returncode == 0
    assert built(NEW).manifest.articles.keys() == {"new"}


@pytest.mark.parametrize("limit", [3_000, 200_000])
def test_files_that_cannot_grow_leave_the_published_one(
    built: Built, root: Path, tmp_path: Path, limit: int
) -> None:
    old = built(OLD).id
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    refused = _builder(root, str(limit), tmp_path)
    output, _ = refused.communicate()
    assert (refused.returncode, len(output.splitlines())) == (2, 1), output
    assert str(root) in output
    assert "Free space there" in output
    assert _folders(root) == {old}
    _published_is(root, old)


@pytest.mark.parametrize("kilobytes", [64, 1000])
def test_a_full_disk_leaves_the_published_one(tmp_path: Path, kilobytes: int) -> None:
    mounted = tmp_path / "disk"
    mounted.mkdir()
    root = mounted / "index"
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes + 700}k", "tmpfs", str(mounted)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root and the right to mount")
    try:
        build([OLD], HashEmbedder(), root).close()
        (mounted / "ballast").write_bytes(bytes(_free(mounted) - kilobytes * 1000))
        refused = _builder(root, "build", tmp_path)
        output, _ = refused.communicate()
        assert (refused.returncode, len(output.splitlines())) == (2, 1), output
        assert str(root) in output
        assert len(_folders(root)) == 1
        with open_current(root, HashEmbedder()) as generation:
            assert set(generation.articles) == {"old"}
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def test_a_damaged_generation_is_not_the_one_kept_before(
    root: Path, built: Callable[..., Generation]
) -> None:
    first = built(article("a", ("Statement of a.", "Pain.")))
    second = built(article("b", ("Statement of b.", "Pain.")))
    (root / second.id / "passages.json").write_text("[]")
    third = built(article("c", ("Statement of c.", "Pain.")))
    pointer = Pointer.read(root)
    assert pointer is not None
    assert (pointer.current, pointer.previous) == (third.id, first.id)
    assert not (root / second.id).exists()
