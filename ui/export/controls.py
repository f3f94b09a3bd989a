"""The page's controls for downloading the conversation that is open, and what they do."""

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import FootnoteError
from ui.access.owner import owner_of
from ui.export.conversation import conversation_of, summary_of
from ui.export.exported_file import ExportedFile, Format, export
from ui.markup import escaped
from ui.talk import Talk

if TYPE_CHECKING:
    import gradio as gr

NOTHING_YET = "There is nothing to download yet. Ask a question first."
_CHOICES = [
    ("Markdown", Format.MARKDOWN.value),
    ("HTML", Format.HTML.value),
    ("JSON", Format.JSON.value),
    ("References as RIS", Format.RIS.value),
    ("References as BibTeX", Format.BIBTEX.value),
]
# The file goes to the browser as a value and is saved there: no copy of it stays on the server's disk.
_SAVE = "(file) => { window.footnote.save(file); return ''; }"


@dataclass(frozen=True, slots=True)
class ExportControls:
    """Hold the components; `file` is hidden, and full for a moment."""

    format: "gr.Dropdown"
    download: "gr.Button"
    file: "gr.Textbox"


def lay_out_export() -> ExportControls:
    """Build the components inside the open block of the page."""
    import gradio as gr

    format = gr.Dropdown(
        _CHOICES,
        value=Format.MARKDOWN.value,
        label="Download as",
        filterable=False,
        elem_id="export-format",
    )
    download = gr.Button("Download this conversation", size="sm", elem_id="download")
    return ExportControls(format, download, gr.Textbox("", visible="hidden", elem_id="export-file"))


def listen_to_export(controls: ExportControls, conversation: "gr.Textbox", talk: Talk) -> None:
    """Let the button save the conversation whose id the hidden box holds."""
    import gradio as gr

    async def made(conversation_id: str, format: str, request: gr.Request) -> str:
        if not conversation_id:
            _warn(NOTHING_YET)
            return ""
        try:
            file = await asyncio.to_thread(
                export_open, talk, owner_of(request), conversation_id, Format(format)
            )
        except FootnoteError as error:
            _warn(str(error))
            return ""
        return json.dumps({"name": file.name, "type": file.media_type, "text": file.text})

    pressed = controls.download.click(
        made,
        [conversation, controls.format],
        controls.file,
        api_visibility="private",
        show_progress="hidden",
    )
    pressed.then(None, controls.file, controls.file, js=_SAVE, api_visibility="private")


def export_open(talk: Talk, owner: str, conversation_id: str, format: Format) -> ExportedFile:
    """Return the file of a conversation of the reader's own.

    Raises:
        FootnoteError: the reader has no such conversation.
    """
    summary = summary_of(talk.earlier(owner), conversation_id)
    conversation = conversation_of(summary, talk.messages(owner, conversation_id))
    return export(conversation, format, talk.answerer.articles)


def _warn(text: str) -> None:
    import gradio

    gradio.Warning(escaped(text), title="Not done")
