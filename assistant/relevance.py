"""Has the evidence read by the reranker, and weighs all signals into one: how likely a passage answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.calibration import Logistic, log_odds
from assistant.evidence import Evidence
from index.passage import Passage
from index.reranker import Reranker


def with_relevance(
    question: str, evidence: Sequence[Evidence], passages: Mapping[str, Passage], reranker: Reranker
) -> tuple[Evidence, ...]:
    """Return the evidence with what the reranker says of each passage, in the same order."""
    scores = reranker.scores(question, [passages[one.passage_id].text for one in evidence])
    return tuple(replace(one, relevance=score) for one, score in zip(evidence, scores, strict=True))


def with_answers(evidence: Sequence[Evidence], calibrated: Logistic) -> tuple[Evidence, ...]:
    """Return the evidence with the calibrated probability that each passage answers, in the same order."""
    return tuple(
        replace(one, answers=calibrated.probability(signals))
        for one, signals in zip(evidence, signals_of(evidence), strict=True)
    )


def signals_of(evidence: Sequence[Evidence]) -> list[dict[str, float]]:
    """Return each passage's signals: its own, and how it stands to the best of them."""
    nearest = max((one.similarity for one in evidence), default=0.0)
    most_words = max((one.lexical for one in evidence), default=0.0)
    return [
        {
            "relevance": log_odds(one.relevance),
            "similarity": one.similarity,
            "below_nearest": one.similarity - nearest,
            "words": one.lexical / most_words if most_words else 0.0,
            "coverage": one.coverage,
        }
        for one in evidence
    ]
