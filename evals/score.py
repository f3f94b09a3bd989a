"""A score: what one metric says of one turn, and how a failure is scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.answer import Answer
from corpus.article import Article
from evals.case import Turn
from evals.golden_set import NamedStatement
from evals.outcome import TurnOutcome

Unit = Literal["share", "ms"]


@dataclass(frozen=True, slots=True)
class Score:
    """Hold a value in the metric's unit, and why it is no better.

    None says that the metric does not apply; such a score counts nowhere.
    """

    value: float | None
    why: str = ""


NOT_APPLICABLE = Score(None)


@dataclass(frozen=True)
class Context:
    """Hold what expectations name: statements by their name, articles by their id."""

    statements: Mapping[str, NamedStatement]
    articles: Mapping[str, Article]


class Metric(Protocol):
    """Measure one thing of the answer to one turn.

    `name` is kebab-case and stays, `title` is for readers. A "share" lies between 0 and 1.
    """

    name: str
    title: str
    unit: Unit
    lower_is_better: bool

    def applies(self, turn: Turn) -> bool:
        """Tell whether the expectation calls for the metric, whatever comes of the turn."""

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the score of an outcome that has an answer."""


def score_of(metric: Metric, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
    """Return the score of any outcome.

    A failure gets the worst share wherever the expectation calls for the metric, so that it stays in the
    denominator; it has no times.
    """
    if outcome.answer is not None and outcome.error is None:
        return metric.score(turn, outcome, context)
    if metric.unit == "ms" or not metric.applies(turn):
        return NOT_APPLICABLE
    return Score(1.0 if metric.lower_is_better else 0.0, outcome.error or "there was no answer")


def answer_of(outcome: TurnOutcome) -> Answer:
    """Return the answer of an outcome that has one.

    Raises:
        ValueError: it has none; `score_of` keeps such outcomes from the metrics.
    """
    if outcome.answer is None:
        raise ValueError("an outcome without an answer has no score of its own")
    return outcome.answer


def share(held: int, total: int, why: str = "") -> Score:
    """Return the score of so many held out of a total; of nothing there is none."""
    return Score(held / total, why) if total else NOT_APPLICABLE


def passed(right: bool, why: str = "") -> Score:
    """Return the score of what is right or wrong as a whole, with the reason where it is wrong."""
    return Score(1.0) if right else Score(0.0, why)
