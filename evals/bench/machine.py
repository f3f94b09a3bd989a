"""The machine that was measured on: a figure says little without it."""

import os
import platform
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """Describe a machine; `load` counts the processes that wanted a processor lately, where it is known."""

    system: str
    python: str
    processors: int
    load: float | None

    @property
    def described(self) -> str:
        """Return it in one line."""
        busy = "" if self.load is None else f", load {self.load:.1f} before the measurement"
        return f"{self.system}, Python {self.python}, {self.processors} processors{busy}"

    @property
    def is_busy(self) -> bool:
        """Tell whether other work competed for the processors, so that the figures are too high."""
        return self.load is not None and self.load > self.processors / 2


def this_machine() -> Machine:
    """Return what can be told of the machine without any privilege."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    return Machine(f"{platform.system()} {platform.machine()}", platform.python_version(), usable, load)
