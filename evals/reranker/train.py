"""Trains the reranker: `python -m evals.reranker.train FOLDER [--minutes N] [--start FOLDER]`.

A cross-encoder on top of the embedding model, one output, binary cross-entropy. For each question it reads
every statement that answers, the nearest ones that do not, a far one, and at times one of another topic; at
times the topic goes by a made-up name, or the question is asked of another topic.
It trains for the minutes given, in 16 bits, the word embeddings left as they are; topics that come into the
folder meanwhile are taken in. What it writes is the running mean of the weights. On two quiet cores a step of
32 pairs takes about 0.5 s.
"""

import argparse
import random
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

from evals.reranker.groups import Example, Group, ReadTopic, examples_of, groups_of, read_topic
from evals.reranker.held_out import report_on
from evals.reranker.pairs import FOLDER, PairTopic, load_pairs
from evals.reranker.renaming import naming_words
from index.model_files import EMBEDDING_MODEL, default_models_dir, locate

BATCH = 32
POOL = 2048  # pairs that are sorted by length together before they are cut into batches
LEARNING_RATE = 5e-5
WARM_UP = 200  # steps
FALLS_FROM = 0.3  # of the time: from then on the rate falls to nothing
MEAN_DECAY = 0.998
BETWEEN_READINGS = 300  # steps, after which new topics are taken in
WEIGHT_OF_ANSWERS = 3.0  # there are fewer of them
LONGEST = 128


def batches(groups: list[Group], chance: random.Random) -> Iterator[list[Example]]:
    """Yield the batches of one epoch, pairs of like length together."""
    examples = [one for group in groups for one in examples_of(group, groups, chance)]
    chance.shuffle(examples)
    for start in range(0, len(examples), POOL):
        pool = sorted(examples[start : start + POOL], key=lambda one: len(one.question) + len(one.passage))
        cut = [pool[place : place + BATCH] for place in range(0, len(pool), BATCH)]
        chance.shuffle(cut)
        yield from cut


class _Library:
    """Hold the topics that were read so far, with their groups."""

    def __init__(self, encoder: Any) -> None:
        self._encoder = encoder
        self._read: dict[str, ReadTopic] = {}
        self._groups: dict[str, list[Group]] = {}

    def take_in(self, topics: Mapping[str, PairTopic]) -> list[Group]:
        """Read the topics that are new, and return the groups of all."""
        names = naming_words(list(topics.values()))
        new = sorted(topics.keys() - self._read.keys())
        self._read |= {
            name: read_topic(topics[name], self._encoder, names[topics[name].topic]) for name in new
        }
        for name in new:
            others = [read for other, read in self._read.items() if other != name]
            self._groups[name] = groups_of(self._read[name], others, self._encoder)
        return [group for groups in self._groups.values() for group in groups]


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
    library = _Library(encoder)
    begun, step, passed = monotonic(), 0, 0.0
    while passed < 1.0:
        topics = load_pairs(pairs).learnt
        groups = library.take_in(topics)
        print(f"step {step}: {len(topics)} topics, {len(groups)} questions", flush=True)
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
