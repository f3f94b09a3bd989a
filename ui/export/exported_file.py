"""The forms in which a conversation is exported, and the file that each one makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article
from ui.export.as_html import render_html
from ui.export.as_json import render_json
from ui.export.as_markdown import render_markdown
from ui.export.bibtex import render_bibtex
from ui.export.conversation import Conversation
from ui.export.file_name import file_name
from ui.export.ris import render_ris
from ui.export.source import cited_sources


class Format(StrEnum):
    """Name a form: the conversation for readers or programs, or its references for a reference manager."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    RIS = "ris"
    BIBTEX = "bibtex"


_SUFFIXES = {
    Format.MARKDOWN: "md",
    Format.HTML: "html",
    Format.JSON: "json",
    Format.RIS: "ris",
    Format.BIBTEX: "bib",
}
_MEDIA_TYPES = {
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.JSON: "application/json",
    Format.RIS: "application/x-research-info-systems",
    Format.BIBTEX: "application/x-bibtex",
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """Hold one file, to be written as UTF-8."""

    name: str
    media_type: str
    text: str


def export(conversation: Conversation, format: Format, articles: Mapping[str, Article]) -> ExportedFile:
    """Return the conversation, or what it cites, as a file.

    `articles` are those of today's corpus, by id; they tell the publishers, all else was stored with the
    answers.
    """
    name = file_name(conversation.title, _SUFFIXES[format])
    return ExportedFile(name, _MEDIA_TYPES[format], _text(conversation, format, articles))


def _text(conversation: Conversation, format: Format, articles: Mapping[str, Article]) -> str:
    match format:
        case Format.MARKDOWN:
            return render_markdown(conversation)
        case Format.HTML:
            return render_html(conversation)
        case Format.JSON:
            return render_json(conversation)
        case Format.RIS:
            return render_ris(cited_sources(conversation.answers, articles))
        case Format.BIBTEX:
            return render_bibtex(cited_sources(conversation.answers, articles))
