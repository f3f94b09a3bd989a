"""What several readers wait who ask at once, through the served page as programs ask it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import chain, cycle, islice
from time import perf_counter
from typing import Any

from assistant.settings import Settings
from evals.bench.answering import MS, Answered, Times
from evals.bench.figure import Figure
from evals.bench.measurement import Measurement, together
from evals.bench.plain_process import Plain, PlainProcess, plain_process, write, write_at_once
from evals.bench.processes import command, shared_options
from evals.bench.prose_figures import US
from evals.bench.questions import Questions
from evals.bench.reference import PLAIN, compared
from evals.bench.runs import Runs
from evals.bench.served_page import ServedPage, served_page
from evals.bench.tally import tally_of
from index.progress import Progress

READING = "asking for several readers"


def reader_figures(
    settings: Settings, plain: Plain, questions: Questions, runs: Runs, progress: Progress
) -> Measurement:
    """Serve the page, and let so many readers at once ask so many questions each; then the plain chain's.

    Both sides are up all the time, but only one of them is asked at a time.

    Raises:
        EvalsError: the page did not start or did not answer.
    """
    parts: list[Measurement] = []
    progress(READING, 0, len(runs.readers))
    with ExitStack() as held:
        page = held.enter_context(served_page(serve_command(settings)))
        process = held.enter_context(plain_process(plain, writes=True))
        asked_over_http(page, questions.warm_up)
        process.ask(partial(write, questions.warm_up, ()))
        for readers, each in runs.readers:
            parts.append(_measured(page, process, shares(questions.single, readers, each)))
            progress(READING, len(parts), len(runs.readers))
    return together(parts)


def serve_command(settings: Settings) -> list[str]:
    """Return the command that serves the page over the same articles, on a free port."""
    return command("serve", "--port", "0", "--json", *shared_options(settings))


def shares(questions: Sequence[str], readers: int, each: int) -> list[list[str]]:
    """Return the questions of each reader; they begin anew where there are too few."""
    endless = cycle(questions)
    return [list(islice(endless, each)) for _ in range(readers)]


def asked_over_http(page: ServedPage, question: str) -> Answered:
    """Ask the page and return the answer, its times as whoever asks sees them.

    The endpoint hands over the whole answer at once and tells when the quotes were there; what it does not
    tell, the wait for its turn and the way there and back, is taken to lie before the quotes.
    """
    started = perf_counter()
    answer = page.ask(question)
    return as_seen(answer, (perf_counter() - started) * MS)


def as_seen(answer: dict[str, Any], waited: float) -> Answered:
    """Return an answer of the page for which somebody waited so many milliseconds."""
    timing = answer["timing_ms"]
    unseen = max(waited - timing["total"], 0.0)
    quoted, drafted = (
        None if timing[name] is None else unseen + timing[name] for name in ("first_quote", "first_token")
    )
    return Answered(Times(quoted, drafted, waited), answer["answer"], answer["status"])


def _measured(page: ServedPage, process: PlainProcess, asked: Sequence[Sequence[str]]) -> Measurement:
    with ThreadPoolExecutor(len(asked)) as pool:
        both = pool.map(lambda mine: [asked_over_http(page, question) for question in mine], asked)
        ours = list(chain.from_iterable(both))
    theirs = list(chain.from_iterable(process.ask(partial(write_at_once, asked))))
    return reader_figures_of(len(asked), ours, theirs)


def reader_figures_of(readers: int, ours: Sequence[Answered], theirs: Sequence[Answered]) -> Measurement:
    """Return the figures of what so many readers got from both sides, question by question."""
    who = "1 reader" if readers == 1 else f"{readers} readers"
    quoted = [answer.first_quote for answer in ours]
    whole = [answer.whole_prose for answer in ours]
    figures = (
        Figure(
            f"first quote, {who}",
            f"over HTTP, {who} at once; the plain chain: to its four documents",
            "s",
            tuple(wait for wait in quoted if wait is not None),
            reference=compared(quoted, [answer.first_quote for answer in theirs]),
        ),
        Figure(
            f"with prose, {who}",
            f"a whole answer with prose over HTTP, {who} at once",
            "s",
            tuple(wait for wait in whole if wait is not None),
            reference=compared(whole, [answer.whole_prose for answer in theirs]),
        ),
    )
    tallies = (tally_of(f"{US} ({who})", ours), tally_of(f"the {PLAIN} ({who})", theirs))
    return Measurement(figures, tallies)
