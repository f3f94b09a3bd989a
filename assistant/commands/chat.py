"""`assistant chat`: a conversation in the terminal, kept only as long as it runs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from assistant.commands.opening import opened
from assistant.commands.options import AsJson, Corpus, DataDir, QuotesOnly, read_settings
from assistant.commands.output import print_error, print_json, print_notice, print_result
from assistant.commands.progress import shown_progress, shown_steps
from assistant.terminal_text import neutralised
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant
    from assistant.history import Turn
    from assistant.settings import Settings

HELP = "Ask a question. /new starts over, /quit or ctrl-D ends."
PROMPT = "> "


def chat(
    quotes_only: QuotesOnly = False, corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False
) -> None:
    """Ask and follow up in the terminal."""
    settings = read_settings(corpus, data_dir)
    with shown_progress() as progress:
        assistant = opened(settings, quotes_only=quotes_only, progress=progress)
    with assistant:
        print_notice(HELP)
        history: list[Turn] = []
        for line in _lines():
            if line == "/new":
                history = []
                print_notice("A new conversation.")
            elif line.startswith("/"):
                print_notice(HELP)
            else:
                history += _turn(assistant, line, history, settings, quotes_only, as_json)


def _lines() -> Iterator[str]:
    """Give what is typed, line by line, without empty ones, up to the end of the input or /quit."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if at_terminal:
        # Line editing where the platform has it.
        with suppress(ImportError):
            import readline  # noqa: F401
    while True:
        try:
            line = input(PROMPT if at_terminal else "").strip()
        except EOFError:
            return
        if line == "/quit":
            return
        if line:
            yield line


def _turn(
    assistant: "Assistant",
    line: str,
    history: "list[Turn]",
    settings: "Settings",
    quotes_only: bool,
    as_json: bool,
) -> "list[Turn]":
    """Answer one line and return the two turns to remember; none where it failed or ctrl-C stopped it."""
    from assistant.history import Turn
    from assistant.question import clean_question

    try:
        question = clean_question(line, settings)
        answer = _answered(assistant, question, history, quotes_only, as_json)
    except FootnoteError as error:
        print_error(error, as_json=as_json)
        return []
    except KeyboardInterrupt:
        print_notice("Stopped.")
        return []
    return [Turn(role="user", content=question), Turn(role="assistant", content=answer.answer)]


def _answered(
    assistant: "Assistant", question: str, history: "list[Turn]", quotes_only: bool, as_json: bool
) -> "Answer":
    """Show the quotes as soon as they are there, the prose as a draft, then what the final answer adds."""
    from assistant.following import follow
    from assistant.rendering import render_answer, render_apparatus, render_text

    shown: list[str] = []

    def show_quotes(quoted: "Answer") -> None:
        shown.append(quoted.answer)
        print_result(f"{render_text(quoted)}\n")

    events = assistant.stream(question, tuple(history), quotes_only=quotes_only)
    with _drafts() as (tell, show_draft):
        answer = follow(events, tell, None if as_json else show_quotes, show_draft)
    if as_json:
        print_json(answer.model_dump(mode="json"), indent=None)
    elif answer.answer in shown:
        print_result(render_apparatus(answer))
    else:
        print_result(render_answer(answer))
    return answer


@contextmanager
def _drafts() -> Iterator[tuple[Callable[[str], None], Callable[[str], None]]]:
    """Give functions that tell a step and that show the next piece of a draft.

    A draft vanishes when the block ends, for it was not verified; outside a terminal none is shown.
    """
    if not sys.stderr.isatty():
        with shown_steps() as tell:
            yield tell, lambda _piece: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), transient=True) as live:
        draft = Text(style="dim")

        def show_draft(piece: str) -> None:
            draft.append(neutralised(piece))
            live.update(draft)

        yield lambda step: live.update(Text(neutralised(step), style="dim")), show_draft
