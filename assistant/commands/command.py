"""A command that tells errors in two sentences, and a group that loads commands of other rooms when asked."""

import signal
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from assistant.commands.output import print_error
from assistant.errors import AssistantError
from corpus.errors import FootnoteError

ENTRY_POINTS = "footnote.commands"
FAILED = 2
INTERRUPTED = 128 + signal.SIGINT


class FootnoteCommand(TyperCommand):
    """Run a command; a FootnoteError becomes two lines and exit code 2, anything else is a bug and passes."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command with what was parsed."""
        try:
            return super().invoke(ctx)
        except FootnoteError as error:
            print_error(error, as_json=self._wants_json(ctx))
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error

    def _wants_json(self, ctx: Any) -> bool:
        names = [str(parameter.name) for parameter in self.params if "--json" in parameter.opts]
        return any(bool(ctx.params.get(name)) for name in names)


class FootnoteGroup(TyperGroup):
    """Add the commands that rooms above declare as entry points; one is imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands, our own first."""
        return [*super().list_commands(ctx), *(name for name in declared() if name not in self.commands)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name, or None where there is none."""
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in declared():
            return own
        return command_of(cmd_name, _loaded(declared()[cmd_name]))


def declared() -> dict[str, EntryPoint]:
    """Return the commands of other rooms, by name."""
    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}


def _loaded(point: EntryPoint) -> Callable[..., Any] | typer.Typer:
    """Return the function or the group of an entry point.

    Where it cannot be imported, a function that says so when it is run.
    """
    try:
        function: Callable[..., Any] | typer.Typer = point.load()
    except ImportError as error:
        cause = f"The command {point.name} cannot be loaded: {error}."

        def function() -> None:
            """Cannot be loaded; run it to see why."""
            raise AssistantError(cause, "Install the package again with `pip install -e .`.")

    return function


def command_of(name: str, function: Callable[..., Any] | typer.Typer) -> Any:
    """Return a function as a command, its docstring being the help; a group of commands stays one."""
    if isinstance(function, typer.Typer):
        return typer.main.get_command(function)
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name, cls=FootnoteCommand)(function)
    return typer.main.get_command(single)
