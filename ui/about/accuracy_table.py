"""What was measured of the answers, in words that are read at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.accuracy import Accuracy, Figure, Measured, QuestionKind
from assistant.answer import Receipt

_KEPT_APART = "kept-apart"
_WEAKEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Name one thing that is measured; `lacking` metrics count what is wrong and are turned round."""

    metric: str
    label: str
    of: str = "questions"
    lacking: bool = False


ROWS = (
    Row(_KEPT_APART, "Right answers to new questions"),
    Row("correctness", "Right answers to all questions"),
    Row("fact-recall", "Needed facts that were told"),
    Row("exact-figures", "Answers with every figure and unit exact", "answers"),
    Row("refusal-recall", "Says so when the articles hold no answer"),
    Row("refusal-precision", "Is right when it says that there is no answer", "refusals"),
    Row("citation-precision", "Citations that are to the point", "answers"),
    Row("quote-fidelity", "Quotes that are the article's words exactly", "answers"),
    Row("unsupported-sentences", "Sentences that their quotes support", "answers", lacking=True),
    Row("rewrite-quality", "Follow-ups that were understood"),
)
KIND_WORDS = {
    "adversarial": "questions that try to mislead it",
    "comparison": "comparisons of two things",
    "conflict": "questions where the articles disagree",
    "dangling-marker": "statements whose reference is not listed",
    "false-premise": "questions that take something false for granted",
    "figures": "figures and units",
    "follow-up": "follow-up questions",
    "lay-words": "everyday words for clinical terms",
    "list": "lists of several items",
    "misspelt": "misspelt questions",
    "single-fact": "single facts",
    "sources": "questions about the sources",
    "unanswerable-outside": "questions on other topics",
    "unanswerable-within": "questions on the topic that the articles do not answer",
    "underspecified": "questions that are too vague",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one figure in words: "83 of 100", "78 to 88", "210 questions"."""

    value: str
    interval: str
    base: str


@dataclass(frozen=True, slots=True)
class AccuracyRow:
    """Hold one thing that was measured; a cell is None where it was not."""

    label: str
    quotes: Cell | None
    prose: Cell | None


@dataclass(frozen=True, slots=True)
class AccuracyTable:
    """Hold what was measured with just these articles and models.

    `in_short` is the first thing to know, `weakest` what to be careful with, `days` when it was measured;
    `prose` tells whether answers with prose were measured with the language model at hand.
    """

    in_short: str
    weakest: str
    days: tuple[str, ...]
    prose: bool
    rows: tuple[AccuracyRow, ...]


def accuracy_table(accuracy: Accuracy, receipt: Receipt) -> AccuracyTable | None:
    """Return what was measured with what a receipt names, or None where nothing was."""
    quotes = accuracy.of("quotes", receipt)
    prose = accuracy.of("prose", receipt) if receipt.language_model else None
    shown = prose or quotes
    if shown is None:
        return None
    rows = (AccuracyRow(row.label, _cell(row, quotes), _cell(row, prose)) for row in ROWS)
    measured = [run for run in (quotes, prose) if run is not None]
    return AccuracyTable(
        in_short=_in_short(shown.kept_apart),
        weakest=_weakest(shown.kinds),
        days=tuple(sorted({run.day.isoformat() for run in measured})),
        prose=prose is not None,
        rows=tuple(row for row in rows if row.quotes or row.prose),
    )


def of_hundred(share: float) -> int:
    """Return a share as a number of 100; only all is 100, and only none is 0."""
    return min(max(round(100 * share), 1 if share > 0 else 0), 100 if share == 1 else 99)


def _cell(row: Row, measured: Measured | None) -> Cell | None:
    if measured is None:
        return None
    figure = measured.kept_apart if row.metric == _KEPT_APART else measured.figures.get(row.metric)
    if figure is None:
        return None
    if row.lacking:
        figure = Figure(value=1 - figure.value, low=1 - figure.high, high=1 - figure.low, n=figure.n)
    return Cell(
        value=f"{of_hundred(figure.value)} of 100",
        interval=f"{round(100 * figure.low)} to {round(100 * figure.high)}",
        base=f"{figure.n} {row.of}",
    )


def _in_short(kept_apart: Figure) -> str:
    return (
        f"Expect about {of_hundred(kept_apart.value)} of 100 new questions to be answered rightly. "
        f"This was measured on {kept_apart.n} questions that were kept apart while Footnote was built."
    )


def _weakest(kinds: Iterable[QuestionKind]) -> str:
    """Return the kinds of questions that most often went wrong; empty where none did."""
    failed = sorted(
        (kind for kind in kinds if kind.right < kind.asked), key=lambda kind: kind.right / kind.asked
    )
    told = [f"{KIND_WORDS[kind.kind]} ({kind.right} of {kind.asked} right)" for kind in failed[:_WEAKEST]]
    return f"Weakest: {', '.join(told)}." if told else ""
