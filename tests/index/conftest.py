from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from corpus.article import Article
from index.builder import build
from index.embedding import Embedder
from index.errors import ModelProblem
from index.generation import Generation
from index.model_files import EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL, default_models_dir, locate
from tests.index.fakes import HashEmbedder


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """Give the real embedding model; `make test` fetches it."""
    try:
        for model in (EMBEDDING_MODEL, QUANTIZED_EMBEDDING_MODEL):
            locate(model, default_models_dir())
    except ModelProblem as problem:
        pytest.fail(f"the real embedding model is needed: {problem}")
    return Embedder(default_models_dir())


@pytest.fixture
def hashed() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index" / "articles"


@pytest.fixture
def built(root: Path, hashed: HashEmbedder) -> Iterator[Callable[..., Generation]]:
    """Build articles into the root; what was opened is closed in the end."""
    with ExitStack() as stack:

        def build_into_root(*articles: Article) -> Generation:
            return stack.enter_context(build(articles, hashed, root))

        yield build_into_root
