import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import IndexProblem
from index.files import files_below
from index.generation import Generation, open_current, root_for
from tests.index.fakes import HashEmbedder, article

Built = Callable[..., Generation]
REPOSITORY = Path(__file__).parents[2]

# Damages every file of the current generation in every way, opens it each time, and prints what was told.
DAMAGER = """
import json, shutil, sys
from pathlib import Path
from index.errors import IndexProblem
from index.files import files_below
from index.generation import open_current
from tests.index.fakes import HashEmbedder

def truncate(path): path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
def empty(path): path.write_bytes(b"")
def garble(path):
    content = bytearray(path.read_bytes())
    for place in range(0, len(content), 7):
        content[place] ^= 0xFF
    path.write_bytes(content)
def flip_one_bit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

root = Path(sys.argv[1])
told = {}
for name, path in files_below(root).items():
    if name == ".lock" or not path.stat().st_size:
        continue
    whole = path.read_bytes()
    for damage in (truncate, empty, garble, flip_one_bit, Path.unlink):
        damage(path)
        try:
            open_current(root, HashEmbedder()).close()
            told[f"{name} {damage.__name__}"] = "opened"
        except IndexProblem as problem:
            told[f"{name} {damage.__name__}"] = [problem.cause, problem.remedy]
        path.write_bytes(whole)
open_current(root, HashEmbedder()).close()
print(json.dumps(told))
"""


def test_every_damaged_file_is_found_before_it_is_opened(built: Built, root: Path) -> None:
    current = built(article()).id
    done = subprocess.run(
        [sys.executable, "-c", DAMAGER, str(root)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    damaged_files = {case.rpartition(" ")[0] for case in told}
    assert {"current", f"{current}/articles.json", f"{current}/chroma/chroma.sqlite3"} <= damaged_files
    assert any(name.endswith("data_level0.bin") for name in damaged_files)
    assert any("/lexical/" in name for name in damaged_files)
    for case, outcome in told.items():
        cause, remedy = outcome
        expected = "There is no index" if case == "current unlink" else "is damaged"
        assert expected in cause, case
        assert remedy.startswith("Run `assistant index`"), case


def test_a_file_that_does_not_belong_is_damage(built: Built, root: Path) -> None:
    (root / built(article()).id / "chroma" / "extra.bin").write_bytes(b"x")
    with pytest.raises(IndexProblem, match=r"extra\.bin"):
        open_current(root, HashEmbedder())


def test_an_intact_previous_one_is_named_and_not_served(built: Built, root: Path) -> None:
    old = built(article(statements=("Old.",))).id
    new = built(article(statements=("New.",))).id
    (root / new / "passages.json").unlink()
    with pytest.raises(IndexProblem) as caught:
        open_current(root, HashEmbedder())
    assert f"the generation before it, {old}, is intact" in caught.value.remedy
    (root / old / "passages.json").unlink()
    with pytest.raises(IndexProblem) as caught:
        open_current(root, HashEmbedder())
    assert "intact" not in caught.value.remedy


def test_no_index_is_told(root: Path) -> None:
    with pytest.raises(IndexProblem) as caught:
        open_current(root, HashEmbedder())
    assert caught.value.cause == f"There is no index in {root}."
    assert caught.value.remedy == "Run `assistant index`."


def test_another_model_is_told(built: Built, root: Path) -> None:
    built(article())
    with pytest.raises(IndexProblem, match=r"another embedding model\. Run `assistant index`"):
        open_current(root, HashEmbedder("other"))


def test_another_format_is_told(built: Built, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(article())
    monkeypatch.setattr("index.generation.FORMAT", 999)
    with pytest.raises(IndexProblem, match="another version"):
        open_current(root, HashEmbedder())


def test_reading_writes_nothing_beside_a_private_copy(
    built: Built, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(article())
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in files_below(root).items()}
    with open_current(root, HashEmbedder()) as first, open_current(root, HashEmbedder()) as second:
        assert first.retriever(3).invoke("vitamin") == second.retriever(3).invoke("vitamin")
        assert len(list(temporary.iterdir())) == 2
    assert list(temporary.iterdir()) == []
    after = {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in files_below(root).items()}
    assert after == before


def test_a_forgotten_generation_releases_its_copy(
    built: Built, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(article())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    generation = open_current(root, HashEmbedder())
    assert generation.dense.similarity_search("vitamin", k=1)
    del generation
    gc.collect()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_an_open_generation_survives_two_more_builds(built: Built, root: Path) -> None:
    first = built(article())
    expected = first.retriever(3).invoke("vitamin D")
    built(article(statements=("Second.",)))
    built(article(statements=("Third.",)))
    assert not (root / first.id).exists()
    assert first.retriever(3).invoke("vitamin D") == expected


def test_no_room_for_the_copy_is_told(
    built: Built, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(article())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    with pytest.raises(IndexProblem, match=r"cannot be copied .* TMPDIR"):
        open_current(root, HashEmbedder())


def test_a_root_belongs_to_a_set_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "My Articles").mkdir()
    root = root_for(tmp_path, [Path("My Articles")])
    assert root.parent == tmp_path / "index"
    assert root.name.startswith("my-articles-")
    assert root == root_for(tmp_path, [tmp_path / "My Articles", Path("./My Articles")])
    assert root != root_for(tmp_path, [Path("elsewhere") / "My Articles"])
    both = [Path("a"), Path("b")]
    assert root_for(tmp_path, both) == root_for(tmp_path, both[::-1]) != root_for(tmp_path, both[:1])
    assert root_for(tmp_path, [Path(os.sep)]).name.startswith("articles-")
