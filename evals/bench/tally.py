"""How many answers a side gave, and how many of them have prose: speed says little without it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from evals.bench.answering import Answered

REFUSED = "not_in_sources"
ASKED_BACK = "needs_clarification"


@dataclass(frozen=True, slots=True)
class Tally:
    """Count what one side made of the questions; `prose` counts answers of every kind that have any."""

    side: str
    asked: int
    answered: int
    refused: int
    asked_back: int
    prose: int

    @property
    def told(self) -> str:
        """Return it as a sentence."""
        back = f", asked back on {self.asked_back}" if self.asked_back else ""
        return (
            f"Of {self.asked} questions {self.side} answered {self.answered}, refused {self.refused}{back}; "
            f"{self.prose} have prose."
        )

    def as_object(self) -> dict[str, Any]:
        """Return the tally as JSON output shows it."""
        return asdict(self)


def tally_of(side: str, answers: Iterable[Answered]) -> Tally:
    """Count the answers of one side."""
    held = list(answers)
    statuses: Counter[str] = Counter(answer.status for answer in held)
    refused, asked_back = statuses[REFUSED], statuses[ASKED_BACK]
    return Tally(
        side=side,
        asked=len(held),
        answered=len(held) - refused - asked_back,
        refused=refused,
        asked_back=asked_back,
        prose=sum(answer.times.first_token is not None for answer in held),
    )
