from importlib.metadata import version

import pytest

from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL
from tests.ui.small_assistant import RECEIPT
from ui.about.machinery import machinery

OTHER_FILE = "0" * 64


def test_models_come_with_their_hashes() -> None:
    made = machinery(RECEIPT.model_copy(update={"reranker": "r", "language_model": LANGUAGE_MODEL.sha256}))
    assert [(model.name, model.sha256) for model in made.models] == [
        (EMBEDDING_MODEL.name, EMBEDDING_MODEL.sha256),
        ("Footnote's reranker", "r"),
        (LANGUAGE_MODEL.name, LANGUAGE_MODEL.sha256),
    ]


def test_without_a_language_model_none_is_named() -> None:
    assert [model.name for model in machinery(RECEIPT).models] == [EMBEDDING_MODEL.name]


@pytest.mark.parametrize(
    ("called", "name", "sha256"),
    [
        (OTHER_FILE, "A model file of your own", OTHER_FILE),
        ("openai:some-model", "openai:some-model", ""),
    ],
)
def test_another_language_model_is_named_as_it_is(called: str, name: str, sha256: str) -> None:
    writer = machinery(RECEIPT.model_copy(update={"language_model": called})).models[-1]
    assert (writer.name, writer.sha256) == (name, sha256)


def test_index_articles_and_versions_are_named() -> None:
    made = machinery(RECEIPT)
    assert (made.generation, made.corpus) == (RECEIPT.generation, RECEIPT.corpus)
    assert dict(made.versions)["Gradio"] == version("gradio")
    assert "Python" in dict(made.versions)
