"""`assistant ask`: one question, or a file of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.commands.command import FAILED
from assistant.commands.opening import opened
from assistant.commands.options import AsJson, Corpus, DataDir, QuotesOnly, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_progress, shown_steps

if TYPE_CHECKING:
    from assistant.answer import Answer, Audience
    from assistant.history import History
    from assistant.settings import Settings

Reader = Literal["patient", "student", "nurse", "physician"]
HistoryFile = Annotated[
    Path | None,
    typer.Option("--history", metavar="FILE", help='Turns before the question, as [{"role", "content"}].'),
]
Batch = Annotated[
    Path | None,
    typer.Option("--batch", metavar="FILE", help='Answer a file with one {"id", "turns"} a line.'),
]


def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", show_default=False)] = None,
    history: HistoryFile = None,
    batch: Batch = None,
    quotes_only: QuotesOnly = False,
    audience: Annotated[
        Reader | None,
        typer.Option(
            "--audience",
            help="Word the prose for a patient or carer, a student, a nurse (or allied health), a physician; "
            "patients and students have clinical terms explained.",
        ),
    ] = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with citations, or a whole file of questions with --batch."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("Give a QUESTION, or a file with --batch.")
    if batch is not None and history is not None:
        raise typer.BadParameter("--history goes with a QUESTION; in a batch each line has its own turns.")
    from assistant.answer import Audience
    from assistant.history import read_history

    settings = read_settings(corpus, data_dir)
    reader = Audience(audience or "")
    if batch is not None:
        _ask_many(batch, settings, reader, quotes_only)
    elif question is not None:
        turns = read_history(history) if history is not None else []
        answer = _ask_one(question, turns, settings, reader, quotes_only)
        if as_json:
            print_json(answer.model_dump(mode="json"))
        else:
            from assistant.rendering import render_answer

            print_result(render_answer(answer))


def _ask_one(
    question: str, history: "History", settings: "Settings", audience: "Audience", quotes_only: bool
) -> "Answer":
    from assistant.question import clean_question

    cleaned = clean_question(question, settings)

    from assistant.following import follow

    with shown_progress() as progress:
        assistant = opened(settings, quotes_only=quotes_only, progress=progress)
    with assistant, shown_steps() as tell:
        return follow(assistant.stream(cleaned, history, audience, quotes_only), tell)


def _ask_many(file: Path, settings: "Settings", audience: "Audience", quotes_only: bool) -> None:
    """Print one JSON object a turn, as soon as it is made; exit code 2 where any of them is an error."""
    from assistant.batch import read_batch, run_batch, turns_of

    lines = read_batch(file)

    from assistant.question import clean_question

    failed = 0
    with shown_progress() as progress:
        total = turns_of(lines)
        with opened(settings, quotes_only=quotes_only, progress=progress) as assistant:

            def answer(question: str, history: "History") -> "Answer":
                return assistant.ask(clean_question(question, settings), history, audience, quotes_only)

            for done, turn in enumerate(run_batch(lines, answer), start=1):
                print_json(turn, indent=None)
                progress("answering", done, total)
                failed += "error" in turn
    if failed:
        raise typer.Exit(FAILED)
