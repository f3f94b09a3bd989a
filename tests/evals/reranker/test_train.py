import random

import pytest

from evals.reranker.groups import Group
from evals.reranker.train import (
    BATCH,
    WARM_UP,
    RunningMean,
    batches,
    share_of_rate,
)


@pytest.fixture
def groups() -> list[Group]:
    passages = tuple(f"Statement {n}." for n in range(16))
    return [
        Group(f"Topic {n}", f"Question {n}?", answering=passages[:2], near=passages[2:10], far=passages[10:])
        for n in range(80)
    ]


def test_an_epoch_reads_every_group(groups: list[Group]) -> None:
    examples = [one for batch in batches(groups, random.Random(1)) for one in batch]
    right = [(one.question, one.passage) for one in examples if one.answers == 1.0]
    assert sorted(right) == sorted((one.question, passage) for one in groups for passage in one.answering)


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
