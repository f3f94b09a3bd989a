"""K-QA: how our check agrees with physicians who judged whether an answer entails a statement."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from assistant.verification.verify import verify
from corpus.markers import MarkedText
from corpus.sentences import split_sentences
from evals.public.agreement import kappa
from evals.public.measure import Measure
from evals.public.public_set import PublicSet
from evals.public.resampling import grouped, interval_over, mean, share_interval
from evals.public.rows import Row, read_rows
from index.progress import Progress, silent

FILE = "kqa_physician_nli.jsonl"
ENTAILMENT = "Entailment"
CHECKING = "checking statements"
WHOLE = "our check against the whole answer"
SINGLE = "our check against any one sentence"


class Judged(Row):
    """Hold a statement, a model's answer, and whether physicians find the one in the other."""

    question: str
    answer: str
    statement: str
    label: str
    physician_labels: tuple[str, ...]

    @property
    def entailed(self) -> bool:
        """Tell whether most physicians say that the answer entails the statement."""
        return self.label == ENTAILMENT


def measure(folder: Path, progress: Progress = silent) -> tuple[Measure, ...]:
    """Return how our check agrees with the physicians' majority, and how two physicians agree.

    Two classes are told apart: entailed or not; a contradiction is not. Whole questions are drawn for the
    intervals, as their statements are alike.

    Raises:
        EvalsError: the file is missing or cannot be used.
    """
    rows = read_rows(folder / FILE, Judged)
    progress(CHECKING, 0, len(rows))
    sentences = [sentences_of(row.answer) for row in rows]
    whole = [verify(row.statement, held).holds for row, held in zip(rows, sentences, strict=True)]
    single = [
        any(verify(row.statement, [one]).holds for one in held)
        for row, held in zip(rows, sentences, strict=True)
    ]
    progress(CHECKING, len(rows), len(rows))
    never = [(row.question, float(not row.entailed)) for row in rows]
    return (
        *_against_majority(WHOLE, rows, whole),
        *_against_majority(SINGLE, rows, single),
        _share("never entailed, for comparison", "accuracy", never),
        _two_physicians(rows),
    )


def sentences_of(answer: str) -> list[str]:
    """Return the sentences of an answer; each line begins a new one."""
    found: list[str] = []
    for line in answer.splitlines():
        marked = MarkedText()
        marked.add(line)
        found += [sentence.text for sentence in split_sentences(marked)]
    return found


def _against_majority(who: str, rows: Sequence[Judged], held: Sequence[bool]) -> tuple[Measure, ...]:
    pairs = list(zip(rows, held, strict=True))
    agreed = [(row.question, (holds, row.entailed)) for row, holds in pairs]
    return (
        _share(who, "accuracy", [(row.question, float(holds == row.entailed)) for row, holds in pairs]),
        _kappa(who, agreed),
        _share(who, "precision", [(row.question, float(row.entailed)) for row, holds in pairs if holds]),
        _share(who, "recall", [(row.question, float(holds)) for row, holds in pairs if row.entailed]),
    )


def _two_physicians(rows: Sequence[Judged]) -> Measure:
    """Return the kappa of every two physicians of a row; they have no names, so all pairs are pooled."""
    labels = [
        (row.question, (one == ENTAILMENT, two == ENTAILMENT))
        for row in rows
        for one, two in combinations(row.physician_labels, 2)
    ]
    return _kappa("two physicians, one against the other (the ceiling)", labels)


def _share(who: str, unit: str, values: Iterable[tuple[str, float]]) -> Measure:
    groups = grouped(values)
    every = [value for group in groups for value in group]
    return Measure(PublicSet.STATEMENTS, who, mean(every), len(every), share_interval(groups), unit)


def _kappa(who: str, labels: Iterable[tuple[str, tuple[bool, bool]]]) -> Measure:
    groups = grouped(labels)
    every = [label for group in groups for label in group]
    interval = interval_over(groups, kappa)
    return Measure(PublicSet.STATEMENTS, who, kappa(every), len(every), interval, "Cohen's kappa")
