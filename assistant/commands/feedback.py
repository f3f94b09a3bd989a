"""`assistant feedback`: what readers thought of answers, as it is kept on this machine."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, Owner, read_settings
from assistant.commands.output import print_json, print_result
from assistant.owner import LOCAL_OWNER
from assistant.terminal_text import neutralised

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.feedback import Feedback

NONE = "No answer has been marked yet."
Withdraw = Annotated[
    int | None,
    typer.Option("--withdraw", metavar="NUMBER", help="Remove this feedback for good, in place of listing."),
]


def feedback(
    withdraw: Withdraw = None,
    owner: Owner = LOCAL_OWNER,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List which answers were marked as good or as wrong on the page; nothing of it leaves this machine."""
    from contextlib import closing

    from assistant.conversations import open_conversations

    with closing(open_conversations(read_settings(corpus, data_dir))) as conversations:
        if withdraw is not None:
            conversations.feedback.withdraw(owner, withdraw)
            _tell_withdrawn(withdraw, as_json=as_json)
            return
        given = conversations.feedback.list(owner)
    if as_json:
        print_json({"feedback": [_fields(one) for one in given]})
    elif given:
        _print_table(given)
    else:
        print_result(f"{NONE}\n")


def _tell_withdrawn(number: int, *, as_json: bool) -> None:
    if as_json:
        print_json({"withdrawn": number})
    else:
        print_result(f"Feedback {number} is withdrawn.\n")


def _fields(given: "Feedback") -> dict[str, Any]:
    """Return what JSON output shows; the answer holds its question and its receipt."""
    fields = given.model_dump(mode="json")
    return {**fields.pop("opinion"), **fields, "question": given.answer.question}


def _print_table(given: "tuple[Feedback, ...]") -> None:
    import sys

    from rich.console import Console

    # In a pipe there is no edge to fit into.
    width = None if sys.stdout.isatty() else 160
    Console(width=width, highlight=False).print(_table(given))


def _table(given: "tuple[Feedback, ...]") -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD)
    for heading in ("No.", "Given", "Opinion", "Question", "Remark"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("No.", "Given"))
    for one in given:
        when = one.given.astimezone().strftime("%Y-%m-%d %H:%M")
        cells = (str(one.id), when, one.opinion.words, one.answer.question, one.opinion.remark)
        table.add_row(*(Text(neutralised(cell)) for cell in cells))
    return table
