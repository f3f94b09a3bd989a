"""How long work tells a reader how far it is; who draws it lives in a room above."""

from typing import Protocol


class Progress(Protocol):
    """Receive the state of one task; called with `done == total` once it is finished."""

    def __call__(self, description: str, done: int, total: int, /) -> None:
        """Show that `done` of `total` units of the described task are finished."""


def silent(_description: str, _done: int, _total: int, /) -> None:
    """Show nothing."""
