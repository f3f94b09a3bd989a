from pathlib import Path

import pytest

from assistant.embedder import embedder_of
from assistant.settings import Settings
from index.embedding import Embedder
from index.reference_embedding import ReferenceEmbedder


@pytest.mark.parametrize(("named", "kind"), [("quantized", Embedder), ("reference", ReferenceEmbedder)])
def test_the_setting_chooses(named: str, kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_EMBEDDING", named)
    assert type(embedder_of(Settings(models_dir=tmp_path))) is kind
