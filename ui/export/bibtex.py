"""References as BibTeX, in UTF-8, with every sign escaped that BibTeX or LaTeX would read as an order."""

import re
from collections.abc import Iterable

from corpus.slug import slug
from ui.export.source import Form, Source

_TYPES: dict[Form, str] = {
    "source article": "misc",
    "report": "techreport",
    "journal article": "article",
    "book": "book",
    "web page": "misc",
    "other": "misc",
}
# Where each type prints the place in which the entry appeared.
_CONTAINERS: dict[Form, str] = {"report": "institution", "journal article": "journal", "book": "series"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{NO-BREAK SPACE}": "~",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
# Two hyphens would become a dash, two quotation marks or commas another mark, ?` a Spanish one.
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=['`])(?=['`])|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")
_LONGEST_KEY = 40


def render_bibtex(sources: Iterable[Source]) -> str:
    """Return one entry for each source, with a blank line below each; empty where there is none."""
    taken: set[str] = set()
    return "".join(_entry(source, taken) for source in sources)


def latex(text: str) -> str:
    """Return the text as LaTeX that prints exactly it."""
    parts = _LIGATURES.sub("\0", text).split("\0")
    return "{}".join("".join(_ESCAPES.get(sign, sign) for sign in part) for part in parts)


def _entry(source: Source, taken: set[str]) -> str:
    fields = {
        # Braces keep a style from changing capitals, as those of MRI.
        "title": f"{{{latex(source.title)}}}",
        _CONTAINERS.get(source.form, "howpublished"): latex(source.container),
        "publisher": latex(source.publisher),
        "year": "" if source.year is None else str(source.year),
        "month": str(int(source.updated[5:7])) if source.updated else "",
        "keywords": latex(source.kind),
        "note": latex(" ".join(_notes(source))),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_TYPES[source.form]}{{{_key(source, taken)},\n{lines}}}\n\n"


def _notes(source: Source) -> list[str]:
    updated = [f"Updated {source.updated}."] if source.updated else []
    return [*updated, *source.notes]


def _key(source: Source, taken: set[str]) -> str:
    """Return a key that no other entry has: words of the title and the year."""
    words = slug(source.title).replace(".", "-")[:_LONGEST_KEY].strip("-") or "source"
    stem = words if source.year is None else f"{words}-{source.year}"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key)
    return key
