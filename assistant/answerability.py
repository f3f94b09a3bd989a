"""Tells whether the evidence answers.

Similarity alone does not tell: an unanswerable question inside the topic is as near to the passages as an
answerable one. The reranker has read both, and its best score, calibrated, tells more than anything else that
was tried beside it (words that stand in no passage, coverage, similarity).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.calibration import Calibration, log_odds
from assistant.condensation import is_incomplete
from assistant.evidence import Evidence, sought_in
from assistant.topics import Topics

Answerable = Literal["yes", "unsure", "no", "incomplete"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold whether the evidence answers, and how likely that is, 0 to 1."""

    answerable: Answerable
    probability: float


def judge(question: str, evidence: Sequence[Evidence], topics: Topics, calibration: Calibration) -> Judgement:
    """Return whether the evidence answers: `unsure` where only a reader of both can tell."""
    probability = calibration.question.probability(question_signals(evidence))
    sought = sought_in(question, topics)
    if is_incomplete(question, topics) or not (sought.topics or sought.asked):
        return Judgement("incomplete", probability)
    if not evidence or probability < calibration.hopeless:
        return Judgement("no", probability)
    return Judgement("yes" if probability >= calibration.sure else "unsure", probability)


def question_signals(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Return the signals of a question: the best that the reranker says of any passage."""
    return {"best": log_odds(max((one.relevance for one in evidence), default=0.0))}
