"""Tells whether the evidence answers.

Similarity alone does not tell: what gives an unanswerable question away is that the very thing it asks for
stands in no passage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.condensation import is_incomplete
from assistant.evidence import Evidence, Sought, Weights
from assistant.topics import Topics

Answerable = Literal["yes", "unsure", "no", "incomplete"]

# First values, set on a few dozen made-up questions; calibration on golden data is to replace them.
SURE_COVERAGE = 0.55
LEAST_SIMILARITY = 0.35


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold whether the evidence answers, and which content words of the question stand in no passage."""

    answerable: Answerable
    unknown: tuple[str, ...]


def judge(
    question: str, sought: Sought, evidence: Sequence[Evidence], topics: Topics, weights: Weights
) -> Judgement:
    """Return whether the evidence answers: `unsure` where only a reader of both can tell."""
    unknown = tuple(sorted(word for word in sought.asked if word not in weights.holding))
    if is_incomplete(question, topics) or not (sought.topics or sought.asked):
        return Judgement("incomplete", unknown)
    best = max((passage.coverage for passage in evidence), default=0.0)
    if not unknown and best >= SURE_COVERAGE:
        return Judgement("yes", unknown)
    nearest = max((passage.similarity for passage in evidence), default=0.0)
    if nearest >= LEAST_SIMILARITY and (sought.topics or best > 0):
        return Judgement("unsure", unknown)
    return Judgement("no", unknown)
