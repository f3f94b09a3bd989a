"""The questions that speed is measured with, from `questions.yaml`."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

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


def bench_questions(file: Path = FILE) -> Questions:
    """Read the questions."""
    return Questions.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
