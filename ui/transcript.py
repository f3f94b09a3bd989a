"""A conversation as messages of the chat component."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.conversations import Message
from assistant.feedback import Opinion
from assistant.following import waiting
from corpus.article import Article
from ui.earlier_messages import render_earlier
from ui.feedback import answer_name, render_feedback
from ui.question_edit import render_edit
from ui.rendering import (
    render_answer,
    render_bug,
    render_draft,
    render_note,
    render_problem,
    render_question,
    render_status,
)
from ui.run import BUG, Progress, Request

if TYPE_CHECKING:
    from gradio import ChatMessage
    from gradio.components.chatbot import OptionDict

UNANSWERED = "This question has no answer yet. Press Retry to ask it again."
PASSED_OVER = "This question was not answered."
STOPPED_EARLY = "Stopped before a passage was found. Press Retry to ask again."
NO_OPINIONS: Mapping[int, Opinion] = {}
STOPPED = "Stopped. These are the quotes; press Retry for the whole answer."


def stored(
    messages: Sequence[Message],
    articles: Mapping[str, Article],
    opinions: Mapping[int, Opinion] = NO_OPINIONS,
    *,
    first: int = 0,
    making: bool = False,
) -> "list[ChatMessage]":
    """Return the stored messages from a first one on; follow-ups stand at the last answer only.

    `opinions` are what the reader thought of answers, by the id of their message. `making` says that the
    answer to the last question is being made.
    """
    shown = [_said("assistant", render_earlier(first))] if first else []
    for at, message in enumerate(messages[first:], first):
        if message.role == "user":
            edit = render_edit(message, messages[at + 1 :], making=making)
            shown.append(_said("user", render_question(message.content) + edit))
            if [following.role for following in messages[at + 1 : at + 2]] == ["user"]:
                shown.append(_said("assistant", render_note(PASSED_OVER)))
        elif message.answer is None:
            shown.append(_said("assistant", render_note(message.content)))
        else:
            last = at == len(messages) - 1
            key = message_key(at)
            feedback = render_feedback(answer_name(key, message.answer), opinions.get(message.id))
            shown.append(_answer(message.answer, articles, key, feedback, offer=last))
    return shown


def unanswered(messages: Sequence[Message]) -> "list[ChatMessage]":
    """Return a notice where the last question was never answered, as after a crash."""
    open_question = bool(messages) and messages[-1].role == "user"
    return [_said("assistant", render_note(UNANSWERED))] if open_question else []


def in_the_making(
    progress: Progress, request: Request, articles: Mapping[str, Article], key: str
) -> "list[ChatMessage]":
    """Return the messages for an answer that is being made, or was just ended.

    The quotes are a message of their own until the answer is done, so that a new piece of the draft leaves
    an open source, the focus and the selection alone.
    """
    over = progress.over
    shown = []
    if progress.answer:
        kept = over and progress.stage != "failed" and progress.problem is None
        feedback = render_feedback(answer_name(key, progress.answer), None) if kept else ""
        shown.append(_answer(progress.answer, articles, key, feedback, offer=over))
    if progress.draft:
        shown.append(_said("assistant", render_draft(progress.draft, progress.answer, key)))
    elif not over and not (progress.answer and request.quotes_only):
        shown.append(_said("assistant", render_status(_status(progress))))
    return shown + _ending(progress)


def message_key(at: int) -> str:
    """Return the name of the message at a place of the conversation, the same before and after a reload."""
    return f"m{at}"


def _status(progress: Progress) -> str:
    if progress.passages is None:
        return "Searching the articles …"
    found = f"{progress.passages} passage{'' if progress.passages == 1 else 's'}"
    if progress.stage == "waiting":
        return f"{found}, {waiting(progress.before)} …"
    return f"{found}, writing …" if progress.stage == "writing" else f"{found} found, choosing quotes …"


def _ending(progress: Progress) -> "list[ChatMessage]":
    if progress.stage == "stopped":
        return [_said("assistant", render_note(STOPPED if progress.answer else STOPPED_EARLY))]
    if progress.problem is not None:
        return [_said("assistant", render_problem(progress.problem))]
    if progress.stage == "failed":
        return [_said("assistant", render_bug(BUG))]
    return []


def _answer(
    answer: Answer, articles: Mapping[str, Article], key: str, feedback: str, *, offer: bool
) -> "ChatMessage":
    from gradio import ChatMessage

    options: list[OptionDict] = [{"value": question} for question in answer.follow_ups] if offer else []
    html = render_answer(answer, articles, key) + feedback
    return ChatMessage(role="assistant", content=html, options=options)


def _said(role: str, html: str) -> "ChatMessage":
    from gradio import ChatMessage

    return ChatMessage(role="user" if role == "user" else "assistant", content=html)
