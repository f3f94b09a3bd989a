"""`assistant readers`: who may sign in to a shared page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.command import FootnoteCommand
from assistant.commands.options import AsJson, read_settings
from assistant.commands.output import print_json, print_result
from assistant.errors import AssistantError
from ui.access.reader_file import ReaderFile, reader_name

readers_app = typer.Typer(
    help="Say who may sign in to a page that is served with --auth.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False)]
Auth = Annotated[
    Path | None, typer.Option("--auth", metavar="FILE", help="The file of readers; `add` makes it.")
]


@readers_app.command("add", cls=FootnoteCommand)
def add_reader(name: Name, auth: Auth = None, as_json: AsJson = False) -> None:
    """Add a reader, or give one a new password.

    The password is asked for twice; a script writes it to the standard input, on one line.
    """
    file, reader = _file(auth), reader_name(name)
    hashed = _hashed(_password(reader))
    new = file.put(reader, hashed)
    told = f"{reader} can sign in." if new else f"{reader} has a new password; earlier sessions are over."
    _tell({"reader": reader, "new": new}, told, as_json=as_json)


@readers_app.command("remove", cls=FootnoteCommand)
def remove_reader(name: Name, auth: Auth = None, as_json: AsJson = False) -> None:
    """Remove a reader, who is signed out at once; the conversations stay."""
    reader = reader_name(name)
    _file(auth).remove(reader)
    _tell({"removed": reader}, f"{reader} can no longer sign in.", as_json=as_json)


@readers_app.command("list", cls=FootnoteCommand)
def list_readers(auth: Auth = None, as_json: AsJson = False) -> None:
    """List who may sign in."""
    names = sorted(_file(auth).read())
    _tell({"readers": names}, "\n".join(names) or "Nobody yet.", as_json=as_json)


def _file(auth: Path | None) -> ReaderFile:
    path = read_settings(None, None, auth=auth).auth
    if path is None:
        raise AssistantError("It is not said which file holds the readers.", "Name it with `--auth FILE`.")
    return ReaderFile(path)


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _password(reader: str) -> str:
    if _at_terminal():
        asked: str = typer.prompt(
            f"Password for {reader}", hide_input=True, confirmation_prompt="The same again", err=True
        )
        return asked
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise AssistantError(
            "No password came.", "Write it to the standard input on one line, or use a terminal."
        )
    return password


def _hashed(password: str) -> str:
    from ui.access.password import Passwords

    return Passwords().hashed(password)


def _tell(fields: dict[str, object], text: str, *, as_json: bool) -> None:
    if as_json:
        print_json(fields)
    else:
        print_result(f"{text}\n")
