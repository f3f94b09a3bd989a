"""`assistant eval readability`: tells how hard the answers for each audience are to read."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from evals.commands.options import LIMIT, Golden, Jobs, Timeout
from evals.run import Composer, Half

if TYPE_CHECKING:
    from evals.answerer import Answerer
    from evals.case import Case
    from evals.readability import Readability
    from evals.runner import Asking
    from index.progress import Progress

HEADINGS = ("audience", "answers", "grade", "glosses", "grade of glosses")


def readability(
    half: Annotated[Half, typer.Option("--split", help="Ask this half of the cases.")] = Half.DEV,
    only: Annotated[str, typer.Option("--only", metavar="GLOB", help="Ask the cases that fit.")] = "*",
    live: Annotated[
        bool, typer.Option("--live", help="Measure the prose of the language model, not the quotes.")
    ] = False,
    jobs: Jobs = 1,
    timeout: Timeout = LIMIT,
    golden: Golden = None,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Ask the golden questions for every audience and print the school grade that the answers ask for."""
    from dataclasses import asdict

    from assistant.commands.output import print_json, print_result
    from assistant.commands.progress import shown_progress
    from evals.commands.asking import read_golden
    from evals.opening import opened_live, opened_recorded
    from evals.run import selected_cases
    from evals.runner import Asking

    settings = read_settings(corpus, data_dir)
    held, _ = read_golden(settings, golden)
    cases = selected_cases(held, half, only)
    composer = Composer.PROSE if live else Composer.QUOTES
    opening = opened_live if live else opened_recorded
    with shown_progress() as progress, opening(settings, composer, {}, progress) as assistant:
        rows = measured(cases, assistant, Asking(composer, timeout, jobs), progress)
    if as_json:
        print_json({"readability": [asdict(row) for row in rows]})
    else:
        print_result(readability_table(rows))


def measured(
    cases: "tuple[Case, ...]", assistant: "Answerer", asking: "Asking", progress: "Progress"
) -> "list[Readability]":
    """Return the readability for each audience; one for which nothing was answered is left out."""
    from assistant.answer import Audience
    from evals.readability import readability_of
    from evals.runner import outcomes_of

    rows = []
    for done, audience in enumerate(Audience):
        progress("asking for each audience", done, len(Audience))
        wanted = [(case.model_copy(update={"audience": audience}), 1) for case in cases]
        outcomes = outcomes_of(wanted, assistant, asking)
        answers = [turn.answer for outcome in outcomes for turn in outcome.turns if turn.answer]
        row = readability_of(audience, answers)
        rows += [row] if row else []
    return rows


def readability_table(rows: "list[Readability]") -> str:
    """Return the table, ending in a line feed."""
    from evals.table import table

    cells = [
        (
            row.audience.value or "anyone",
            str(row.answers),
            f"{row.grade:.1f}",
            f"{row.glosses:.1f}",
            "" if row.gloss_grade is None else f"{row.gloss_grade:.1f}",
        )
        for row in rows
    ]
    return "\n".join(table(HEADINGS, cells)) + "\n"
