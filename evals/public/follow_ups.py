"""CANARD: how near our standalone questions come to those that people wrote."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from assistant.condensation import condense
from assistant.history import Turn
from assistant.topics import Topics, topics_of
from evals.intervals import interval_of
from evals.public.made_article import article_of
from evals.public.measure import Measure
from evals.public.public_set import PublicSet
from evals.public.resampling import grouped, interval_over, mean, share_interval
from evals.public.rows import Row, read_rows
from evals.public.token_f1 import token_f1
from index.progress import Progress, silent

CONVERSATIONS = "canard_dev.jsonl"
ANNOTATORS = "canard_two_annotators.jsonl"
NO_ANSWER = "CANNOTANSWER"
REWRITING = "rewriting follow-ups"
SHOWN_EACH = 100
F1 = "token F1"


class Said(Row):
    """Hold one message of a conversation."""

    role: Literal["user", "assistant"]
    text: str


class FollowUp(Row):
    """Hold one question in its conversation, and the standalone question that a person wrote."""

    topic_id: str
    article_title: str
    section_title: str
    history: tuple[Said, ...]
    question: str
    gold_rewrite: str
    needs_rewrite: bool


class TwoRewrites(Row):
    """Hold what two people made of one question."""

    rewrite_a: str
    rewrite_b: str


def measure(folder: Path, progress: Progress = silent) -> tuple[Measure, ...]:
    """Return the similarity to the human rewrite of the question, of ours, and of another person's.

    Raises:
        EvalsError: a file of the set is missing or cannot be used.
    """
    rows = [row for row in read_rows(folder / CONVERSATIONS, FollowUp) if row.history]
    pairs = read_rows(folder / ANNOTATORS, TwoRewrites)
    rewrites = _rewritten(rows, progress)
    needing = [(row, rewrite) for row, rewrite in zip(rows, rewrites, strict=True) if row.needs_rewrite]
    standing = [(row, rewrite) for row, rewrite in zip(rows, rewrites, strict=True) if not row.needs_rewrite]
    left = [(row.topic_id, token_f1(row.question, row.gold_rewrite)) for row, _ in needing]
    ours = [(row.topic_id, token_f1(rewrite, row.gold_rewrite)) for row, rewrite in needing]
    gains = [(topic, new - old) for (topic, new), (_, old) in zip(ours, left, strict=True)]
    untouched = [(row.topic_id, float(row.question == rewrite)) for row, rewrite in standing]
    changed = [(row.topic_id, float(row.question != rewrite)) for row, rewrite in needing]
    human = [token_f1(pair.rewrite_a, pair.rewrite_b) for pair in pairs]
    return (
        _similarity("question left as it is, to the human rewrite", left),
        _similarity("our rewrite, to the human rewrite", ours),
        _similarity("gain of our rewrite over leaving the question as it is", gains),
        Measure(
            PublicSet.FOLLOW_UPS,
            "two people's rewrites of one question, to each other (the ceiling)",
            mean(human),
            len(human),
            interval_of(human),
            F1,
        ),
        _share("questions that need rewriting and were changed", changed),
        _share("questions that stand alone and were left alone", untouched),
    )


def known_topics(row: FollowUp) -> Topics:
    """Return the topics of an article as far as a conversation shows it.

    The set holds no articles. What the product could honestly know of one is its title, its section, and the
    answers so far, which are quoted from it. The human rewrite and later turns are never looked at.
    """
    answers = [
        said.text for said in row.history if said.role == "assistant" and said.text.strip() != NO_ANSWER
    ]
    return topics_of([article_of(row.topic_id, row.article_title, answers, row.section_title)])


def _rewritten(rows: Sequence[FollowUp], progress: Progress) -> list[str]:
    rewrites: list[str] = []
    for row in rows:
        if len(rewrites) % SHOWN_EACH == 0:
            progress(REWRITING, len(rewrites), len(rows))
        history = [Turn(role=said.role, content=said.text) for said in row.history]
        rewrites.append(condense(row.question, history, known_topics(row)).text)
    progress(REWRITING, len(rows), len(rows))
    return rewrites


def _similarity(what: str, values: Iterable[tuple[str, float]]) -> Measure:
    groups = grouped(values)
    every = [value for group in groups for value in group]
    return Measure(PublicSet.FOLLOW_UPS, what, mean(every), len(every), interval_over(groups, mean), F1)


def _share(what: str, values: Iterable[tuple[str, float]]) -> Measure:
    groups = grouped(values)
    every = [value for group in groups for value in group]
    return Measure(PublicSet.FOLLOW_UPS, what, mean(every), len(every), share_interval(groups), "share")
