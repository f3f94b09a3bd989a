"""A conversation as one HTML file that needs nothing else: no script, no other address, readable in print."""

import re
from collections.abc import Iterable
from importlib.resources import files

from assistant.answer import Answer, Citation
from assistant.conversations import Message
from assistant.notices import EDUCATIONAL
from assistant.rendering import render_reference
from ui.export.conversation import Conversation
from ui.export.wording import place, standing, status_label
from ui.markup import element, escaped

_CITATION = re.compile(r"\[(\d{1,3})\]")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(conversation: Conversation) -> str:
    """Return the whole document; whatever a reader, an article or a model wrote in it is text."""
    title = escaped(conversation.title)
    day = f"{conversation.updated:%Y-%m-%d}"
    head = element("h1", title) + element("p", escaped(f"{day}. {EDUCATIONAL}"), "about")
    body = "\n".join(_message(message, at) for at, message in enumerate(conversation.messages))
    style = (files("ui") / "assets" / "export.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{head}\n{body}\n</main>\n</body>\n</html>\n"
    )


def _message(message: Message, at: int) -> str:
    if message.role == "user":
        head = element("h2", "Question")
        return element("section", head + element("p", escaped(message.content), "text"), "question")
    head = element("h2", "Answer")
    if message.answer is None:
        return element("section", head + element("p", escaped(message.content), "text"), "answer")
    return element("section", head + _answer(message.answer, at), "answer")


def _answer(answer: Answer, at: int) -> str:
    label = status_label(answer.status)
    glosses = [f"{gloss.term}: {gloss.plain}" for gloss in answer.glosses]
    cited = "".join(_citation(citation, at) for citation in answer.citations)
    return "".join(
        (
            element("p", escaped(label), "label") if label else "",
            element("p", _linked(answer, at), "text"),
            element("h3", "In plain words") + _list(glosses) if glosses else "",
            element("h3", "Sources") + element("ol", cited, "sources") if cited else "",
            element("h3", "Please note") + _list(notice.text for notice in answer.notices)
            if answer.notices
            else "",
        )
    )


def _linked(answer: Answer, at: int) -> str:
    """Return the text of an answer with a link from each `[n]` to its source further down."""
    known = {citation.n for citation in answer.citations}

    def link(number: re.Match[str]) -> str:
        n = int(number[1])
        return element("a", number[0], "", href=f"#{_anchor(at, n)}") if n in known else number[0]

    # Escaping writes no brackets.
    return _CITATION.sub(link, escaped(answer.answer))


def _citation(citation: Citation, at: int) -> str:
    inner = (
        element("p", element("strong", f"[{citation.n}]") + " " + escaped(place(citation)), "place"),
        element("blockquote", escaped(citation.quote)),
        element("p", escaped(standing(citation)), "standing"),
        _list(map(render_reference, citation.references)) if citation.references else "",
    )
    return element("li", "".join(inner), "", id=_anchor(at, citation.n))


def _list(lines: Iterable[str]) -> str:
    return element("ul", "".join(element("li", escaped(line)) for line in lines))


def _anchor(at: int, n: int) -> str:
    return f"m{at}-{n}"
