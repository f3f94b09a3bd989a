"""Trains the reranker: `python -m evals.reranker.train FOLDER [--minutes N] [--start FOLDER]`.

A cross-encoder on top of the embedding model, one output, binary cross-entropy. For each question it reads
every statement that answers, the nearest ones that do not, a far one, and at times one of another topic.
It trains for the minutes given, in 16 bits, the word embeddings left as they are; topics that come into the
folder meanwhile are taken in. What it writes is the running mean of the weights. On two quiet cores a step of
32 pairs takes about 0.5 s.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

from evals.reranker.held_out import report_on
from evals.reranker.pairs import FOLDER, PairTopic, answering, load_pairs, passage_texts
from index.model_files import EMBEDDING_MODEL, default_models_dir, locate

BATCH = 32
POOL = 2048  # pairs that are sorted by length together before they are cut into batches
NEAR, NEAR_POOL, FAR, FOREIGN = 4, 8, 1, 0.35
LEARNING_RATE = 5e-5
WARM_UP = 200  # steps
FALLS_FROM = 0.3  # of the time: from then on the rate falls to nothing
MEAN_DECAY = 0.998
BETWEEN_READINGS = 300  # steps, after which new topics are taken in
WEIGHT_OF_ANSWERS = 3.0  # there are fewer of them
LONGEST = 128


@dataclass(frozen=True)
class Example:
    """Hold a question, a passage, and whether the passage answers (1.0) or not (0.0)."""

    question: str
    passage: str
    answers: float


@dataclass(frozen=True)
class Group:
    """Hold a question with the passages that answer, the nearest that do not, and all the others."""

    topic: str
    question: str
    answering: list[str]
    near: list[str]
    far: list[str]


def groups_of(topic: PairTopic, encoder: Any) -> list[Group]:
    """Return one group for each question; nearness is the cosine of the embedding model."""
    import numpy as np

    groups: list[Group] = []
    passages = passage_texts(topic)
    vectors = encoder.encode(passages, normalize_embeddings=True)
    asked = encoder.encode([question.q for question in topic.questions], normalize_embeddings=True)
    for question, likeness in zip(topic.questions, asked @ vectors.T, strict=True):
        right = set(answering(topic, question))
        others = [passages[place] for place in np.argsort(-likeness) if place not in right]
        held = [passages[place] for place in sorted(right)]
        groups.append(Group(topic.topic, question.q, held, others[:NEAR_POOL], others[NEAR_POOL:]))
    return groups


def batches(groups: list[Group], chance: random.Random) -> Iterator[list[Example]]:
    """Yield the batches of one epoch, pairs of like length together."""
    examples: list[Example] = []
    for group in groups:
        examples += [Example(group.question, passage, 1.0) for passage in group.answering]
        wrong = chance.sample(group.near, min(NEAR, len(group.near))) + chance.sample(group.far, FAR)
        other = chance.choice(groups)
        if chance.random() < FOREIGN and other.topic != group.topic:
            wrong.append(chance.choice(other.near))
        examples += [Example(group.question, passage, 0.0) for passage in wrong]
    chance.shuffle(examples)
    for start in range(0, len(examples), POOL):
        pool = sorted(examples[start : start + POOL], key=lambda one: len(one.question) + len(one.passage))
        cut = [pool[place : place + BATCH] for place in range(0, len(pool), BATCH)]
        chance.shuffle(cut)
        yield from cut


def _learnt(model: Any) -> list[tuple[str, Any]]:
    return [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]


class RunningMean:
    """Hold the running mean of a model's weights: it does better on unseen topics than the last weights."""

    def __init__(self, model: Any) -> None:
        self._mean = {name: weight.detach().clone() for name, weight in _learnt(model)}
        self._steps = 0

    def take_in(self, model: Any) -> None:
        """Take the present weights into the mean; the first steps count more, so that the start fades."""
        self._steps += 1
        share = max(1.0 - MEAN_DECAY, 1.0 / (self._steps + 1))
        for name, weight in _learnt(model):
            self._mean[name].lerp_(weight.detach(), share)

    def put_into(self, model: Any) -> None:
        """Replace the weights of a model by the mean."""
        for name, weight in _learnt(model):
            weight.data.copy_(self._mean[name])


def share_of_rate(step: int, passed: float) -> float:
    """Return which share of the learning rate holds after so many steps and such a share of the time."""
    return min((step + 1) / WARM_UP, 1.0, max(0.0, 1.0 - passed) / (1.0 - FALLS_FROM))


def train(start: Path, out: Path, pairs: Path, minutes: float, seed: int) -> None:
    """Train from the model in `start`, for so many minutes, and write the mean of the weights to `out`."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    torch.manual_seed(seed)
    chance = random.Random(seed)
    base = locate(EMBEDDING_MODEL, default_models_dir())
    encoder = SentenceTransformer(str(base), device="cpu")
    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForSequenceClassification.from_pretrained(start, num_labels=1)
    model.get_input_embeddings().requires_grad_(False)
    model.train()
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=LEARNING_RATE, weight_decay=0.01, fused=True)
    weight = torch.tensor(WEIGHT_OF_ANSWERS)
    mean = RunningMean(model)
    by_topic: dict[str, list[Group]] = {}
    begun, step, passed = monotonic(), 0, 0.0
    while passed < 1.0:
        topics = load_pairs(pairs).learnt
        by_topic |= {name: groups_of(topics[name], encoder) for name in topics.keys() - by_topic.keys()}
        groups = [group for one in by_topic.values() for group in one]
        print(f"step {step}: {len(by_topic)} topics, {len(groups)} questions", flush=True)
        for batch in islice(batches(groups, chance), BETWEEN_READINGS):
            passed = (monotonic() - begun) / (60.0 * minutes)
            if passed >= 1.0:
                break
            encoded = tokenizer(
                [one.question for one in batch],
                [one.passage for one in batch],
                padding=True,
                truncation=True,
                max_length=LONGEST,
                return_tensors="pt",
            )
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**encoded).logits[:, 0].float()
            wanted = torch.tensor([one.answers for one in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=weight)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            for one in optimizer.param_groups:
                one["lr"] = LEARNING_RATE * share_of_rate(step, passed)
            optimizer.step()
            mean.take_in(model)
            step += 1
    mean.put_into(model)
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    print(report_on(model, tokenizer, list(load_pairs(pairs).held_out.values())))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the reranker from question-statement pairs.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--start", type=Path, default=locate(EMBEDDING_MODEL, default_models_dir()))
    parser.add_argument("--pairs", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    train(given.start, given.out, given.pairs, given.minutes, given.seed)


if __name__ == "__main__":
    main()
