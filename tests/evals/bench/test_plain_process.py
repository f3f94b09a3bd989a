from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.history import Turn
from assistant.settings import Settings
from corpus.library import load_articles
from evals.bench import plain_models
from evals.bench.plain_process import (
    INDEX,
    Plain,
    indexing,
    opened_plain,
    prepare_plain,
    published_quotes,
    retrieve,
    seconds_taken,
    write,
)
from evals.errors import EvalsError
from index.builder import build
from index.errors import IndexProblem
from index.generation import root_for
from index.manifest import POINTER
from tests.assistant.fakes import write_articles
from tests.evals.bench.sample import FakeChain
from tests.index.fakes import HashEmbedder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings over one small article, indexed."""
    folder = write_articles(tmp_path / "articles")
    settings = Settings(data_dir=tmp_path / "data", corpus=(folder,))
    root = root_for(settings.data_dir, settings.corpus_dirs)
    with build(load_articles([folder]), HashEmbedder(), root):
        return settings


def test_the_statements_of_the_published_generation_are_read(settings: Settings) -> None:
    quotes = published_quotes(settings)
    assert "Pain lasts 3-18 months." in quotes
    assert "Rest helps." in quotes
    assert not any("On bones" in quote for quote in quotes)


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="assistant index"):
        published_quotes(Settings(data_dir=tmp_path))


def test_a_damaged_pointer_is_told(settings: Settings) -> None:
    (root_for(settings.data_dir, settings.corpus_dirs) / POINTER).write_text("?", encoding="utf-8")
    with pytest.raises(IndexProblem, match="damaged"):
        published_quotes(settings)


def test_another_language_model_has_no_reference(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="embedded language model"):
        prepare_plain(Settings(data_dir=tmp_path, language_model="none"), tmp_path)


def test_an_index_is_made_and_opened_without_a_language_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_models, "PlainEmbeddings", lambda _folder: HashEmbedder())
    with indexing(["Pain lasts.", "Rest helps."], tmp_path, tmp_path / INDEX) as seconds:
        assert seconds_taken(seconds) == seconds > 0
    plain = Plain(tmp_path / INDEX, tmp_path, tmp_path / "none.gguf", 16)
    with opened_plain(plain, writes=False) as chain:
        assert retrieve("rest", chain) > 0


def test_work_is_handed_over_as_functions_of_the_chain() -> None:
    chain: Any = FakeChain()
    turns = (Turn(role="user", content="a"),)
    assert partial(write, "b", turns)(chain).text == "plain on b"
    assert chain.asked == [("b", ("a",))]
