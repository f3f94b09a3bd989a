import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.library import load_articles, shipped_articles_dir
from index.embedding import Embedder
from index.errors import ModelProblem
from index.model_files import EMBEDDING_MODEL, default_models_dir, locate
from index.passage import passages_of
from index.reference_embedding import ReferenceEmbedder

# The least agreement with which the quantized model may stand for its reference.
LEAST_COSINE = 0.99


@pytest.fixture(scope="module")
def reference() -> ReferenceEmbedder:
    return ReferenceEmbedder(default_models_dir())


@pytest.mark.models
def test_the_quantized_model_agrees_on_each_passage(embedder: Embedder, reference: ReferenceEmbedder) -> None:
    articles = load_articles([shipped_articles_dir()])
    texts = [passage.text for article in articles for passage in passages_of(article)]
    texts += ["knee", "", "AVN?", "what helps against pain at night", "word " * 400]
    cosines = np.sum(
        np.array(embedder.embed_documents(texts)) * np.array(reference.embed_documents(texts)), axis=1
    )
    assert len(cosines) > 40
    assert cosines.min() >= LEAST_COSINE, texts[int(cosines.argmin())]


@pytest.mark.models
def test_their_indexes_are_told_apart(embedder: Embedder, reference: ReferenceEmbedder) -> None:
    assert embedder.fingerprint != reference.fingerprint


def test_a_missing_model_is_told_at_the_first_use(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="Run `assistant models`"):
        ReferenceEmbedder(tmp_path).embed_query("knee")


@pytest.mark.models
@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "modules.json"])
def test_damage_beside_the_weights_is_told(embedder: Embedder, tmp_path: Path, name: str) -> None:
    whole = locate(EMBEDDING_MODEL, default_models_dir())
    damaged = tmp_path / EMBEDDING_MODEL.target
    shutil.copytree(whole, damaged, ignore=shutil.ignore_patterns("model.safetensors"))
    (damaged / "model.safetensors").symlink_to(whole / "model.safetensors")
    (damaged / name).write_text("{")
    with pytest.raises(ModelProblem, match=r"cannot be loaded.*Delete that folder"):
        ReferenceEmbedder(tmp_path).embed_query("knee")
