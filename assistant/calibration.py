"""What was learned from judged questions: how signals become probabilities, and from which one on we answer.

The numbers lie beside this file in `calibration.json`; `python -m evals.reranker.calibrate` makes them.
"""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).with_name("calibration.json")

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Logistic(_Value):
    """Turn named signals into a probability: the logistic function of their weighted sum."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, signals: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1; `signals` holds exactly the names that have weights."""
        if signals.keys() != self.weights.keys():
            raise KeyError(f"signals {sorted(signals)} for weights {sorted(self.weights)}")
        return logistic(self.bias + sum(weight * signals[name] for name, weight in self.weights.items()))


class Calibration(_Value):
    """Hold all of it.

    `passage` gives how likely a passage answers, `question` how likely the evidence answers at all. From
    `sure` on the evidence counts as answering, below `hopeless` as not answering; between the two, a reader
    of both decides where there is one, and `even` where there is none. A passage is quoted beside the best
    one from the share `near_the_best` of the best probability on, `near_the_best_of_a_list` where a list is
    asked for.
    """

    passage: Logistic
    question: Logistic
    hopeless: Share
    even: Share
    sure: Share
    near_the_best: Share
    near_the_best_of_a_list: Share


@cache
def shipped_calibration() -> Calibration:
    """Return the numbers that come with the program."""
    return Calibration.model_validate_json(FILE.read_text(encoding="utf-8"))


def logistic(value: float) -> float:
    """Return the logistic function of a number, without overflow."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    power = math.exp(value)
    return power / (1.0 + power)


def log_odds(probability: float, limit: float = 1e-4) -> float:
    """Return the logarithm of the odds; what comes nearer to 0 or 1 than `limit` counts as that near."""
    held = min(max(probability, limit), 1.0 - limit)
    return math.log(held / (1.0 - held))
