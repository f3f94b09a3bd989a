"""The memory of a running process: what it holds now, and the most it ever held."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from evals.errors import EvalsError

PROC = Path("/proc")
NOW = "VmRSS:"
PEAK = "VmHWM:"
KIBIBYTE = 1024
PAUSE = 0.02  # seconds between two looks


def resident_bytes(pid: int, proc: Path = PROC) -> int:
    """Return how many bytes of a process lie in memory now: from Linux itself, elsewhere from psutil.

    Raises:
        EvalsError: the process is gone, or psutil is needed and missing.
    """
    return _bytes(pid, NOW, proc)


def peak_bytes(pid: int, proc: Path = PROC) -> int:
    """Return the most bytes of a process that ever lay in memory; where only Linux knows, those of now.

    Raises:
        EvalsError: the process is gone, or psutil is needed and missing.
    """
    return _bytes(pid, PEAK, proc)


@dataclass
class Peak:
    """Hold the most bytes that were seen so far."""

    seen: int = 0


@contextmanager
def watched(pid: int, pause: float = PAUSE) -> Iterator[Peak]:
    """Look again and again at the peak of a process that may end meanwhile.

    The system tells the peak of a process only as long as it lives, so what it takes in the last moment of
    its life may be missed.
    """
    peak, over = Peak(), Event()

    def look() -> None:
        with suppress(EvalsError):
            while not over.is_set():
                peak.seen = max(peak.seen, peak_bytes(pid))
                over.wait(pause)

    thread = Thread(target=look, name="memory", daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _bytes(pid: int, field: str, proc: Path) -> int:
    if not proc.is_dir():
        return _from_psutil(pid)
    try:
        status = (proc / str(pid) / "status").read_text(encoding="utf-8")
    except OSError as error:
        raise _gone(pid) from error
    for line in status.splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * KIBIBYTE
    # A process that has ended and was not yet waited for has no memory line.
    raise _gone(pid)


def _from_psutil(pid: int) -> int:
    try:
        psutil = importlib.import_module("psutil")
    except ImportError as error:
        raise EvalsError(
            "The memory of a process cannot be read on this system without the package psutil.",
            "Run `pip install psutil`, or leave memory out with `assistant bench --only first-quote`.",
        ) from error
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.NoSuchProcess as error:
        raise _gone(pid) from error


def _gone(pid: int) -> EvalsError:
    return EvalsError(
        f"The process {pid} ended while its memory was measured.",
        "Run `assistant serve` by hand to see why it ends.",
    )
