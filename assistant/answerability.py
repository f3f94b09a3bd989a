"""Tells whether the evidence answers: what gives an unanswerable question away is a word that no passage holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.condensation import is_incomplete
from assistant.evidence import Evidence, Weights
from assistant.topics import Topics
from assistant.words import ASPECTS, stem, stems

Answerable = Literal["yes", "unsure", "no", "incomplete"]

# First values, chosen on questions outside the test sets; calibration on golden data replaces them.
SURE_COVERAGE = 0.75
LEAST_COVERAGE = 0.35
SURE_SIMILARITY = 0.60
LEAST_SIMILARITY = 0.30

_ASPECT_STEMS = {stem(word) for word in ASPECTS}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold whether the evidence answers, and which content words of the question stand in no passage."""

    answerable: Answerable
    unknown: tuple[str, ...]


def judge(question: str, evidence: Sequence[Evidence], topics: Topics, weights: Weights) -> Judgement:
    """Return whether the evidence answers the question; one without content is incomplete."""
    asked = list(dict.fromkeys(stems(topics.spelt_out(question))))
    unknown = tuple(stemmed for stemmed in asked if stemmed not in weights.holding)
    if not asked or is_incomplete(question, topics):
        return Judgement("incomplete", unknown)
    if not evidence:
        return Judgement("no", unknown)
    coverage = max(passage.coverage for passage in evidence)
    similarity = max(passage.similarity for passage in evidence)
    if coverage < LEAST_COVERAGE or similarity < LEAST_SIMILARITY:
        return Judgement("no", unknown)
    if coverage >= SURE_COVERAGE and not set(unknown) - _ASPECT_STEMS:
        return Judgement("yes", unknown)
    if similarity >= SURE_SIMILARITY and not unknown:
        return Judgement("yes", unknown)
    return Judgement("unsure", unknown)
