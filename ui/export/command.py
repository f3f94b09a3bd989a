"""`assistant export`: a stored conversation, or its references, as a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import Corpus, DataDir, Owner, read_settings
from assistant.commands.output import print_notice, print_result
from assistant.errors import AssistantError
from assistant.owner import LOCAL_OWNER
from assistant.terminal_text import neutralised
from ui.export.exported_file import ExportedFile, Format, export

if TYPE_CHECKING:
    from assistant.settings import Settings
    from ui.export.conversation import Conversation

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="[CONVERSATION]",
        help="What follows `?conversation=` in the page's address; the latest one if none is given.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="The conversation, or its references as ris or bibtex.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write this file; in a folder, one named by the title."),
]


def export_conversation(
    conversation_id: Id = None,
    format: FormatOption = Format.MARKDOWN,
    output: Output = None,
    owner: Owner = LOCAL_OWNER,
    corpus: Corpus = None,
    data_dir: DataDir = None,
) -> None:
    """Export a conversation as Markdown, HTML or JSON, or its references as RIS or BibTeX."""
    from corpus.library import load_articles

    settings = read_settings(corpus, data_dir)
    found = _found(settings, owner, conversation_id)
    articles = {article.id: article for article in load_articles(settings.corpus_dirs)}
    exported = export(found, format, articles)
    if output is None:
        _print(exported)
    else:
        print_notice(f"Written to {_write(exported, output)}.")


def _found(settings: "Settings", owner: str, conversation_id: str | None) -> "Conversation":
    from contextlib import closing

    from assistant.conversations import file_of, open_conversations
    from ui.export.conversation import find_conversation

    if not file_of(settings).exists():
        raise AssistantError(
            f"No conversation is stored in {settings.data_dir}.",
            "Ask something on the page first, `assistant serve`, or name another folder with `--data-dir`.",
        )
    with closing(open_conversations(settings)) as conversations:
        return find_conversation(conversations, owner, conversation_id)


def _print(exported: ExportedFile) -> None:
    if sys.stdout.isatty():
        print_result(neutralised(exported.text))
        return
    # A pipe gets the bytes of the file, whatever encoding the system would choose.
    sys.stdout.flush()
    sys.stdout.buffer.write(exported.text.encode())
    sys.stdout.buffer.flush()


def _write(exported: ExportedFile, output: Path) -> Path:
    path = output / exported.name if output.is_dir() else output
    try:
        path.write_bytes(exported.text.encode())
    except OSError as error:
        raise AssistantError(
            f"{path} cannot be written: {error.strerror or error}.", "Name another file with `--output`."
        ) from error
    return path
