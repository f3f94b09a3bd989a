import random
from typing import Any

import numpy as np
import pytest

from evals.reranker.groups import FAR, NEAR, Group, examples_of, groups_of, read_topic
from evals.reranker.pairs import PairTopic
from index.tokens import tokens_of


class WordEncoder:
    """Embed a text as the counts of a few words."""

    WORDS = ("urate", "attack", "days", "gene", "joint", "diet")

    def encode(self, texts: list[str], normalize_embeddings: bool) -> "np.ndarray[Any, Any]":
        assert normalize_embeddings
        counts = [[1e-6 + tokens_of(text).count(word) for word in self.WORDS] for text in texts]
        vectors = np.array(counts, dtype=np.float64)
        normalized: np.ndarray[Any, Any] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normalized


def groups_named(*titles: str) -> list[Group]:
    """Return the groups of topics that differ in nothing but their name."""
    statements = [
        {"id": f"a{n}", "section": "All", "text": f"Statement {n} on {word}."}
        for n, word in enumerate(WordEncoder.WORDS * 3)
    ]
    encoder = WordEncoder()
    read = []
    for title in titles:
        questions = [
            {"q": "How many days is an attack?", "answers": ["a1", "a2"]},
            {"q": f"Which gene causes {title}?", "answers": []},
        ]
        topic = PairTopic.model_validate({"topic": title, "statements": statements, "questions": questions})
        read.append(read_topic(topic, encoder, (title,)))
    others = [[other for other in read if other is not one] for one in read]
    return [group for one, rest in zip(read, others, strict=True) for group in groups_of(one, rest, encoder)]


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return groups_named("gout", "sprain", "acne")


def test_what_answers_is_never_among_what_does_not(groups: list[Group]) -> None:
    for group in groups:
        assert not set(group.answering) & {*group.near, *group.far, *group.foreign}
        assert len(group.answering) + len(group.near) + len(group.far) == 18


def test_the_nearest_ones_come_first(groups: list[Group]) -> None:
    assert "gene" in next(group for group in groups if "gene" in group.question).near[0]


def test_only_a_question_that_names_its_topic_is_held_against_other_topics(groups: list[Group]) -> None:
    for group in groups:
        assert bool(group.foreign) == (group.topic in group.question)
        assert not any(passage.startswith(group.topic) for passage in group.foreign)


def test_every_answer_is_read_once_and_several_others(groups: list[Group]) -> None:
    for seed in range(60):
        group = groups[0]
        examples = list(examples_of(group, groups, random.Random(seed)))
        assert [one.answers for one in examples].count(1.0) == len(group.answering)
        assert [one.answers for one in examples].count(0.0) >= NEAR + FAR


def test_a_topic_that_goes_by_another_name_does_so_in_question_and_passage(groups: list[Group]) -> None:
    group = next(one for one in groups if one.question == "Which gene causes acne?")
    seen = set()
    for seed in range(60):
        examples = list(examples_of(group, groups, random.Random(seed)))
        first = examples[0]
        seen.add(first.question == group.question)
        name = first.question.removeprefix("Which gene causes ").removesuffix("?")
        assert first.passage.lower().startswith(name.lower())
    assert seen == {True, False}


def test_a_question_on_another_topic_is_not_answered_by_this_one(groups: list[Group]) -> None:
    group = next(one for one in groups if one.question == "Which gene causes acne?")
    strange = [
        one
        for seed in range(60)
        for one in examples_of(group, groups, random.Random(seed))
        if one.question in {"Which gene causes gout?", "Which gene causes sprain?"}
    ]
    assert strange
    assert all(one.answers == 0.0 for one in strange)
