"""A question of the conversation with its answer."""

import re
from dataclasses import dataclass

from assistant.history import History
from assistant.refusal import NOT_IN_SOURCES

MAX_EXCHANGES = 12
LONGEST_QUESTION_BACK = 40  # words

_CITATION = re.compile(r"\[\d+\]")
_REFUSES = re.compile(
    rf"\s*(?:{re.escape(NOT_IN_SOURCES)}|i (?:don't|do not) know\b|cannotanswer)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hold an earlier question as it reads alone, and whether that is certain, its answer, and its list.

    `pointed_into` is the list that the question counted in: the second of these.
    """

    question: str
    answer: str
    pointed_into: tuple[str, ...] = ()
    certain: bool = True

    @property
    def told(self) -> str:
        """Return what the answer tells of the matter: nothing where it refuses or asks back."""
        return "" if _REFUSES.match(self.answer) or self.asks_back else self.answer

    @property
    def asks_back(self) -> bool:
        """Tell whether the answer is a short question back."""
        asks = re.search(r"\?(?:\s|$)", self.answer) is not None
        return (
            asks and not _CITATION.search(self.answer) and len(self.answer.split()) <= LONGEST_QUESTION_BACK
        )


def exchanges_of(history: History) -> list[Exchange]:
    """Return the latest exchanges, questions as typed; an unanswered question has an empty answer."""
    pairs: list[tuple[str, str]] = []
    for turn in history:
        if turn.role == "user":
            pairs.append((turn.content.strip(), ""))
        elif pairs:
            asked, answer = pairs[-1]
            pairs[-1] = (asked, f"{answer}\n{turn.content}".strip())
    return [Exchange(asked, answer) for asked, answer in pairs[-MAX_EXCHANGES:]]
