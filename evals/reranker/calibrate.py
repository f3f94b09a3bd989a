"""Learns the calibration: `python -m evals.reranker.calibrate [--answerability FOLDER]`.

From judged questions that the weights have not been trained on: the dev half of the golden set, the topics
held out of the training, those of both that can be asked among many articles, and, where a folder is named,
the MTRAG-UN set. Each of these sets counts alike. It writes `assistant/calibration.json`, needs
the developers' packages, and takes some minutes.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.answerability import Searched, question_signals
from assistant.calibration import FILE, Calibration, Logistic
from assistant.chain_parts import ChainParts
from assistant.embedder import embedder_of
from assistant.evidence import Evidence
from assistant.finding import evidence_for, in_articles_words, searched_in
from assistant.history import Turn
from assistant.parts import parts_of
from assistant.relevance import signals_of, with_answers
from assistant.settings import Settings
from assistant.spelling import english_words
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.library import load_articles
from corpus.review import Review
from evals.golden_set import load_golden_set
from evals.public.answerability import POOL, TASKS, Answerability, PoolPassage, Task, article_of_passage
from evals.public.rows import read_rows
from evals.reranker.pairs import PairTopic, answering, load_pairs
from evals.reranker.renaming import naming_words, said_in
from index.builder import build
from index.embedding import FingerprintedEmbeddings
from index.model_files import EMBEDDING_MODEL, locate
from index.reranker import CrossEncoder

# How sure one must be to leave the reader of both out, and what is quoted beside the best: set by what the
# dev half of the golden set shows, see docs/decisions.
HOPELESS, EVEN, SURE = 0.2, 0.6, 0.8
NEAR_THE_BEST, NEAR_THE_BEST_OF_A_LIST = 0.5, 0.3
REGULARIZATION = 1.0
AMONG = 60  # made-up articles that stand around the asked ones
SEED = 1

Row = tuple[dict[str, float], bool, float]  # signals, whether it answers, weight


@dataclass(frozen=True)
class Judged:
    """Hold one question with its evidence and what it was searched in.

    `answering` are the passages that answer, None if not told.
    """

    question: str
    evidence: tuple[Evidence, ...]
    searched: Searched
    answerable: bool
    answering: Set[str] | None


@dataclass(frozen=True)
class Question:
    """Hold a question that stands alone, or a conversation that ends in one."""

    text: str
    history: tuple[Turn, ...]
    answerable: bool
    answering: Set[str] | None


def calibration_of(sets: Mapping[str, Sequence[Judged]]) -> Calibration:
    """Return the calibration learned from sets of judged questions, each set counting alike."""
    weighed = [(one, 1000.0 / len(judged)) for judged in sets.values() for one in judged]
    passage = _fitted([row for one, weight in weighed for row in _passage_rows(one, weight)])
    return Calibration(
        passage=passage,
        question=_fitted([_question_row(one, weight, passage) for one, weight in weighed]),
        hopeless=HOPELESS,
        even=EVEN,
        sure=SURE,
        near_the_best=NEAR_THE_BEST,
        near_the_best_of_a_list=NEAR_THE_BEST_OF_A_LIST,
    )


def _passage_rows(judged: Judged, weight: float) -> Iterator[Row]:
    if judged.answering is None:
        return
    statements = [passage for passage in judged.evidence if passage.kind == "statement"]
    for passage, signals in zip(statements, signals_of(statements), strict=True):
        yield signals, passage.passage_id in judged.answering, weight


def _question_row(judged: Judged, weight: float, passage: Logistic) -> Row:
    evidence = with_answers(judged.evidence, passage)
    return question_signals(judged.question, evidence, judged.searched), judged.answerable, weight


def _fitted(rows: Sequence[Row]) -> Logistic:
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # it ships no types

    names = sorted(rows[0][0])
    fitted = LogisticRegression(C=REGULARIZATION, max_iter=5000).fit(
        [[signals[name] for name in names] for signals, _, _ in rows],
        [right for _, right, _ in rows],
        sample_weight=[weight for _, _, weight in rows],
    )
    weights = {name: round(float(weight), 4) for name, weight in zip(names, fitted.coef_[0], strict=True)}
    return Logistic(weights=weights, bias=round(float(fitted.intercept_[0]), 4))


def article_of_topic(name: str, topic: PairTopic) -> Article:
    """Return a made-up topic as an article."""
    draft = ArticleDraft(name, topic.topic)
    open_path: list[str] = []
    for statement in topic.statements:
        path = statement.section.split(" > ")
        for depth, heading in enumerate(path):
            if open_path[: depth + 1] != path[: depth + 1]:
                draft.heading(2 + depth, heading)
        open_path = path
        draft.statement(statement.text)
    return draft.finish(None, Review(), "", "")


def _golden(articles: Sequence[Article]) -> Iterator[Question]:
    golden = load_golden_set(articles)
    for case in golden.of_split("dev"):
        for turn in case.turns:
            if turn.status == ("needs_clarification",):
                continue
            named = {name for alternatives in turn.cite for name in alternatives} | set(turn.may_cite)
            ids = {golden.statements[name].passage_id for name in named}
            yield Question(turn.rewrite or turn.question, (), turn.answers, ids)


def questions_of_topic(topic: PairTopic, article: Article) -> Iterator[Question]:
    """Yield the questions of a made-up topic, with the passages of its article that answer them."""
    ids = [f"{article.id}#{statement.start}" for statement in article.statements]
    for question in topic.questions:
        right = {ids[place] for place in answering(topic, question)}
        yield Question(question.q, (), bool(right), right)


def _some(topics: Mapping[str, PairTopic]) -> list[tuple[str, PairTopic]]:
    """Return some of the topics, the same ones each time."""
    return random.Random(SEED).sample(sorted(topics.items()), min(AMONG, len(topics)))


def _of_collection(tasks: Sequence[Task]) -> Iterator[Question]:
    for task in tasks:
        if task.answerability is Answerability.UNDERSPECIFIED:
            continue
        history = tuple(Turn(role=said.role, content=said.text) for said in task.history)
        answerable = task.answerability is not Answerability.UNANSWERABLE
        yield Question(task.question, history, answerable, None)


@dataclass(frozen=True)
class _Bench:
    """Hold what asks a set of questions over a set of articles."""

    settings: Settings
    embedder: FingerprintedEmbeddings
    reranker: CrossEncoder
    english: Set[str]
    folder: Path

    def judged(self, name: str, articles: Sequence[Article], questions: Sequence[Question]) -> list[Judged]:
        with build(articles, self.embedder, self.folder / name) as generation:
            parts = parts_of(self.settings, generation, None, self.english, self.reranker)
            judged = [self._one(question, parts) for question in questions]
        print(f"{name}: {len(judged)} questions", flush=True)
        return judged

    def _one(self, question: Question, parts: ChainParts) -> Judged:
        from assistant.condensation import condense

        text = condense(question.text, question.history, parts.topics).text
        text = in_articles_words(text, parts)
        evidence = evidence_for(text, parts.retriever.invoke(parts.topics.spelt_out(text)), parts)
        return Judged(text, evidence, searched_in(text, parts), question.answerable, question.answering)


def judged_sets(answerability: Path | None) -> dict[str, list[Judged]]:
    """Return all judged questions with their evidence, by the name of their set.

    Raises:
        FootnoteError: an article, a set or a model is missing or cannot be used.
    """
    settings = Settings()
    embedder = embedder_of(settings)
    english = english_words(locate(EMBEDDING_MODEL, settings.models_dir))
    with TemporaryDirectory() as scratch:
        bench = _Bench(settings, embedder, CrossEncoder(settings.models_dir), english, Path(scratch))
        shipped = load_articles(settings.corpus_dirs)
        golden = list(_golden(shipped))
        sets = {"golden": bench.judged("golden", shipped, golden), "held out": []}
        pairs = load_pairs()
        among: list[Article] = [*shipped]
        asked = list(golden)
        for name, topic in pairs.held_out.items():
            article = article_of_topic(name, topic)
            questions = list(questions_of_topic(topic, article))
            sets["held out"] += bench.judged(name, [article], questions)
            among.append(article)
            names = naming_words([topic])[topic.topic]
            asked += [question for question in questions if said_in(question.text, names)]
        among += [article_of_topic(name, topic) for name, topic in _some(pairs.learnt)]
        sets["among many"] = bench.judged("among many", among, asked)
        if answerability is not None:
            tasks = read_rows(answerability / TASKS, Task)
            pool = read_rows(answerability / POOL, PoolPassage)
            sets["answerability"] = []
            for collection in sorted({task.collection for task in tasks}):
                articles = [article_of_passage(one) for one in pool if one.collection == collection]
                own = [task for task in tasks if task.collection == collection]
                sets["answerability"] += bench.judged(collection, articles, list(_of_collection(own)))
    return sets


def main(arguments: Sequence[str] | None = None) -> Any:
    """Read the command line, learn, and write the file."""
    parser = argparse.ArgumentParser(description="Learn the calibration from judged questions.")
    parser.add_argument("--answerability", type=Path, default=None, metavar="FOLDER")
    given = parser.parse_args(arguments)
    calibration = calibration_of(judged_sets(given.answerability))
    FILE.write_text(calibration.model_dump_json(indent=2) + "\n", encoding="utf-8")
    print(f"{FILE.name} written")


if __name__ == "__main__":
    main()
