"""What one question is trained on: the passages that answer it, and those that seem to and do not."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evals.reranker.pairs import PairTopic, answering, passage_texts
from evals.reranker.renaming import made_up_name, renamed, said_in

NEAR, NEAR_POOL, FAR = 4, 8, 1
FOREIGN, FOREIGN_POOL = 3, 10
RENAMED = 0.25  # how often a topic goes by made-up names
OF_ANOTHER = (
    0.12  # how often the question is asked of another topic as well, which these passages do not answer
)


@dataclass(frozen=True)
class Example:
    """Hold a question, a passage, and whether the passage answers (1.0) or not (0.0)."""

    question: str
    passage: str
    answers: float


@dataclass(frozen=True)
class ReadTopic:
    """Hold a topic with its passages and their vectors, and the words that name it."""

    topic: PairTopic
    passages: Sequence[str]
    vectors: Any
    names: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Hold a question with the passages that answer, the nearest that do not, and all the others.

    `names` are the words that name the topic, `foreign` the nearest passages of other topics: none where the
    question does not say what it is about, so that one of them might answer it.
    """

    topic: str
    question: str
    answering: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    names: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def read_topic(topic: PairTopic, encoder: Any, names: tuple[str, ...]) -> ReadTopic:
    """Return a topic as it is trained on; `names` are the words that name it."""
    passages = passage_texts(topic)
    vectors = encoder.encode(passages, normalize_embeddings=True)
    return ReadTopic(topic, passages, vectors, names)


def groups_of(read: ReadTopic, others: Sequence[ReadTopic], encoder: Any) -> list[Group]:
    """Return one group for each question; nearness is the cosine of the embedding model."""
    import numpy as np

    topic, passages = read.topic, read.passages
    strange = [passage for other in others for passage in other.passages]
    strange_vectors = np.concatenate([other.vectors for other in others]) if others else None
    asked = encoder.encode([question.q for question in topic.questions], normalize_embeddings=True)
    groups: list[Group] = []
    for question, vector in zip(topic.questions, asked, strict=True):
        right = set(answering(topic, question))
        others_here = [passages[at] for at in np.argsort(-(read.vectors @ vector)) if at not in right]
        foreign: tuple[str, ...] = ()
        if strange_vectors is not None and said_in(question.q, read.names):
            nearest = np.argsort(-(strange_vectors @ vector))[:FOREIGN_POOL]
            foreign = tuple(strange[at] for at in nearest)
        groups.append(
            Group(
                topic=topic.topic,
                question=question.q,
                answering=tuple(passages[at] for at in sorted(right)),
                near=tuple(others_here[:NEAR_POOL]),
                far=tuple(others_here[NEAR_POOL:]),
                names=read.names,
                foreign=foreign,
            )
        )
    return groups


def examples_of(group: Group, groups: Sequence[Group], chance: random.Random) -> Iterator[Example]:
    """Yield what is read of a group this time; `groups` are all of them, for names of other topics."""
    wrong = chance.sample(group.near, min(NEAR, len(group.near))) + chance.sample(group.far, FAR)
    wrong += chance.sample(group.foreign, min(FOREIGN, len(group.foreign)))
    read = [Example(group.question, passage, 1.0) for passage in group.answering]
    read += [Example(group.question, passage, 0.0) for passage in wrong]
    yield from _renamed(read, group, chance) if chance.random() < RENAMED else read
    if chance.random() < OF_ANOTHER:
        yield from _of_another(group, chance.choice(groups), chance)


def _renamed(read: Sequence[Example], group: Group, chance: random.Random) -> Iterator[Example]:
    names = {name: made_up_name(chance) for name in group.names}
    for one in read:
        yield replace(one, question=renamed(one.question, names), passage=renamed(one.passage, names))


def _of_another(group: Group, other: Group, chance: random.Random) -> Iterator[Example]:
    """Yield the question asked of another topic, which no passage of this one answers."""
    said = said_in(group.question, group.names)
    if not said or not other.names or set(other.names) & set(group.names):
        return
    question = renamed(group.question, {name: chance.choice(other.names) for name in said})
    for passage in group.answering or group.near[:1]:
        yield Example(question, passage, 0.0)
