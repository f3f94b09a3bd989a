"""Work in a process of its own, so that its memory and its threads are nobody else's."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any, Generic, TypeVar

from corpus.errors import FootnoteError
from evals.bench.resident_memory import peak_bytes
from evals.errors import EvalsError

State = TypeVar("State")
Result = TypeVar("Result")

STOP_TIMEOUT = 30.0  # seconds
READY = "ready"


@dataclass(frozen=True, slots=True)
class Failure:
    """Carry an error for the reader over to the process that tells it."""

    cause: str
    remedy: str


@dataclass(frozen=True)
class OwnProcess(Generic[State]):
    """Hold a process that opened something; `started` is the seconds from its start until that was open."""

    pid: int
    started: float
    _connection: Connection

    def ask(self, work: Callable[[State], Result]) -> Result:
        """Return what a function makes of what is open there; it and its result must be picklable.

        Raises:
            EvalsError: the function failed in a way that has a remedy, or the process ended.
        """
        self._connection.send(work)
        result: Result = _received(self._connection)
        return result

    @property
    def peak(self) -> int:
        """Return the most bytes that the process ever had in memory."""
        return peak_bytes(self.pid)


@contextmanager
def own_process(opening: Callable[[], AbstractContextManager[State]]) -> Iterator[OwnProcess[State]]:
    """Open something in a fresh process for as long as the `with` statement runs; `opening` is picklable.

    Raises:
        EvalsError: it could not be opened, or the process ended.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, opening), daemon=True)
    started = perf_counter()
    process.start()
    # Only while no other copy of that end is open does its closing tell of the process's death.
    there.close()
    try:
        _received(here)
        assert process.pid is not None
        yield OwnProcess(process.pid, perf_counter() - started, here)
    finally:
        with suppress(OSError):
            here.send(None)
        process.join(STOP_TIMEOUT)
        if process.is_alive():
            process.kill()
            process.join()
        here.close()


def _work(connection: Connection, opening: Callable[[], AbstractContextManager[Any]]) -> None:
    """Open, answer until told to stop, and close; what goes wrong is sent back."""
    # Whoever started this process is interrupted too, and ends it in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with opening() as state:
            connection.send(READY)
            while (work := _asked(connection)) is not None:
                connection.send(work(state))
    except FootnoteError as error:
        connection.send(Failure(error.cause, error.remedy))


def _asked(connection: Connection) -> Callable[[Any], Any] | None:
    """Return the next work, or None where nobody is left to ask for any."""
    try:
        work: Callable[[Any], Any] | None = connection.recv()
    except EOFError:
        return None
    return work


def _received(connection: Connection) -> Any:
    try:
        received = connection.recv()
    except (EOFError, ConnectionError) as error:
        raise EvalsError(
            "A process that was measured ended before its time.",
            "Look above for what it said, and see that enough memory is free.",
        ) from error
    if isinstance(received, Failure):
        raise EvalsError(received.cause, received.remedy)
    return received
