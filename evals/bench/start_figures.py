"""What fresh processes take: one question with quotes only, the help, the chat page."""

import sys
from collections.abc import Sequence
from functools import partial

from assistant.settings import NO_LANGUAGE_MODEL, Settings
from evals.bench.figure import Figure, Limit
from evals.bench.limits import COLD_ASK, HELP, SERVE_MEMORY, SERVE_START
from evals.bench.measurement import Measurement
from evals.bench.plain_process import Plain, plain_process, write
from evals.bench.processes import Ran, command, run, shared_options
from evals.bench.questions import Questions
from evals.bench.reader_figures import serve_command
from evals.bench.reference import compared
from evals.bench.resident_memory import peak_bytes
from evals.bench.runs import Runs
from evals.bench.served_page import ServedPage, served_page
from evals.errors import EvalsError
from index.progress import Progress

ASKING = "starting `assistant ask --quotes-only`"
HELPING = "starting `assistant --help`"
SERVING = "starting `assistant serve`"
GB = 1e9  # bytes


def cold_ask_figures(
    settings: Settings, plain: Plain, questions: Questions, runs: Runs, progress: Progress
) -> Measurement:
    """Ask one question in a fresh process, quotes only; the first of each side is not counted."""
    asked = [questions.warm_up, *questions.single[: runs.cold_asks]]
    both: list[tuple[Ran, Ran]] = []
    progress(ASKING, 0, len(asked))
    for question in asked:
        ours = run(command("ask", question, "--quotes-only", "--json", *shared_options(settings)))
        both.append((ours, run(_plain_command(plain, question))))
        progress(ASKING, len(both), len(asked))
    counted = both[1:]
    return Measurement(
        (
            _over(
                "cold ask",
                "`assistant ask --quotes-only`, process and all; the plain chain: to its four documents",
                [(ours.seconds, theirs.seconds) for ours, theirs in counted],
                "s",
                COLD_ASK,
            ),
            _over(
                "memory of cold ask",
                "the most that it has in memory",
                [(ours.peak / GB, theirs.peak / GB) for ours, theirs in counted],
                "GB",
            ),
        )
    )


def help_figures(runs: Runs, progress: Progress) -> Measurement:
    """Show the help in a fresh process; it has no reference."""
    ran: list[Ran] = []
    progress(HELPING, 0, runs.helps)
    for done in range(runs.helps):
        ran.append(run(command("--help")))
        progress(HELPING, done + 1, runs.helps)
    seconds = tuple(one.seconds for one in ran)
    return Measurement((Figure("help", "`assistant --help`, process and all", "s", seconds, HELP),))


def serve_figures(
    settings: Settings, plain: Plain, questions: Questions, runs: Runs, progress: Progress
) -> Measurement:
    """Start the chat page again and again, and read the memory that it came to have at the last start.

    The first start of each side is not counted: it may read the models from a cold disk.

    Raises:
        EvalsError: the page did not start, or it has no language model.
    """
    starts: list[tuple[float, float]] = []
    memory: list[tuple[float, float]] = []
    progress(SERVING, 0, runs.starts + 1)
    for number in range(runs.starts + 1):
        talked = questions.single[: runs.talked] if number == runs.starts else ()
        with served_page(serve_command(settings)) as page:
            ours, our_peak = page.started, _peak_after(page, talked, settings)
        with plain_process(plain, writes=True) as process:
            for question in talked:
                process.ask(partial(write, question, ()))
            theirs, their_peak = process.started, process.peak
        if number:
            starts.append((ours, theirs))
        if talked:
            memory.append((our_peak / GB, their_peak / GB))
        progress(SERVING, number + 1, runs.starts + 1)
    return Measurement(
        (
            _over(
                "start of serve",
                "from `assistant serve` to its address, again; the plain chain: until it can be asked",
                starts,
                "s",
                SERVE_START,
            ),
            _over(
                "memory of serve",
                "the most that it has in memory, after some questions",
                memory,
                "GB",
                SERVE_MEMORY,
            ),
        )
    )


def _over(
    name: str,
    measured: str,
    both: Sequence[tuple[float, float]],
    unit: str,
    limits: tuple[Limit, ...] = (),
) -> Figure:
    ours = [one for one, _ in both]
    return Figure(name, measured, unit, tuple(ours), limits, compared(ours, [other for _, other in both]))


def _plain_command(plain: Plain, question: str) -> list[str]:
    options = [str(plain.folder), str(plain.embedding_model), question]
    return [sys.executable, "-m", "evals.bench.plain_ask", *options]


def _peak_after(page: ServedPage, questions: Sequence[str], settings: Settings) -> int:
    for question in questions:
        if page.ask(question)["receipt"]["language_model"] is None:
            raise _no_language_model(settings)
    return peak_bytes(page.pid)


def _no_language_model(settings: Settings) -> EvalsError:
    if settings.language_model == NO_LANGUAGE_MODEL:
        remedy = "Unset FOOTNOTE_LANGUAGE_MODEL."
    else:
        remedy = "Run `assistant models`."
    return EvalsError("The chat page was measured without a language model.", remedy)
