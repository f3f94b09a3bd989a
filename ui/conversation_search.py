"""The box above the list of conversations that searches them, and the place for what it finds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class SearchControls:
    """Hold the components; what is found stands in place of the list until the words are gone."""

    words: "gr.Textbox"
    found: "gr.HTML"


def lay_out_search() -> SearchControls:
    """Build the components inside the open block, above the list."""
    import gradio as gr

    words = gr.Textbox(
        label="Search conversations",
        show_label=False,
        placeholder="Search conversations",
        max_lines=1,
        container=False,
        elem_id="conversation-search",
    )
    return SearchControls(words, gr.HTML("", padding=False, elem_id="found"))
