from pathlib import Path

import pytest

from index.manifest import Damaged, Manifest, Pointer, generation_id
from index.passage import passages_of
from tests.index.fakes import article


def test_a_pointer_is_read_as_written(tmp_path: Path) -> None:
    assert Pointer.read(tmp_path) is None
    pointer = Pointer(current="a", manifest="b", previous="c")
    pointer.write(tmp_path)
    assert Pointer.read(tmp_path) == pointer


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"current": "a", "manifest": "b", "x": 1}'])
def test_what_is_no_pointer_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(Damaged, match="unreadable"):
        Pointer.read(tmp_path)


def test_what_is_no_manifest_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="missing or unreadable"):
        Manifest.read(tmp_path)


def test_the_id_changes_with_each_of_its_parts() -> None:
    one = article("one")
    passages = passages_of(one)
    ids = {
        generation_id([one], passages, "model"),
        generation_id([one], passages, "other model"),
        generation_id([one], passages[:-1], "model"),
        generation_id([article("two")], passages, "model"),
    }
    assert len(ids) == 4
