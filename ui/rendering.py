"""An answer, and each step on the way to it, as HTML for the chat."""

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Answer, AnswerStatement, Citation, Conflict, Gloss, Notice
from corpus.article import Article
from corpus.errors import FootnoteError
from ui.export.copy_button import render_copy_button
from ui.markup import cleaned, element, escaped
from ui.source_panel import render_source, section_path, source_name

_CITATION = re.compile(r"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
_CITED = re.compile(r"(?:\s*\[\d{1,3}(?:\s*,\s*\d{1,3})*\])+")
_BULLET = re.compile(r"^\s*[-*•]\s+")

# A status that the reader must see at a glance, with a sign that needs no colour.
_LABELS = {
    "partly_answered": ("◐", "The articles answer only a part of this"),
    "not_in_sources": ("∅", "Not in the articles"),
    "needs_clarification": ("?", "Please say more"),
}
_SUPPORT = {"verified": ("✓", "checked against its source"), "quoted": ("”", "quoted word for word")}


def render_question(question: str) -> str:
    """Return the reader's question, as plain text."""
    return cleaned(element("div", escaped(question), "question"))


def render_status(text: str) -> str:
    """Return a line that tells what is going on."""
    return cleaned(element("div", escaped(text), "working", role="status"))


def render_answer(answer: Answer, articles: Mapping[str, Article], key: str) -> str:
    """Return a complete answer with its citations and, hidden, the source of each for the panel.

    `key` names the message within the conversation; it keeps the sources of two answers apart.
    """
    parts = (
        _label(*_LABELS[answer.status]) if answer.status in _LABELS else "",
        _asked_as(answer),
        _body(answer, key),
        "".join(_conflict(conflict, answer, key) for conflict in answer.conflicts),
        _glosses(answer.glosses),
        _notices(answer),
        render_copy_button(answer),
        _sources(answer, articles, key),
    )
    return cleaned(element("div", "".join(parts), f"answer status-{answer.status.replace('_', '-')}"))


def render_draft(text: str, answer: Answer | None, key: str) -> str:
    """Return prose that nobody has checked yet, marked as such; its citations open the quoted sources."""
    body = _paragraphs(text, answer, key) if text.strip() else ""
    label = element("p", "Draft, being checked", "draft-label")
    return cleaned(element("div", label + body, "draft"))


def render_problem(error: FootnoteError) -> str:
    """Return what went wrong and what to do."""
    cause = element("p", escaped(error.cause), "cause")
    return cleaned(element("div", cause + element("p", escaped(error.remedy)), "problem", role="alert"))


def render_note(text: str) -> str:
    """Return a sentence that stands beside an answer, or where one would."""
    return cleaned(element("div", element("p", escaped(text)), "note", role="status"))


def render_bug(text: str) -> str:
    """Return a sentence for what should never happen."""
    return cleaned(element("div", element("p", escaped(text), "cause"), "problem", role="alert"))


def _label(sign: str, text: str) -> str:
    return element("p", _sign(sign) + escaped(text), "label")


def _sign(sign: str, said: str = "") -> str:
    """Return a sign; where nothing is said for it, the text beside it tells the same."""
    spoken = {"role": "img", "aria_label": said} if said else {"aria_hidden": "true"}
    return element("span", escaped(sign), "sign", **spoken)


def _asked_as(answer: Answer) -> str:
    """Return the question as it was searched for, where that is not what the reader typed."""
    if answer.standalone_question.strip() in ("", answer.question.strip()):
        return ""
    return element("p", "Searched for: " + element("q", escaped(answer.standalone_question)), "asked-as")


def _body(answer: Answer, key: str) -> str:
    if not answer.citations:
        return _paragraphs(answer.answer, answer, key)
    if answer.statements and all(statement.support == "quoted" for statement in answer.statements):
        label = element("p", "The articles say, word for word", "label")
        return label + _quote_list(answer.statements, answer, key)
    return _paragraphs(answer.answer, answer, key) + _quotes_behind(answer, key)


def _quote_list(statements: Sequence[AnswerStatement], answer: Answer, key: str) -> str:
    return element("ul", "".join(_quoted(statement, answer, key) for statement in statements), "quotes")


def _quoted(statement: AnswerStatement, answer: Answer, key: str) -> str:
    cited = [citation for n in statement.citations if (citation := _citation(answer, n))]
    buttons = "".join(_button(citation, key) for citation in cited)
    paths = "; ".join(dict.fromkeys(section_path(citation) for citation in cited))
    path = element("small", escaped(paths), "path") if paths else ""
    return element("li", element("blockquote", escaped(statement.text) + " " + buttons) + path)


def _quotes_behind(answer: Answer, key: str) -> str:
    cited = [citation for quote in answer.quotes if (citation := _citation(answer, quote.citation))]
    if not cited:
        return ""
    statements = [
        AnswerStatement(text=citation.quote, support="quoted", citations=(citation.n,)) for citation in cited
    ]
    count = f"{len(cited)} passages" if len(cited) > 1 else "The passage"
    summary = element("summary", f"{count}, word for word")
    return element("details", summary + _quote_list(statements, answer, key), "quotes-behind")


def _paragraphs(text: str, answer: Answer | None, key: str) -> str:
    html, bullets = "", ""
    for line in text.splitlines():
        if not line.strip():
            continue
        if _BULLET.match(line):
            bullets += element("li", _with_citations(_BULLET.sub("", line), answer, key))
            continue
        html += (element("ul", bullets) if bullets else "") + element("p", _with_citations(line, answer, key))
        bullets = ""
    return html + (element("ul", bullets) if bullets else "")


def _with_citations(text: str, answer: Answer | None, key: str) -> str:
    """Return the text with its sentences marked as verified or quoted, and its citations as buttons."""
    for statement in answer.statements if answer else ():
        at = text.find(statement.text)
        if at < 0:
            continue
        cited = _CITED.match(text, at + len(statement.text))
        end = cited.end() if cited else at + len(statement.text)
        sign = _sign(*_SUPPORT[statement.support])
        marked = element(
            "span", _with_buttons(text[at:end], answer, key) + sign, f"sentence {statement.support}"
        )
        before, after = _with_citations(text[:at], answer, key), _with_citations(text[end:], answer, key)
        return before + marked + after
    return _with_buttons(text, answer, key)


def _with_buttons(text: str, answer: Answer | None, key: str) -> str:
    html, at = "", 0
    for match in _CITATION.finditer(text):
        numbers = [int(number) for number in match[1].split(",")]
        cited = [citation for n in numbers if (citation := _citation(answer, n))]
        if len(cited) < len(numbers):
            continue
        html += escaped(text[at : match.start()]) + "".join(_button(citation, key) for citation in cited)
        at = match.end()
    return html + escaped(text[at:])


def _citation(answer: Answer | None, n: int) -> Citation | None:
    cited = answer.citations if answer else ()
    return next((citation for citation in cited if citation.n == n), None)


def _button(citation: Citation, key: str) -> str:
    return element(
        "button",
        f"[{citation.n}]",
        "citation",
        type="button",
        data_source=f"{key}-{citation.n}",
        aria_label=source_name(citation),
    )


def _conflict(conflict: Conflict, answer: Answer, key: str) -> str:
    cited = [_citation(answer, n) for n in conflict.citations]
    buttons = ["" if citation is None else _button(citation, key) for citation in cited]
    spare = [""] * max(0, len(conflict.values) - len(buttons))
    values = zip(conflict.values, buttons + spare, strict=False)
    entries = "".join(element("li", escaped(value) + " " + button) for value, button in values)
    head = _sign("≠") + element("strong", "The sources disagree") + " " + escaped(f"on {conflict.quantity}:")
    return element("div", element("p", head) + element("ul", entries), "conflict")


def _glosses(glosses: Sequence[Gloss]) -> str:
    if not glosses:
        return ""
    entries = (
        element("li", element("strong", escaped(gloss.term)) + escaped(f": {gloss.plain}"))
        for gloss in glosses
    )
    head = element("p", "In plain words", "label")
    return element("div", head + element("ul", "".join(entries)), "glosses")


def _notices(answer: Answer) -> str:
    shown = [notice for notice in answer.notices if not (answer.conflicts and notice.kind == "conflict")]
    if not shown:
        return ""
    return element("ul", "".join(_notice(notice) for notice in shown), "notices", aria_label="Notices")


def _notice(notice: Notice) -> str:
    return element("li", escaped(notice.text), f"notice notice-{notice.kind.replace('_', '-')}")


def _sources(answer: Answer, articles: Mapping[str, Article], key: str) -> str:
    cards = (
        element("section", render_source(citation, articles), "source", data_card=f"{key}-{citation.n}")
        for citation in answer.citations
    )
    return element("div", "".join(cards), "sources", hidden="")
