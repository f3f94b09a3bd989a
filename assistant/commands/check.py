"""`assistant check`: tells whether an old answer still holds."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result

NO_LONGER_HOLDS = 1
OldAnswerFile = Annotated[
    Path,
    typer.Argument(
        metavar="RECEIPT.json", show_default=False, help="What `ask --json` printed; - for stdin."
    ),
]


def check(
    receipt: OldAnswerFile, corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False
) -> None:
    """Tell whether an old answer, or its receipt, still holds; exit code 1 where it does not."""
    from assistant.check import check as checked_against
    from assistant.check_input import read_old_answer
    from assistant.check_now import read_now
    from assistant.check_rendering import render_check

    settings = read_settings(corpus, data_dir)
    checked = checked_against(read_old_answer(receipt), read_now(settings))
    if as_json:
        print_json(asdict(checked))
    else:
        print_result(render_check(checked))
    if not checked.holds:
        raise typer.Exit(NO_LONGER_HOLDS)
