"""What the page tells in a corner when something was not done."""

from corpus.errors import FootnoteError
from ui.markup import escaped
from ui.run import BUG

_TITLE = "Not done"


def warn(error: FootnoteError) -> None:
    """Tell the reader what went wrong and what to do."""
    _tell(str(error))


def warn_of_bug() -> None:
    """Tell the reader that something went wrong that should never happen."""
    _tell(BUG)


def _tell(text: str) -> None:
    import gradio

    gradio.Warning(escaped(text), title=_TITLE)
