"""Question-statement pairs: short made-up articles on many topics, and what answers which question.

All of it was written for this purpose; figures in it are plausible and need not be true. None of it is about
the shipped article, so that the golden answers stay unseen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.errors import EvalsError

FOLDER = Path(__file__).with_name("pairs")
# Kept out of the training, to see how the weights do on topics that they have never read about.
HELD_OUT = frozenset(
    {
        "causes-of-pleural-effusion",
        "cloud-backup-service",
        "kidney-stones",
        "melanoma",
        "multiple-sclerosis",
        "pneumothorax",
        "a-trial-of-vitamin-d-to-prevent-falls",
    }
)

Text = Annotated[str, Field(min_length=1)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PairStatement(_Value):
    """Hold one statement below its path of headings, which are joined by ` > `."""

    id: Text
    section: Text
    text: Text


class PairQuestion(_Value):
    """Hold one question and the ids of all statements that answer it; none where it cannot be answered."""

    q: Text
    answers: tuple[str, ...]


class PairTopic(_Value):
    """Hold one made-up article with its questions."""

    topic: Text
    statements: tuple[PairStatement, ...]
    questions: tuple[PairQuestion, ...]

    @model_validator(mode="after")
    def _answers_exist(self) -> "PairTopic":
        known = {statement.id for statement in self.statements}
        for question in self.questions:
            if not set(question.answers) <= known:
                raise ValueError(f"{question.q!r} names a statement that is not there")
        return self


@dataclass(frozen=True, slots=True)
class PairTopics:
    """Hold the topics by the name of their file, those to learn from and those held out."""

    learnt: dict[str, PairTopic]
    held_out: dict[str, PairTopic]


def load_pairs(folder: Path = FOLDER) -> PairTopics:
    """Return all topics of a folder.

    Raises:
        EvalsError: a file does not hold a topic.
    """
    topics = {path.stem: _topic(path) for path in sorted(folder.glob("*.yaml"))}
    return PairTopics(
        {name: topic for name, topic in topics.items() if name not in HELD_OUT},
        {name: topic for name, topic in topics.items() if name in HELD_OUT},
    )


def passage_texts(topic: PairTopic) -> list[str]:
    """Return the statements as passages are written: title and headings, a colon, the statement."""
    return [f"{topic.topic} > {statement.section}: {statement.text}" for statement in topic.statements]


def answering(topic: PairTopic, question: PairQuestion) -> Sequence[int]:
    """Return the places of the statements that answer a question."""
    places = {statement.id: place for place, statement in enumerate(topic.statements)}
    return [places[id_] for id_ in question.answers]


def _topic(path: Path) -> PairTopic:
    try:
        return PairTopic.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise EvalsError(f"{path.name} does not hold a topic: {error}", "Correct the file.") from error
