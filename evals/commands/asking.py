"""What `run` and `resume` share: asking what is left of a run, and showing what it comes to."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from assistant.commands.command import INTERRUPTED
from assistant.commands.output import print_json, print_notice, print_result
from assistant.commands.progress import shown_progress

if TYPE_CHECKING:
    from assistant.answer import Receipt
    from assistant.settings import Settings
    from corpus.article import Article
    from evals.golden_set import GoldenSet
    from evals.run import Run
    from evals.runner import Asking
    from evals.session import Verdict

CLOSED = 1


def read_golden(settings: "Settings", folder: Path | None) -> tuple["GoldenSet", dict[str, "Article"]]:
    """Return the golden set and the articles that it is held against, by id.

    Raises:
        FootnoteError: an article or a golden file cannot be used.
    """
    from corpus.library import load_articles
    from evals.golden_set import FOLDER, load_golden_set

    articles = load_articles(settings.corpus_dirs)
    return load_golden_set(articles, folder or FOLDER), {article.id: article for article in articles}


def ask_golden(
    begin: "Callable[[Receipt], Run]",
    golden: "GoldenSet",
    settings: "Settings",
    asking: "Asking",
    recordings: dict[str, str] | None,
) -> "Run":
    """Open the assistant, begin or take up a run with its receipt, and ask what is left of it.

    With `recordings` the language model runs, and what it writes is added to them and kept with the run;
    without, the recordings of the blessed run are read. After ctrl-C the reader is told how to go on.

    Raises:
        FootnoteError: the index or a model cannot be used, or the run was begun with others.
    """
    from evals.opening import opened_live, opened_recorded
    from evals.recording import PROSE, read_recordings, write_recordings
    from evals.session import ask_all

    with shown_progress() as progress, ExitStack() as held:
        if recordings is None:
            opening = opened_recorded(settings, asking.composer, read_recordings(PROSE), progress)
        else:
            opening = opened_live(settings, asking.composer, recordings, progress)
        assistant = held.enter_context(opening)
        run = begin(assistant.receipt)
        try:
            return ask_all(run, golden, assistant, asking, progress)
        except KeyboardInterrupt as interruption:
            print_notice(f"Interrupted. Go on with `assistant eval resume {run.header.id}`.")
            raise typer.Exit(INTERRUPTED) from interruption
        finally:
            if recordings:
                write_recordings(run.recordings, recordings)


def show(verdict: "Verdict", *, as_json: bool) -> None:
    """Print the scores, the difference to the baseline and the findings; exit with 1 where there are any.

    Raises:
        EvalsError: the baseline was made with other articles.
    """
    from evals.baseline import BLESS
    from evals.errors import EvalsError
    from evals.gate import compared
    from evals.score_table import comparison_table, findings_text, score_table

    if as_json:
        print_json(verdict_object(verdict))
    else:
        parts = [f"run: {verdict.run.folder}\n", score_table(verdict.card)]
        if verdict.blessed is not None:
            parts += ["against the baseline:", comparison_table(compared(verdict.card, verdict.blessed))]
        print_result("\n".join([*parts, findings_text(verdict.findings)]))
    if verdict.other_articles:
        raise EvalsError("The baseline was made with other articles.", BLESS)
    if verdict.findings:
        raise typer.Exit(CLOSED)


def verdict_object(verdict: "Verdict") -> dict[str, Any]:
    """Return a verdict as JSON output shows it."""
    from dataclasses import asdict

    from evals.baseline import blessed_run

    return {
        "run": str(verdict.run.folder),
        **blessed_run(verdict.run.header, verdict.card).model_dump(mode="json"),
        "latencies": [
            {"metric": latency.metric, "p50": latency.p50, "p95": latency.p95, "n": latency.n}
            for latency in verdict.card.latencies
        ],
        "findings": [asdict(finding) for finding in verdict.findings],
    }
