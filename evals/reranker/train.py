"""Trains the reranker: `python -m evals.reranker.train FOLDER [--epochs N] [--start FOLDER]`.

A cross-encoder on top of the embedding model, one output, binary cross-entropy. For each question it reads
every statement that answers, the nearest ones that do not, a far one, and at times one of another topic.
On two quiet cores a step of 32 pairs takes about 0.7 s.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.reranker.held_out import report_on
from evals.reranker.pairs import PairTopic, answering, load_pairs, passage_texts
from index.model_files import EMBEDDING_MODEL, default_models_dir, locate

BATCH = 32
POOL = 2048  # pairs that are sorted by length together before they are cut into batches
NEAR, NEAR_POOL, FAR, FOREIGN = 4, 8, 1, 0.35
LEARNING_RATE = 5e-5
WARM_UP = 200  # steps
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


def groups_of(topics: list[PairTopic], encoder: Any) -> list[Group]:
    """Return one group for each question; nearness is the cosine of the embedding model."""
    import numpy as np

    groups: list[Group] = []
    for topic in topics:
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


def train(start: Path, out: Path, epochs: float, seed: int) -> None:
    """Train from the model in `start` and write the best known weights to `out` at the end."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    torch.manual_seed(seed)
    chance = random.Random(seed)
    base = locate(EMBEDDING_MODEL, default_models_dir())
    topics = load_pairs()
    groups = groups_of(list(topics.learnt.values()), SentenceTransformer(str(base), device="cpu"))
    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForSequenceClassification.from_pretrained(start, num_labels=1)
    steps = int(epochs * len(list(batches(groups, random.Random(seed)))))
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.0, (steps - step) / steps))
    )
    weight = torch.tensor(WEIGHT_OF_ANSWERS)
    print(f"{len(topics.learnt)} topics, {len(groups)} questions, {steps} steps", flush=True)
    done = 0
    while done < steps:
        for batch in batches(groups, chance):
            model.train()
            encoded = tokenizer(
                [one.question for one in batch],
                [one.passage for one in batch],
                padding=True,
                truncation=True,
                max_length=LONGEST,
                return_tensors="pt",
            )
            logits = model(**encoded).logits[:, 0]
            wanted = torch.tensor([one.answers for one in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=weight)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            if done % 100 == 0:
                print(f"step {done} of {steps}", flush=True)
            if done >= steps:
                break
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    print(report_on(model, tokenizer, list(topics.held_out.values())))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the reranker from question-statement pairs.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--start", type=Path, default=locate(EMBEDDING_MODEL, default_models_dir()))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    train(given.start, given.out, given.epochs, given.seed)


if __name__ == "__main__":
    main()
