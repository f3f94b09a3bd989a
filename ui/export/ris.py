"""References as RIS, which every reference manager reads."""

from collections.abc import Iterable

from ui.export.source import Form, Source

# An article says neither where it was printed nor on which page of the web it stands: "generic".
_TYPES: dict[Form, str] = {
    "source article": "GEN",
    "report": "RPRT",
    "journal article": "JOUR",
    "book": "BOOK",
    "web page": "ELEC",
    "other": "GEN",
}


def render_ris(sources: Iterable[Source]) -> str:
    """Return one record for each source, with a blank line below each; empty where there is none."""
    return "".join(_record(source) for source in sources)


def _record(source: Source) -> str:
    fields = [
        ("TY", _TYPES[source.form]),
        ("TI", source.title),
        ("T2", source.container),
        ("PB", source.publisher),
        ("PY", "" if source.year is None else str(source.year)),
        ("DA", source.updated.replace("-", "/")),
        ("KW", source.kind),
        *(("N1", note) for note in source.notes),
    ]
    lines = [f"{tag}  - {value}\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \n\n"])
