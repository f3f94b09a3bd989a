"""The options that every command has, and the settings that come of them."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.settings import Settings

PREFIX = "FOOTNOTE_"

Corpus = Annotated[
    list[Path] | None,
    typer.Option("--corpus", metavar="DIR", help="Read the articles of this folder instead; repeatable."),
]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", metavar="DIR", help="Keep index and conversations in this folder."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuotesOnly = Annotated[
    bool, typer.Option("--quotes-only", help="Answer with quotes alone; no language model is started.")
]
Owner = Annotated[
    str, typer.Option("--owner", metavar="NAME", help="Take what belongs to this reader of a shared page.")
]


def read_settings(corpus: list[Path] | None, data_dir: Path | None, **changes: Any) -> "Settings":
    """Return the settings of the environment, overridden by the options that were given (not None).

    Raises:
        AssistantError: a variable of the environment or an option is unknown or has no usable value.
    """
    from pydantic import ValidationError

    from assistant.settings import Settings

    _refuse_unknown_variables(Settings.model_fields)
    given: dict[str, Any] = {"corpus": tuple(corpus) if corpus else None, "data_dir": data_dir, **changes}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        source = f"--{name.replace('_', '-')}" if given.get(name) is not None else f"{PREFIX}{name.upper()}"
        raise AssistantError(
            f"The setting {source} cannot be used: {first['msg']}.", f"Change {source}, or leave it out."
        ) from error


def _refuse_unknown_variables(fields: Iterable[str]) -> None:
    known = [f"{PREFIX}{name.upper()}" for name in fields]
    for variable in sorted(os.environ):
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            near = get_close_matches(variable.upper(), known, n=1)
            meant = f"Did you mean {near[0]}? " if near else ""
            raise AssistantError(
                f"There is no setting {variable}.", f"{meant}Unset it with `unset {variable}`."
            )
