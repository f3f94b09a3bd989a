"""Opening the assistant with its wait in sight."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.progress import Progress

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

OPENING = "opening the index and its model"


def opened(settings: "Settings", *, quotes_only: bool, progress: Progress) -> "Assistant":
    """Return the open assistant; importing what reads the models is most of the wait.

    Raises:
        FootnoteError: the index or a model is missing or damaged, or a setting cannot be used.
    """
    progress(OPENING, 0, 1)
    with no_garbage_collection():
        from assistant.assistant import open_assistant

        assistant = open_assistant(settings, quotes_only=quotes_only, progress=progress)
    progress(OPENING, 1, 1)
    return assistant


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Pause the garbage collector while large libraries are imported, and leave out what they made for good.

    Hardly anything that an import makes is ever garbage; looking for it takes a second of the eight.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
