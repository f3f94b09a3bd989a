"""The accuracy of the answers as it was measured on the golden questions, for readers of the page.

The evals write it whenever a run is blessed; rooms that may not import them read it here.
"""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.answer import Receipt

FILE = Path(__file__).with_name("accuracy.json")
Composed = Literal["quotes", "prose"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Value):
    """Hold a mean over `n` questions, 0 to 1, with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


class QuestionKind(_Value):
    """Hold how many of the questions of one kind were answered rightly."""

    kind: str
    right: int
    asked: int


class Measured(_Value):
    """Hold what one blessed run measured, and what it was made with.

    `figures` are by the name of the metric; `kept_apart` is the share of right answers to the questions that
    nobody looked at while the program was built.
    """

    day: date
    made_with: Receipt
    kept_apart: Figure
    figures: dict[str, Figure]
    kinds: tuple[QuestionKind, ...]


class Accuracy(_Value):
    """Hold what was measured for answers of quotes alone and for those with prose."""

    runs: dict[Composed, Measured] = {}

    def of(self, composed: Composed, receipt: Receipt) -> Measured | None:
        """Return what was measured with the articles, models and prompts of a receipt, or None.

        Quotes do not depend on the language model, so it does not count for them.
        """
        measured = self.runs.get(composed)
        if measured is None or _origin(measured.made_with, composed) != _origin(receipt, composed):
            return None
        return measured


def _origin(receipt: Receipt, composed: Composed) -> tuple[object, ...]:
    evidence = (receipt.corpus, receipt.embedding_model, receipt.reranker)
    return evidence if composed == "quotes" else (*evidence, receipt.language_model, receipt.prompts)


def read_accuracy(path: Path = FILE) -> Accuracy:
    """Read what comes with the program.

    Raises:
        OSError, ValidationError: the installation is damaged.
    """
    return Accuracy.model_validate_json(path.read_bytes())
