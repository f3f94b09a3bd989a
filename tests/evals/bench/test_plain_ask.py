from pathlib import Path

import pytest

from evals.bench import plain_models
from evals.bench.plain_ask import ask
from evals.bench.plain_chain import plain_store
from tests.index.fakes import HashEmbedder


def test_the_documents_for_a_question_are_printed_with_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_store(["Pain lasts.", "Rest helps."], HashEmbedder(), tmp_path)
    monkeypatch.setattr(plain_models, "PlainEmbeddings", lambda _folder: HashEmbedder())
    told = ask(tmp_path, tmp_path, "Rest helps.")
    assert sorted(line[4:] for line in told.splitlines() if line) == ["Pain lasts.", "Rest helps."]
    assert told.startswith("[1] ")
