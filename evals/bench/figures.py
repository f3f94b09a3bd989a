"""What `assistant bench` measures, and the limit of each figure; one function for each group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.settings import NO_LANGUAGE_MODEL, Settings
from evals.answerer import Answerer
from evals.bench.answering import MS, Times, prose_times, quote_times
from evals.bench.figure import Figure, Limit
from evals.bench.processes import command, seconds_of, shared_options
from evals.bench.questions import Questions
from evals.bench.resident_memory import resident_bytes
from evals.bench.served_page import ServedPage, served_page
from evals.errors import EvalsError
from index.progress import Progress

ASKING = "starting `assistant ask --quotes-only`"
HELPING = "starting `assistant --help`"
SERVING = "starting `assistant serve`"
TALKING = "asking the chat page"
GB = 1e9  # bytes
FIRST_QUOTE = Limit(0.3, "p95")
FIRST_TOKEN = Limit(2.5, "p50")
COLD_ASK = Limit(12.0, "p95")
HELP = Limit(1.0, "p95")
SERVE_START = Limit(25.0, "p95")
SERVE_MEMORY = Limit(3.0, "highest")


@dataclass(frozen=True, slots=True)
class Runs:
    """Say how often each thing is measured; `conversations` None takes them all."""

    conversations: int | None = None
    cold_asks: int = 5
    helps: int = 10
    starts: int = 3
    talked: int = 6


QUICK = Runs(conversations=2, cold_asks=2, helps=3, starts=1, talked=2)


def quote_figures(assistant: Answerer, questions: Questions, progress: Progress) -> tuple[Figure, ...]:
    """Return the wait for the first quote in a warm process."""
    times = quote_times(assistant, questions.warm_up, questions.single, progress)
    return (
        Figure(
            "first quote",
            "from the question to the quotes, warm process",
            "s",
            tuple(time / MS for time in times),
            FIRST_QUOTE,
        ),
    )


def prose_figures(
    assistant: Answerer, questions: Questions, runs: Runs, progress: Progress
) -> tuple[Figure, ...]:
    """Return the wait for the first piece of prose and for the whole answer; refusals have no prose."""
    times = prose_times(assistant, questions.conversations[: runs.conversations], progress)
    written = [time for time in times if time.first_token is not None]
    return (
        Figure(
            "first prose token",
            f"from the question to the first piece of prose; {len(written)} of {len(times)} answers have any",
            "s",
            tuple(time.first_token / MS for time in written if time.first_token is not None),
            FIRST_TOKEN,
        ),
        Figure("answer with prose", "from the question to the whole answer", "s", _totals(written)),
    )


def cold_ask_figures(
    settings: Settings, questions: Questions, runs: Runs, progress: Progress
) -> tuple[Figure, ...]:
    """Return how long one question takes in a fresh process, quotes only."""
    lines = [
        command("ask", question, "--quotes-only", "--json", *shared_options(settings))
        for question in questions.single[: runs.cold_asks]
    ]
    seconds = _timed(lines, ASKING, progress)
    return (Figure("cold ask", "`assistant ask --quotes-only`, process and all", "s", seconds, COLD_ASK),)


def help_figures(runs: Runs, progress: Progress) -> tuple[Figure, ...]:
    """Return how long the help takes in a fresh process."""
    seconds = _timed([command("--help")] * runs.helps, HELPING, progress)
    return (Figure("help", "`assistant --help`, process and all", "s", seconds, HELP),)


def serve_figures(
    settings: Settings, questions: Questions, runs: Runs, progress: Progress
) -> tuple[Figure, ...]:
    """Return how long the chat page takes to start again, and the memory that it then holds.

    The first start is not counted: it may read the models from a cold disk.

    Raises:
        EvalsError: the page did not start, or it has no language model.
    """
    line = command("serve", "--port", "0", "--json", *shared_options(settings))
    starts: list[float] = []
    memory: tuple[float, ...] = ()
    progress(SERVING, 0, runs.starts + 1)
    for number in range(runs.starts + 1):
        with served_page(line) as page:
            if number:
                starts.append(page.started)
            if number == runs.starts:
                memory = _memory(page, questions.single[: runs.talked], settings, progress)
        progress(SERVING, number + 1, runs.starts + 1)
    return (
        Figure(
            "start of serve", "from `assistant serve` to its address, again", "s", tuple(starts), SERVE_START
        ),
        Figure(
            "memory of serve",
            "resident, the language model loaded, after each of some questions",
            "GB",
            memory,
            SERVE_MEMORY,
        ),
    )


def _memory(
    page: ServedPage, questions: Sequence[str], settings: Settings, progress: Progress
) -> tuple[float, ...]:
    samples = []
    for done, question in enumerate(questions, start=1):
        answer = page.ask(question)
        if answer["receipt"]["language_model"] is None:
            raise _no_language_model(settings)
        samples.append(resident_bytes(page.pid) / GB)
        progress(TALKING, done, len(questions))
    return tuple(samples)


def _no_language_model(settings: Settings) -> EvalsError:
    if settings.language_model == NO_LANGUAGE_MODEL:
        remedy = "Unset FOOTNOTE_LANGUAGE_MODEL."
    else:
        remedy = "Run `assistant models`."
    return EvalsError("The chat page was measured without a language model.", remedy)


def _timed(lines: Sequence[Sequence[str]], description: str, progress: Progress) -> tuple[float, ...]:
    seconds = []
    progress(description, 0, len(lines))
    for done, line in enumerate(lines, start=1):
        seconds.append(seconds_of(line))
        progress(description, done, len(lines))
    return tuple(seconds)


def _totals(times: Iterable[Times]) -> tuple[float, ...]:
    return tuple(time.total / MS for time in times)
