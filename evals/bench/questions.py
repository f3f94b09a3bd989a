"""The questions that speed is measured with, from `questions.yaml` or from the golden set."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from evals.bench.runs import Runs
from evals.case import Case

FILE = Path(__file__).with_name("questions.yaml")

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Questions(BaseModel):
    """Hold single questions for the quotes, and conversations (a question, its follow-ups) for the prose.

    `warm_up` is asked first and not counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    warm_up: Text
    single: Texts
    conversations: Annotated[tuple[Texts, ...], Field(min_length=1)]

    def first(self, runs: Runs) -> "Questions":
        """Return as many of them as are to be asked."""
        return self.model_copy(
            update={
                "single": self.single[: runs.singles],
                "conversations": self.conversations[: runs.conversations],
            }
        )


def bench_questions(file: Path = FILE) -> Questions:
    """Read the questions."""
    return Questions.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def golden_questions(cases: Iterable[Case], warm_up: str) -> Questions:
    """Return what golden cases ask: first questions for the quotes, whole conversations for the prose."""
    conversations = tuple(tuple(turn.question for turn in case.turns) for case in cases)
    return Questions(
        warm_up=warm_up, single=tuple(turns[0] for turns in conversations), conversations=conversations
    )
