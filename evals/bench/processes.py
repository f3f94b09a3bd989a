"""Running the command line as a reader does, in a process of its own, and taking its time and memory."""

import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from assistant.settings import Settings
from evals.bench.resident_memory import watched
from evals.errors import EvalsError

TIMEOUT = 300  # seconds; what takes longer is stuck


def command(*arguments: str) -> list[str]:
    """Return the command line of `assistant` in this Python, whatever is on the PATH."""
    return [sys.executable, "-m", "assistant", *arguments]


def shared_options(settings: Settings) -> list[str]:
    """Return the options that make another process read the same articles and the same index."""
    folders = [option for folder in settings.corpus for option in ("--corpus", str(folder))]
    return [*folders, "--data-dir", str(settings.data_dir)]


@dataclass(frozen=True, slots=True)
class Ran:
    """Hold what a command took, in seconds and in bytes of memory at its peak, and what it printed."""

    seconds: float
    peak: int
    stdout: str


def run(line: Sequence[str], timeout: float = TIMEOUT) -> Ran:
    """Run a command to its end, taking its time from its start.

    Raises:
        EvalsError: it failed, or did not end in time.
    """
    started = perf_counter()
    with (
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
        watched(process.pid) as peak,
    ):
        try:
            stdout, stderr = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise EvalsError(
                f"`{shown(line)}` did not end within {timeout:g} seconds.", "Run it by hand to see why."
            ) from error
        seconds = perf_counter() - started
    if process.returncode != 0:
        raise failure_of(line, stdout, stderr)
    return Ran(seconds, peak.seen, stdout)


def failure_of(line: Sequence[str], stdout: str, stderr: str) -> EvalsError:
    """Return the error for a failed command: the one that it printed as JSON, or the last thing it said."""
    with suppress(ValueError, KeyError, TypeError):
        error = json.loads(stdout)["error"]
        return EvalsError(f"`{shown(line)}` failed: {error['cause']}", str(error["remedy"]))
    last = [*stdout.strip().splitlines(), *stderr.strip().splitlines()] or ["it said nothing"]
    return EvalsError(
        f"`{shown(line)}` failed: {last[-1].rstrip('.')}.", "Run it by hand, or run `assistant doctor`."
    )


def shown(line: Sequence[str]) -> str:
    """Return a command as a reader types it."""
    arguments = line[3:] if list(line[1:3]) == ["-m", "assistant"] else line
    return shlex.join(["assistant", *arguments] if arguments is not line else line)
