"""Progress on stderr: a live bar in a terminal, otherwise plain lines, never many."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from assistant.commands.output import print_notice
from assistant.terminal_text import neutralised
from index.progress import Progress

PAUSE = 5.0  # seconds between two lines about one task


class PlainProgress:
    """Print a line when a task begins, when it ends, and now and then between."""

    def __init__(self) -> None:
        self._printed: dict[str, float] = {}

    def __call__(self, description: str, done: int, total: int, /) -> None:
        """Show how far a task is."""
        now = time.monotonic()
        finished = done >= total
        if finished or now - self._printed.get(description, -PAUSE) >= PAUSE:
            print_notice(f"{description}: {done:,} of {total:,}")
            self._printed[description] = now
        if finished:
            self._printed.pop(description)


class LiveProgress:
    """Draw a bar for each task; a finished task leaves one plain line behind."""

    def __init__(self) -> None:
        self._bars = Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bars.stop()

    def __call__(self, description: str, done: int, total: int, /) -> None:
        """Show how far a task is."""
        if description not in self._tasks:
            self._tasks[description] = self._bars.add_task(neutralised(description), total=total)
        task = self._tasks[description]
        # Work that holds Python's lock would leave the last picture standing, so each state is drawn at once.
        self._bars.update(task, completed=done, total=total, refresh=True)
        if done >= total:
            self._bars.remove_task(self._tasks.pop(description))


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give the progress that fits stderr, for as long as the `with` statement runs."""
    if sys.stderr.isatty():
        with LiveProgress() as live:
            yield live
    else:
        yield PlainProgress()


@contextmanager
def shown_steps() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what is being done now: a line that changes, or plain lines."""
    if sys.stderr.isatty():
        with Console(stderr=True).status("") as status:
            yield lambda step: status.update(Text(neutralised(step)))
    else:
        yield print_notice
