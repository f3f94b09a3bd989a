from importlib.metadata import version

import pytest

from index.embedding import fingerprint_of
from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL, ModelFile
from tests.ui.small_assistant import RECEIPT as SMALL
from ui.about.machinery import machinery

OTHER_FILE = "0" * 64
RECEIPT = SMALL.model_copy(update={"embedding_model": fingerprint_of(QUANTIZED_EMBEDDING_MODEL, [[1.0]])})


def test_models_come_with_their_hashes() -> None:
    made = machinery(RECEIPT.model_copy(update={"reranker": "r", "language_model": LANGUAGE_MODEL.sha256}))
    assert [(model.name, model.sha256) for model in made.models] == [
        (QUANTIZED_EMBEDDING_MODEL.name, QUANTIZED_EMBEDDING_MODEL.sha256),
        ("Footnote's reranker", "r"),
        (LANGUAGE_MODEL.name, LANGUAGE_MODEL.sha256),
    ]


@pytest.mark.parametrize("model", [QUANTIZED_EMBEDDING_MODEL, EMBEDDING_MODEL])
def test_without_a_language_model_only_the_embedding_model_is_named(model: ModelFile) -> None:
    receipt = RECEIPT.model_copy(update={"embedding_model": fingerprint_of(model, [[1.0]])})
    assert [named.name for named in machinery(receipt).models] == [model.name]


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
