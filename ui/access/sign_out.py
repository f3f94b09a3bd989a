"""Who is signed in, and the button to sign out, at the top of a shared page."""

from typing import TYPE_CHECKING

from ui.access.owner import owner_of
from ui.access.sign_in_page import SIGN_OUT
from ui.markup import element, escaped

if TYPE_CHECKING:
    import gradio as gr


def offer_sign_out(page: "gr.Blocks") -> None:
    """Add the line to the open `gr.Blocks`; it is filled when a reader opens the page."""
    import gradio as gr

    line = gr.HTML("", elem_id="signed-in", padding=False)

    def told(request: gr.Request) -> str:
        return render_signed_in(owner_of(request))

    page.load(told, None, line, api_visibility="private", show_progress="hidden", queue=False)


def render_signed_in(reader: str) -> str:
    """Return the line; the button is a form, so that nothing signs a reader out by being looked at."""
    name = element("span", f"Signed in as {element('strong', escaped(reader))}")
    button = element("button", "Sign out", type="submit", title="Signs you out in every browser")
    return element("form", name + button, "signed-in", method="post", action=f".{SIGN_OUT}")
