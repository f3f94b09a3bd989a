"""Tells whether the evidence answers.

Similarity alone does not tell: an unanswerable question inside the topic is as near to the passages as an
answerable one. The reranker has read both, and its best score tells most. Beside it counts a figure that is
asked for and that none of the best passages gives; a clinical term that no passage names; how near the
nearest passage is; and how many passages there are: among many, something always looks like an answer.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.calibration import Calibration, log_odds
from assistant.condensation import is_incomplete, is_vague
from assistant.evidence import Evidence, sought_in
from assistant.expectation import figure_is_missing
from assistant.topics import Topics

# Of the likeliest passage, what another must reach for its figures to count.
AMONG_THE_BEST = 0.5

Answerable = Literal["yes", "unsure", "no", "incomplete"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold whether the evidence answers, and how likely that is, 0 to 1."""

    answerable: Answerable
    probability: float


@dataclass(frozen=True, slots=True)
class Searched:
    """Hold what a question was searched in: how many passages, and its terms that none of them names."""

    passages: int
    strange: tuple[str, ...]


def judge(
    question: str, evidence: Sequence[Evidence], searched: Searched, topics: Topics, calibration: Calibration
) -> Judgement:
    """Return whether the evidence answers: `unsure` where only a reader of both can tell."""
    sought = sought_in(question, topics)
    signals = question_signals(question, evidence, searched)
    probability = calibration.question.probability(signals)
    unsure = probability < calibration.sure
    if is_incomplete(question, topics) or not (sought.topics or sought.asked):
        return Judgement("incomplete", probability)
    # "Does ginkgo keep it away?" needs no name where a statement surely answers; else it is asked back.
    if is_vague(question, topics) and (unsure or likeliest(evidence) < calibration.sure):
        return Judgement("incomplete", probability)
    if not evidence or probability < calibration.hopeless:
        return Judgement("no", probability)
    return Judgement("unsure" if unsure else "yes", probability)


def question_signals(question: str, evidence: Sequence[Evidence], searched: Searched) -> dict[str, float]:
    """Return the signals of a question.

    `best` is in log-odds, `passages` the decimal logarithm of their number, the others 0 to 1.
    """
    statements = [one for one in evidence if one.kind == "statement"]
    bound = AMONG_THE_BEST * likeliest(evidence)
    near = [one.quote for one in statements if one.answers >= bound]
    return {
        "best": log_odds(max((one.relevance for one in statements), default=0.0)),
        "figure_missing": float(figure_is_missing(question, near)),
        "passages": math.log10(max(searched.passages, 1)),
        "similarity": max((one.similarity for one in statements), default=0.0),
        "strange": float(bool(searched.strange)),
    }


def likeliest(evidence: Sequence[Evidence]) -> float:
    """Return how likely the likeliest statement answers, 0 to 1."""
    return max((one.answers for one in evidence if one.kind == "statement"), default=0.0)
