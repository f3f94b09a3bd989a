"""The command line `assistant`; what a command needs is imported when it runs, so that `--help` is quick."""

import sys
from io import TextIOWrapper

import typer

from assistant.commands.article import article
from assistant.commands.ask import ask
from assistant.commands.audit import audit
from assistant.commands.chat import chat
from assistant.commands.check import check
from assistant.commands.command import INTERRUPTED, FootnoteCommand, FootnoteGroup
from assistant.commands.doctor import doctor
from assistant.commands.feedback import feedback
from assistant.commands.index import index
from assistant.commands.models import models

HELP = "Answer clinical questions from articles, with the passage and the reference behind each sentence."

app = typer.Typer(
    name="assistant",
    help=HELP,
    cls=FootnoteGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (ask, chat, index, models, article, audit, check, doctor, feedback):
    app.command(command.__name__, cls=FootnoteCommand)(command)


def main() -> None:
    """Run the command line and exit: 0 done, 1 a negative finding, 2 an error or wrong usage, 130 ctrl-C."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Bytes that are no text, and characters that the terminal lacks, are shown as such.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="assistant")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
