"""An answer as plain text for the terminal: pure functions from values to strings."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation, CitedReference
from assistant.terminal_text import neutralised

INDENT = "    "
ARROW = " > "


def render_answer(answer: Answer) -> str:
    """Return the answer and all that belongs to it, ending in a line feed."""
    return f"{render_text(answer)}\n{render_apparatus(answer)}"


def render_text(answer: Answer) -> str:
    """Return the sentences of the answer with their `[n]`, ending in a line feed."""
    return neutralised(answer.answer) + "\n"


def render_apparatus(answer: Answer) -> str:
    """Return sources, glosses, follow-up questions and notices; an empty string where there are none."""
    parts = [
        _sources(answer.citations),
        _list("In plain words", [f"{gloss.term}: {gloss.plain}" for gloss in answer.glosses]),
        _list("You can also ask", answer.follow_ups),
        _list("Please note", [notice.text for notice in answer.notices]),
    ]
    return neutralised("".join(f"{part}\n\n" for part in parts if part))


def _sources(citations: Sequence[Citation]) -> str:
    return "\n\n".join(["Sources", *map(render_citation, citations)]) if citations else ""


def render_citation(citation: Citation) -> str:
    """Return the quote of a citation, where it stands, and the references behind it, a line each."""
    label = f"[{citation.n}]"
    place = ARROW.join((citation.article_title, *citation.section))
    status = citation.review_status.replace("_", " ")
    updated = f"updated {citation.updated}" if citation.updated else "no date"
    below = [place, f"review status: {status}, {updated}", *map(render_reference, citation.references)]
    return "\n".join([f'{label} "{citation.quote}"', *(INDENT + line for line in below)])


def render_reference(reference: CitedReference) -> str:
    """Return one line for an entry of the article's own list, or say that the list lacks it."""
    label = f"reference {reference.marker}"
    if not reference.listed:
        return f"{label}: not listed by the article"
    year = str(reference.year) if reference.year else ""
    parts = ((reference.title or "").removesuffix("."), reference.container, year)
    source = ", ".join(part for part in parts if part)
    kind = f" ({reference.kind})" if reference.kind else ""
    return f"{label}{kind}: {source}"


def _list(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"  - {line}" for line in lines)]) if lines else ""
