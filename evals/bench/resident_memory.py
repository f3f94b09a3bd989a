"""The resident memory of a running process."""

import importlib
from pathlib import Path

from evals.errors import EvalsError

PROC = Path("/proc")
FIELD = "VmRSS:"
KIBIBYTE = 1024


def resident_bytes(pid: int, proc: Path = PROC) -> int:
    """Return how many bytes of a process lie in memory now: from Linux itself, elsewhere from psutil.

    Raises:
        EvalsError: the process is gone, or psutil is needed and missing.
    """
    if not proc.is_dir():
        return _from_psutil(pid)
    try:
        status = (proc / str(pid) / "status").read_text(encoding="utf-8")
    except OSError as error:
        raise _gone(pid) from error
    for line in status.splitlines():
        if line.startswith(FIELD):
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
