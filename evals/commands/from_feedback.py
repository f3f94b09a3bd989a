"""`assistant eval from-feedback`: makes drafts of golden cases of what readers thought of answers."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import Corpus, DataDir, Owner, read_settings
from assistant.commands.output import print_result
from assistant.owner import LOCAL_OWNER

Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write the drafts into this new file, not to stdout."),
]


def from_feedback(
    output: Output = None, owner: Owner = LOCAL_OWNER, corpus: Corpus = None, data_dir: DataDir = None
) -> None:
    """Write a draft of a golden case for each answer that was marked; a person says what is right."""
    from contextlib import closing

    from assistant.conversations import open_conversations
    from evals.drafts import drafts_text
    from evals.errors import EvalsError
    from evals.files import write

    if output is not None and output.exists():
        raise EvalsError(
            f"{output} is there already, and may hold what somebody has completed.", "Name a new file."
        )
    with closing(open_conversations(read_settings(corpus, data_dir))) as conversations:
        given = conversations.feedback.list(owner)
    if not given:
        raise EvalsError("No answer has been marked yet.", "Mark one on the page of `assistant serve` first.")
    drafts = drafts_text(given)
    if output is None:
        print_result(drafts)
    else:
        write(output, drafts)
        print_result(f"{output}: {len(given)} draft{'' if len(given) == 1 else 's'} to complete.\n")
