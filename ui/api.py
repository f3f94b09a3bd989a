"""The endpoint `/ask` for programs."""

import json
from typing import Any

from assistant.answer import Audience
from assistant.errors import AssistantError
from assistant.history import parse_history
from corpus.errors import FootnoteError
from ui.run import BUG, Request
from ui.runs import Runs


def answer_once(
    runs: Runs, owner: str, question: object, history: object, audience: object, quotes_only: object
) -> dict[str, Any]:
    """Return one answer as plain JSON; it belongs to no conversation, and waits its turn as any other.

    Raises:
        gradio.Error: the request cannot be answered; the message says why, and what to do.
    """
    import gradio

    try:
        run = runs.once(owner, _request(question, history, audience, quotes_only))
    except FootnoteError as error:
        raise gradio.Error(str(error), print_exception=False) from error
    progress = run.progress
    if progress.stage == "done" and progress.answer is not None:
        return progress.answer.model_dump(mode="json")
    message = BUG if progress.problem is None else str(progress.problem)
    raise gradio.Error(message, print_exception=False)


def _request(question: object, history: object, audience: object, quotes_only: object) -> Request:
    if not isinstance(question, str):
        raise AssistantError("The question is not a text.", "Give `question` as a string.")
    turns = parse_history(json.dumps(history or []))
    return Request(question, tuple(turns), parse_audience(audience), bool(quotes_only))


def parse_audience(audience: object) -> Audience:
    """Return the audience of that name.

    Raises:
        AssistantError: there is none.
    """
    try:
        return Audience(str(audience or ""))
    except ValueError as error:
        names = ", ".join(f'"{one.value}"' for one in Audience)
        raise AssistantError(f"There is no audience {str(audience)!r}.", f"Choose one of {names}.") from error
