"""True sentences: statements, and paraphrases of them, each with the quote that holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.topics import Topics

FILE = Path(__file__).with_name("paraphrases.yaml")

Half = Literal["dev", "test"]


class Paraphrased(BaseModel):
    """Hold a statement, the heading that it stands under, and what else may be said for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statement: str
    section: str = ""
    paraphrases: tuple[str, ...]


class Topic(BaseModel):
    """Hold the statements of one topic; `short_forms` leads its short forms to the long ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    short_forms: Mapping[str, str] = {}
    statements: tuple[Paraphrased, ...]


@dataclass(frozen=True, slots=True)
class TrueSentence:
    """Hold a true sentence, the statement that it is true by, and that statement as a quote."""

    topic: str
    text: str
    statement: str
    quote: str

    @property
    def is_paraphrase(self) -> bool:
        """Tell whether it is said in other words than the statement's."""
        return self.text != self.statement

    @property
    def half(self) -> Half:
        """Return the half of the statement: the verifier is improved on one and reported on the other."""
        return "test" if int(sha256(self.statement.encode()).hexdigest(), 16) % 2 else "dev"


def read_topics(file: Path = FILE) -> tuple[Topic, ...]:
    """Return the topics of a file of paraphrases.

    Raises:
        pydantic.ValidationError: the file does not have the shape of topics.
    """
    return tuple(Topic.model_validate(one) for one in yaml.safe_load(file.read_text(encoding="utf-8")))


def true_sentences(topics: tuple[Topic, ...]) -> list[TrueSentence]:
    """Return each statement followed by its paraphrases."""
    return [
        TrueSentence(
            topic.topic,
            _in_long_form(text, topic.short_forms),
            _in_long_form(one.statement, topic.short_forms),
            _in_long_form(_in_context(one), topic.short_forms),
        )
        for topic in topics
        for one in topic.statements
        for text in (one.statement, *one.paraphrases)
    ]


def _in_long_form(text: str, short_forms: Mapping[str, str]) -> str:
    """Return the text as an answer is checked: each name written one way."""
    return Topics(frozenset(), {}, short_forms, frozenset()).in_long_form(text)


def _in_context(one: Paraphrased) -> str:
    heading = one.section.split(" > ")[-1]
    return f"{heading}: {one.statement}" if heading else one.statement
