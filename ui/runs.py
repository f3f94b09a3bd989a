"""The answers in the making, one at most for each conversation; each belongs to the owner of that."""

import threading
from collections.abc import Callable

from assistant.answer import Answer
from ui.answerer import Answerer
from ui.run import Request, Run


class Runs:
    """Start, find and stop answers by the conversation that they belong to; another owner never finds one."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._lock = threading.Lock()
        self._running: dict[tuple[str, str], Run] = {}

    def start(
        self, owner: str, conversation_id: str, request: Request, commit: Callable[[Answer], None]
    ) -> Run:
        """Start making an answer; it is found under the conversation until it is over."""
        run = Run(self._answerer, owner, request, commit)
        with self._lock:
            self._running = {key: other for key, other in self._running.items() if not other.progress.over}
            self._running[owner, conversation_id] = run
        return run.start()

    def running(self, owner: str, conversation_id: str) -> Run | None:
        """Return the answer that is being made in a conversation, or None."""
        with self._lock:
            run = self._running.get((owner, conversation_id))
        return None if run is None or run.progress.over else run

    def once(self, owner: str, request: Request) -> Run:
        """Make an answer that belongs to no conversation, in the calling thread."""
        run = Run(self._answerer, owner, request, commit=lambda answer: None)
        run.work()
        return run

    def stop(self, owner: str, conversation_id: str, *, keep: bool = True) -> None:
        """Stop the answer that is being made in a conversation, if there is one."""
        run = self.running(owner, conversation_id)
        if run is not None:
            run.stop(keep=keep)

    def close(self) -> None:
        """Stop everything; quotes that are complete are kept."""
        with self._lock:
            running = list(self._running.values())
        for run in running:
            run.stop()
