"""The wait for the first quote in a warm process."""

from functools import partial

from evals.answerer import Answerer
from evals.bench.answering import answered
from evals.bench.figure import Figure
from evals.bench.limits import FIRST_QUOTE
from evals.bench.measurement import Measurement
from evals.bench.plain_process import PlainProcess, retrieve
from evals.bench.questions import Questions
from evals.bench.reference import compared
from index.progress import Progress

QUOTING = "asking for quotes"


def quote_figures(
    assistant: Answerer, plain: PlainProcess, questions: Questions, progress: Progress
) -> Measurement:
    """Ask both sides each question in turn, after a first one that is not counted."""

    def ours(question: str) -> float | None:
        return answered(assistant.stream(question, quotes_only=True)).first_quote

    def theirs(question: str) -> float:
        return plain.ask(partial(retrieve, question))

    progress(QUOTING, 0, len(questions.single))
    ours(questions.warm_up)
    theirs(questions.warm_up)
    waits: list[tuple[float | None, float]] = []
    for question in questions.single:
        waits.append((ours(question), theirs(question)))
        progress(QUOTING, len(waits), len(questions.single))
    quoted = [wait for wait, _ in waits]
    figure = Figure(
        "first quote",
        "from the question to the quotes, warm process; the plain chain: to its four documents",
        "s",
        tuple(wait for wait in quoted if wait is not None),
        FIRST_QUOTE,
        compared(quoted, [wait for _, wait in waits]),
    )
    return Measurement((figure,))
