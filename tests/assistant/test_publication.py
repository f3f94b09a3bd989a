from pathlib import Path

import pytest

from assistant.publication import prepare, published
from assistant.settings import Settings
from corpus.errors import CorpusError
from index.errors import ModelProblem


def test_a_missing_model_is_told_before_anything_is_published(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, models_dir=tmp_path / "models")
    with pytest.raises(ModelProblem), published(settings):
        pass
    assert not (tmp_path / "index").exists() or not list((tmp_path / "index").rglob("current"))


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError), published(Settings(data_dir=tmp_path, corpus=(tmp_path,))):
        pass


@pytest.mark.models
def test_what_is_prepared_once_is_there_the_second_time(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, language_model="none")
    prepare(settings)
    with published(settings) as publication:
        assert publication.embedded == 0
        assert publication.reused == len(publication.generation.passages) > 50
