"""Ways to break the system on purpose, to see whether the gate tells."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from langchain_core.documents import Document

from assistant.answer import Answer
from assistant.answerability import Judgement
from assistant.condensation import Standalone
from index.retriever import HybridRetriever

Change = Callable[[Answer], Answer]


def swap_figures(answer: Answer) -> Answer:
    return _with_texts(answer, lambda text: re.sub(r"\d+", lambda match: str(int(match.group()) + 1), text))


def drop_citations(answer: Answer) -> Answer:
    statements = tuple(one.model_copy(update={"citations": ()}) for one in answer.statements)
    return answer.model_copy(update={"statements": statements, "citations": ()})


def shift_offsets(answer: Answer) -> Answer:
    moved = tuple(
        one.model_copy(update={"start": one.start + 1, "end": one.end + 1}) for one in answer.citations
    )
    return answer.model_copy(update={"citations": moved})


def _with_texts(answer: Answer, change: Callable[[str], str]) -> Answer:
    statements = tuple(one.model_copy(update={"text": change(one.text)}) for one in answer.statements)
    return answer.model_copy(update={"statements": statements, "answer": change(answer.answer)})


def answer_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("assistant.finding.judge", lambda *_args: Judgement("yes", 1.0))


def refuse_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("assistant.finding.judge", lambda *_args: Judgement("no", 0.0))


def skip_condensation(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        "assistant.chain.condense", lambda question, _history, _topics: Standalone(question, question)
    )


def shuffle_evidence(patch: pytest.MonkeyPatch) -> None:
    found = HybridRetriever._get_relevant_documents

    def shuffled(self: HybridRetriever, query: str, **given: Any) -> list[Document]:
        documents = found(self, query, **given)
        random.Random(query).shuffle(documents)
        return documents

    patch.setattr(HybridRetriever, "_get_relevant_documents", shuffled)


def truncate(source: Path, target: Path) -> Path:
    """Copy a golden set without the last third of the cases of its first file."""
    for file in sorted(source.glob("*.yaml")):
        target.joinpath(file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    first = next(file for file in sorted(target.glob("*.yaml")) if file.name != "statements.yaml")
    held = yaml.safe_load(first.read_text(encoding="utf-8"))
    held["cases"] = held["cases"][: len(held["cases"]) * 2 // 3]
    first.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    return target
