"""`assistant eval public`: measures the system on public sets, where they are at hand."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_progress
from evals.errors import EvalsError
from evals.public.public_set import PublicSet

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.public.measuring import Instruments

Data = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Read the sets from the folders of their names in DIR.")
]
Only = Annotated[list[PublicSet] | None, typer.Option("--only", help="Measure this set alone; repeatable.")]
Write = Annotated[
    Path | None,
    typer.Option(
        "--write", metavar="FILE", help="Also put the table between the two marks of this document."
    ),
]


def public(
    data: Data = Path("../shared/data"),
    only: Only = None,
    write: Write = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Measure the system on public sets; a set that is not at hand is skipped, and named."""
    from evals.public.measuring import measured
    from evals.public.table import COMMAND, check_marks, measures_table, write_table

    if write and only:
        raise EvalsError(
            "The table of a document holds every set, and --only leaves some out.",
            "Leave out `--only` or `--write`.",
        )
    if write:
        check_marks(write)
    settings = read_settings(None, data_dir)
    with shown_progress() as progress:
        results = measured(frozenset(only or PublicSet), data, _instruments(settings), progress)
    if write:
        write_table(write, measures_table(results, COMMAND))
    if as_json:
        print_json({"results": [result.as_object() for result in results]})
    else:
        print_result(measures_table(results))


def _instruments(settings: "Settings") -> "Instruments":
    """Return the real embedding model, behind a cache of its own; it is loaded when a set first needs it."""
    from assistant.embedder import embedder_of
    from assistant.publication import CACHE
    from assistant.spelling import english_words
    from evals.public.measuring import Instruments, kept_in
    from index.embedding_cache import CachedEmbedder
    from index.model_files import EMBEDDING_MODEL, locate

    return Instruments(
        settings,
        CachedEmbedder(embedder_of(settings), kept_in(settings) / CACHE),
        lambda: english_words(locate(EMBEDDING_MODEL, settings.models_dir)),
    )
