import random
from typing import Any

import numpy as np
import pytest

from evals.reranker.pairs import PairTopic
from evals.reranker.train import (
    BATCH,
    FAR,
    NEAR,
    WARM_UP,
    Group,
    RunningMean,
    batches,
    groups_of,
    share_of_rate,
)
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


def topic_of(name: str) -> PairTopic:
    statements = [
        {"id": f"a{n}", "section": "All", "text": f"Statement {n} on {word}."}
        for n, word in enumerate(WordEncoder.WORDS * 3)
    ]
    questions = [
        {"q": "How many days is an attack?", "answers": ["a1", "a2"]},
        {"q": "Which gene is it?", "answers": []},
    ]
    return PairTopic.model_validate({"topic": name, "statements": statements, "questions": questions})


@pytest.fixture
def groups() -> list[Group]:
    return [group for n in range(40) for group in groups_of(topic_of(f"Topic {n}"), WordEncoder())]


def test_what_answers_is_never_among_what_does_not(groups: list[Group]) -> None:
    for group in groups:
        assert not set(group.answering) & {*group.near, *group.far}
        assert len(group.answering) + len(group.near) + len(group.far) == 18


def test_the_nearest_ones_come_first(groups: list[Group]) -> None:
    unanswerable = next(group for group in groups if "gene" in group.question)
    assert "gene" in unanswerable.near[0]


def test_an_epoch_reads_every_answer_once_and_several_others(groups: list[Group]) -> None:
    examples = [one for batch in batches(groups, random.Random(1)) for one in batch]
    right = [(one.question, one.passage) for one in examples if one.answers == 1.0]
    assert sorted(right) == sorted((one.question, passage) for one in groups for passage in one.answering)
    wrong = [one for one in examples if one.answers == 0.0]
    assert len(groups) * (NEAR + FAR) <= len(wrong) <= len(groups) * (NEAR + FAR + 1)


def test_batches_are_full_and_the_same_for_the_same_seed(groups: list[Group]) -> None:
    one, other = (list(batches(groups, random.Random(7))) for _ in range(2))
    assert one == other
    assert max(map(len, one)) == BATCH


def test_the_rate_rises_holds_and_falls_to_nothing() -> None:
    assert share_of_rate(0, 0.0) < 0.01
    assert share_of_rate(WARM_UP, 0.1) == 1.0
    assert 0.0 < share_of_rate(10 * WARM_UP, 0.9) < 0.2
    assert share_of_rate(10 * WARM_UP, 1.0) == 0.0


def test_the_running_mean_follows_the_weights_and_forgets_the_start() -> None:
    import torch

    model = torch.nn.Linear(1, 1, bias=False)
    mean = RunningMean(model)
    for value in (1.0, 2.0, 3.0):
        model.weight.data.fill_(value)
        mean.take_in(model)
    mean.put_into(model)
    assert 1.0 < model.weight.item() < 3.0
