"""Following the events of an answer while it is made."""

from collections.abc import Callable, Iterable

from assistant.answer import Answer
from assistant.event import Condensed, Drafted, Event, Finished, Quoted, Retrieved, Waiting

SEARCHING = "searching"
WRITING = "writing"


def waiting(before: int) -> str:
    """Return in words how many questions the language model has before one; there is at least one."""
    return "1 question before yours" if before == 1 else f"{before} questions before yours"


def follow(
    events: Iterable[Event],
    tell: Callable[[str], None],
    show_quotes: Callable[[Answer], None] | None = None,
    show_draft: Callable[[str], None] | None = None,
) -> Answer:
    """Return the final answer; on the way tell each step once, and hand over the quotes and the drafts."""
    answer: Answer | None = None
    tell(SEARCHING)
    drafting = False
    for event in events:
        match event:
            case Condensed(standalone_question):
                tell(f"{SEARCHING} for: {standalone_question}")
            case Retrieved(passages=passages):
                tell(f"found {passages} {'passage' if passages == 1 else 'passages'}")
            case Quoted(quoted):
                if show_quotes is not None:
                    show_quotes(quoted)
            case Waiting(before) if before:
                tell(waiting(before))
            case Drafted(text):
                if not drafting:
                    tell(WRITING)
                    drafting = True
                if show_draft is not None:
                    show_draft(text)
            case Finished(final):
                answer = final
    if answer is None:
        raise RuntimeError("the events ended without an answer")
    return answer
