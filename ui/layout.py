"""The components of the page and where they stand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Audience
from ui.answerer import Answerer
from ui.conversation_search import SearchControls, lay_out_search
from ui.export.controls import ExportControls, lay_out_export
from ui.header import render_header
from ui.keys import KEYS
from ui.source_panel import EMPTY_PANEL

if TYPE_CHECKING:
    import gradio as gr

_AUDIENCES = [
    ("Explain for anyone", Audience.UNSAID.value),
    ("Patient or carer", Audience.PATIENT.value),
    ("Student", Audience.STUDENT.value),
    ("Nurse or allied health", Audience.NURSE.value),
    ("Physician", Audience.PHYSICIAN.value),
]
_WELCOME = "Ask a question, or start with one of these."
# Filled by the page's script once an answer is complete, so that not every word of it is read out.
_ANNOUNCER = '<div class="announcer" role="status" aria-live="polite"></div>'


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the components that listeners read and write."""

    chat: "gr.Chatbot"
    question: "gr.Textbox"
    ask: "gr.Button"
    stop: "gr.Button"
    retry: "gr.Button"
    new: "gr.Button"
    audience: "gr.Dropdown"
    quotes_only: "gr.Checkbox"
    conversation: "gr.Textbox"
    search: SearchControls
    listing: "gr.HTML"
    delete: "gr.Button"
    export: ExportControls


def lay_out(answerer: Answerer) -> Parts:
    """Build the components inside the open `gr.Blocks`: conversations, the chat, the source, side by side."""
    import gradio as gr

    quotes_only = not answerer.writes_prose
    gr.HTML(render_header(answerer.articles.values(), quotes_only=quotes_only), elem_id="about")
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="rail", min_width=0):
            new = gr.Button("New conversation", size="sm", elem_id="new")
            search = lay_out_search()
            listing = gr.HTML("", elem_id="listing")
            with gr.Accordion("This conversation", open=False, elem_id="this-conversation"):
                export = lay_out_export()
                delete = gr.Button("Delete this conversation", size="sm", elem_id="delete")
        with gr.Column(elem_id="centre", min_width=0):
            chat = _chat(answerer.example_questions)
            with gr.Column(elem_id="composer", min_width=0):
                question, ask, stop = _question_row()
                audience, only, retry = _manner_row(quotes_only=quotes_only)
        with gr.Column(elem_id="beside", min_width=0):
            gr.HTML(EMPTY_PANEL, elem_id="source-panel")
    gr.HTML(_ANNOUNCER, elem_id="announcer")
    gr.HTML(KEYS, elem_id="keys")
    # Kept by the browser and sent along: tabs never mix, and a restarted server finds the conversation.
    conversation = gr.Textbox("", visible="hidden", elem_id="conversation")
    return Parts(
        chat, question, ask, stop, retry, new, audience, only, conversation, search, listing, delete, export
    )


def _manner_row(*, quotes_only: bool) -> "tuple[gr.Dropdown, gr.Checkbox, gr.Button]":
    import gradio as gr

    with gr.Row(elem_id="manner"):
        audience = gr.Dropdown(
            _AUDIENCES,
            value="",
            label="Explain for",
            filterable=False,
            container=False,
            min_width=130,
            elem_id="audience",
        )
        only = gr.Checkbox(
            quotes_only,
            label="Quotes only",
            interactive=not quotes_only,
            container=False,
            min_width=110,
            elem_id="quotes-only",
        )
        retry = gr.Button("Retry", size="sm", min_width=80, elem_id="retry")
    return audience, only, retry


def _chat(examples: tuple[str, ...]) -> "gr.Chatbot":
    import gradio as gr

    return gr.Chatbot(
        label="Conversation",
        show_label=False,
        elem_id="chat",
        height="auto",
        min_height=0,
        placeholder=_WELCOME,
        examples=[{"text": question} for question in examples],
        # Each message is HTML that `ui.markup` has escaped and cleaned; the component's own cleaning would
        # take away the names by which screen readers announce a citation.
        sanitize_html=False,
        allow_tags=False,
        latex_delimiters=[],
        buttons=[],
        autoscroll=False,  # the page's script keeps the last question in sight, and its answer below
        feedback_options=None,
    )


def _question_row() -> "tuple[gr.Textbox, gr.Button, gr.Button]":
    import gradio as gr

    with gr.Row(elem_id="asking", equal_height=True):
        question = gr.Textbox(
            label="Your question",
            show_label=False,
            placeholder="Type a question; Enter sends it",
            lines=1,
            max_lines=6,
            scale=8,
            min_width=200,
            container=False,
            elem_id="question",
        )
        ask = gr.Button("Ask", variant="primary", scale=1, min_width=80, elem_id="ask")
        stop = gr.Button("Stop", interactive=False, scale=1, min_width=80, elem_id="stop")
    return question, ask, stop
