import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.bench.resident_memory import peak_bytes, resident_bytes, watched
from evals.errors import EvalsError


def _status(folder: Path, content: str) -> Path:
    (folder / "7").mkdir()
    (folder / "7" / "status").write_text(content, encoding="utf-8")
    return folder


def test_linux_tells_it_itself(tmp_path: Path) -> None:
    proc = _status(tmp_path, "Name:\tpython\nVmHWM:\t  900 kB\nVmRSS:\t  512 kB\nThreads:\t2\n")
    assert resident_bytes(7, proc) == 512 * 1024
    assert peak_bytes(7, proc) == 900 * 1024


def test_a_process_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="7 ended"):
        resident_bytes(7, tmp_path)


def test_a_process_that_has_just_ended_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="7 ended"):
        peak_bytes(7, _status(tmp_path, "Name:\tpython\nState:\tZ (zombie)\n"))


def test_elsewhere_psutil_tells_it(tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    assert resident_bytes(os.getpid(), tmp_path / "none") > 1_000_000
    assert peak_bytes(os.getpid(), tmp_path / "none") > 1_000_000


def test_psutil_knows_of_no_such_process(tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    with pytest.raises(EvalsError, match="ended"):
        resident_bytes(2**22 + 1, tmp_path / "none")


def test_a_missing_psutil_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psutil", None)
    with pytest.raises(EvalsError) as caught:
        resident_bytes(os.getpid(), tmp_path / "none")
    assert "pip install psutil" in caught.value.remedy


def test_a_process_is_watched_until_it_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with watched(process.pid, pause=0.001) as peak:
            while not peak.seen:
                os.sched_yield()
            process.communicate(b"\n")
        assert peak.seen > 1_000_000


def test_a_process_that_was_over_before_has_no_peak() -> None:
    with watched(2**22 + 1) as peak:
        pass
    assert peak.seen == 0
