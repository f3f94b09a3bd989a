"""Asks the questions of topics that nobody has trained on: `python -m evals.reranker.end_to_end [TOPIC ...]`.

The whole way from question to chosen quotes runs over each made-up article alone, without a language model.
Its articles and questions are nobody's own: they show how far the choice of statements carries beyond the
shipped article. Questions about an article itself go the same way as all others here, not to the metadata.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.embedder import embedder_of
from assistant.finding import find, in_articles_words
from assistant.parts import parts_of
from assistant.settings import Settings
from assistant.spelling import english_words
from evals.intervals import wilson
from evals.reranker.calibrate import Question, article_of_topic, questions_of_topic
from evals.reranker.pairs import PairTopic, load_pairs
from index.builder import build
from index.model_files import EMBEDDING_MODEL, locate
from index.reranker import CrossEncoder


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold the passages that answer a question, those that were quoted, best first, and those retrieved."""

    answering: frozenset[str]
    quoted: tuple[str, ...]
    retrieved: frozenset[str]


def chosen_for(name: str, topic: PairTopic, scratch: Path) -> Iterator[Chosen]:
    """Yield what is quoted for each question of a topic; the index is built in a scratch folder.

    Raises:
        FootnoteError: a model is missing or cannot be used.
    """
    settings = Settings()
    english = english_words(locate(EMBEDDING_MODEL, settings.models_dir))
    article = article_of_topic(name, topic)
    with build([article], embedder_of(settings), scratch / name) as generation:
        parts = parts_of(settings, generation, None, english, CrossEncoder(settings.models_dir))
        for question in questions_of_topic(topic, article):
            text = in_articles_words(question.text, parts)
            found = find(text, parts.retriever.invoke(parts.topics.spelt_out(text)), parts)
            yield Chosen(
                _answering(question),
                tuple(passage.passage_id for passage in found.selected),
                frozenset(passage.passage_id for passage in found.evidence),
            )


def _answering(question: Question) -> frozenset[str]:
    return frozenset(question.answering or ())


def shares(chosen: Sequence[Chosen]) -> dict[str, tuple[int, int]]:
    """Return what is counted, each as the number that did and the number that could."""
    answerable = [one for one in chosen if one.answering]
    unanswerable = [one for one in chosen if not one.answering]
    answered = [one for one in answerable if one.quoted]
    hit = [one for one in answered if one.answering & set(one.quoted)]
    refused = [one for one in unanswerable if not one.quoted]
    return {
        "questions that were served rightly": (len(hit) + len(refused), len(chosen)),
        "answerable: a statement that answers is quoted": (len(hit), len(answerable)),
        "answerable: refused": (len(answerable) - len(answered), len(answerable)),
        "answered: the first quote answers": (
            sum(one.quoted[0] in one.answering for one in answered),
            len(answered),
        ),
        "unanswerable: refused": (len(refused), len(unanswerable)),
        "answerable: retrieved": (
            sum(bool(one.answering & one.retrieved) for one in answerable),
            len(answerable),
        ),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, ask, and print a table."""
    parser = argparse.ArgumentParser(description="Ask the questions of held-out topics.")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="All that are held out if none is named.")
    given = parser.parse_args(arguments)
    held_out = load_pairs().held_out
    chosen: list[Chosen] = []
    with TemporaryDirectory() as scratch:
        for name in given.topics or held_out:
            chosen += chosen_for(name, held_out[name], Path(scratch))
    for label, (did, could) in shares(chosen).items():
        interval = wilson(did, could)
        print(f"{label:50} {did / could:.3f} ({interval.low:.3f} to {interval.high:.3f}, {could})")


if __name__ == "__main__":
    main()
