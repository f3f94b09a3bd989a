import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index.builder import build
from index.embedding import PROBE_DECIMALS, PROBES, Embedder, fingerprint_of, is_fingerprint_of
from index.embedding_cache import CachedEmbedder
from index.errors import ModelProblem
from index.model_files import EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL, default_models_dir
from tests.index.fakes import article


def test_a_missing_model_is_told_at_the_first_use(tmp_path: Path) -> None:
    missing = Embedder(tmp_path)
    with pytest.raises(ModelProblem, match="Run `assistant models`"):
        missing.embed_query("knee")


def test_fingerprint_follows_name_dimension_and_vectors() -> None:
    model, other = QUANTIZED_EMBEDDING_MODEL, EMBEDDING_MODEL
    base = fingerprint_of(model, [[0.1, -0.3], [0.5, 0.0]])
    assert base == fingerprint_of(model, [[0.1001, -0.2999], [0.5, -0.0]])
    assert base != fingerprint_of(other, [[0.1, -0.3], [0.5, 0.0]])
    assert base != fingerprint_of(model, [[0.1, -0.5], [0.5, 0.0]])
    assert base != fingerprint_of(model, [[0.1, -0.3, 0.0], [0.5, 0.0, 0.0]])
    assert is_fingerprint_of(model, base)
    assert not is_fingerprint_of(other, base)


@pytest.mark.models
def test_vectors_have_unit_length_and_follow_meaning(embedder: Embedder) -> None:
    texts = ["bone marrow edema", "swelling inside the bone", "stock exchange prices"]
    vectors = np.array(embedder.embed_documents(texts))
    assert vectors.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert embedder.embed_documents([]) == []


@pytest.mark.models
def test_no_probe_number_is_near_a_rounding_edge(embedder: Embedder) -> None:
    scaled = np.array(embedder.embed_documents(list(PROBES))) * 10**PROBE_DECIMALS
    margin = np.abs(np.abs(scaled - np.floor(scaled)) - 0.5).min()
    assert margin > 1e-4


@pytest.mark.models
def test_threads_get_the_same_vectors(embedder: Embedder) -> None:
    expected = embedder.embed_query("knee pain")
    found: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: found.append(embedder.embed_query("knee pain"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    np.testing.assert_allclose(found, [expected] * 4, atol=1e-6)


@pytest.mark.models
def test_loading_prints_nothing(embedder: Embedder) -> None:
    code = (
        "import sys; from pathlib import Path; from index.embedding import Embedder; "
        "Embedder(Path(sys.argv[1])).embed_query('knee')"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(default_models_dir())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.models
def test_other_words_find_the_statement(embedder: Embedder, tmp_path: Path) -> None:
    cached = CachedEmbedder(embedder, tmp_path / "embeddings.sqlite3")
    with build([article()], cached, tmp_path / "root") as generation:
        found = generation.retriever(2).invoke(
            "How should weight be taken off the limb at the start of therapy?"
        )
        assert found[0].page_content == "Unloading the joint is the first treatment."
        assert found[0].metadata["similarity"] > 0.3


@pytest.mark.models
def test_a_vector_does_not_hang_on_its_neighbours(embedder: Embedder) -> None:
    texts = ["knee", "Bone marrow edema of the femoral head is seen on fluid-sensitive images. " * 12, ""]
    together = embedder.embed_documents(texts)
    assert together == [embedder.embed_query(text) for text in texts]


@pytest.mark.models
def test_embedding_loads_no_pytorch(embedder: Embedder) -> None:
    code = (
        "import sys; from pathlib import Path; from index.embedding import Embedder; "
        "Embedder(Path(sys.argv[1])).embed_query('knee'); "
        "print({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(default_models_dir())]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "set()"


@pytest.mark.models
def test_damaged_word_pieces_are_told(embedder: Embedder, tmp_path: Path) -> None:
    whole = default_models_dir()
    quantized = QUANTIZED_EMBEDDING_MODEL.target
    (tmp_path / quantized).symlink_to(whole / quantized)
    damaged = tmp_path / EMBEDDING_MODEL.target
    shutil.copytree(whole / EMBEDDING_MODEL.target, damaged)
    (damaged / "tokenizer.json").write_text("{")
    with pytest.raises(ModelProblem, match=r"cannot be loaded.*Delete that folder"):
        Embedder(tmp_path).embed_query("knee")
