"""A conversation as Markdown: what a reader of it sees is, sign by sign, what was said."""

import re
from collections.abc import Iterable

from assistant.answer import Answer, Citation
from assistant.conversations import Message
from assistant.notices import EDUCATIONAL
from assistant.rendering import render_reference
from ui.export.conversation import Conversation
from ui.export.wording import place, standing, status_label

# What Markdown or HTML would read as an order; a bare [1], a figure such as <5 mm or 5 & 6 stay as they are.
_ORDERS = re.compile(
    r"[\\`*_~|]"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\[(?!\d+(?:,\s*\d+)*\](?![\[(:]))"
    r"|(?<!\d)\](?=[\[(:])"
    r"|!(?=\[)"
)
_AT_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+=#>](?:\s|[-+=#>]|$)|>)")
_BULLET = re.compile(r"^\s*[-*•]\s+")


def render_markdown(conversation: Conversation) -> str:
    """Return the conversation with its questions, answers, quotes and references."""
    head = [f"# {escaped_line(conversation.title)}", f"{conversation.updated:%Y-%m-%d}. {EDUCATIONAL}"]
    body = [part for message in conversation.messages for part in _message(message)]
    return "\n\n".join([*head, *body]) + "\n"


def escaped_line(line: str) -> str:
    """Return one line of text as Markdown that shows exactly it."""
    escaped = _ORDERS.sub(lambda order: f"\\{order[0]}", line.strip())
    return (
        _AT_START.sub(lambda start: f"{start['number'] or ''}\\", escaped, count=1)
        if _AT_START.match(escaped)
        else escaped
    )


def _message(message: Message) -> list[str]:
    if message.role == "user":
        return ["## Question", _lines(message.content)]
    if message.answer is None:
        return ["## Answer", _lines(message.content)]
    return ["## Answer", *_answer(message.answer)]


def _answer(answer: Answer) -> list[str]:
    label = status_label(answer.status)
    parts = [f"**{label}.**"] if label else []
    parts += _text(answer.answer)
    if answer.glosses:
        parts += ["### In plain words", _bullets(f"{one.term}: {one.plain}" for one in answer.glosses)]
    if answer.citations:
        parts += ["### Sources", *(part for citation in answer.citations for part in _citation(citation))]
    if answer.notices:
        parts += ["### Please note", _bullets(notice.text for notice in answer.notices)]
    return parts


def _citation(citation: Citation) -> list[str]:
    quote = "\n".join(f"> {line}" for line in _lines(citation.quote).split("\n"))
    below = [standing(citation), *map(render_reference, citation.references)]
    return [f"**[{citation.n}]** {escaped_line(place(citation))}", quote, _bullets(below)]


def _text(text: str) -> list[str]:
    """Return the paragraphs and bullets of an answer, each a block of Markdown."""
    blocks = []
    for line in text.splitlines():
        if _BULLET.match(line):
            blocks.append(f"- {escaped_line(_BULLET.sub('', line))}")
        elif line.strip():
            blocks.append(escaped_line(line))
    return blocks


def _lines(text: str) -> str:
    """Return lines that stay lines."""
    return "\\\n".join(escaped_line(line) for line in text.splitlines() if line.strip())


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped_line(' '.join(line.splitlines()))}" for line in lines)
