"""So many passages that no set of texts holds them: distinct ones, then copies with small variations.

A copy has the text of a distinct passage with a number behind it, and its vector turned a little at random:
embedding a hundred thousand texts would take longer than all else that is measured. So the vectors of copies
are made up. They lie as close together as wordings of one fact do, which is harder for an approximate search
than unrelated texts are.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from index.passage import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

PASSAGE_FILE = "passages.json"
VECTOR_FILE = "vectors.npy"
TURN = 0.35  # length of what is added to a vector of length 1, in a random direction: a cosine of about 0.94
SEED = 20
AT_ONCE = 2048


class KnownVectors(Embeddings):
    """Give each text the vector that was made for it, so that an index of them needs no model."""

    def __init__(self, texts: Sequence[str], vectors: "Matrix") -> None:
        self._rows = {text: row for row, text in enumerate(texts)}
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of known texts."""
        return [self._vectors[self._rows[text]].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a known text."""
        return self.embed_documents([text])[0]


def varied(
    passages: Sequence[Passage], vectors: "Matrix", count: int
) -> tuple[tuple[Passage, ...], "Matrix"]:
    """Return so many passages and their vectors of unit length: the given ones, then copies of them.

    Raises:
        ValueError: there is nothing to copy.
    """
    import numpy as np

    if not passages:
        raise ValueError("nothing cannot be varied")
    random = np.random.default_rng(SEED)
    held = list(passages[:count])
    rows = [vectors[: len(held)]]
    copy = 1
    while len(held) < count:
        more = passages[: count - len(held)]
        held += [_copy(passage, copy) for passage in more]
        noise = random.standard_normal((len(more), vectors.shape[1]), dtype=np.float32)
        noise *= TURN / np.linalg.norm(noise, axis=1, keepdims=True)
        turned = vectors[: len(more)] + noise
        rows.append(turned / np.linalg.norm(turned, axis=1, keepdims=True))
        copy += 1
    return tuple(held), np.concatenate(rows).astype(np.float32)


def embedded(passages: Sequence[Passage], model: Embeddings) -> Iterator[tuple[int, "Matrix"]]:
    """Give the vectors of passages batch by batch, each with how many are done."""
    import numpy as np

    for first in range(0, len(passages), AT_ONCE):
        batch = [passage.text for passage in passages[first : first + AT_ONCE]]
        yield first + len(batch), np.asarray(model.embed_documents(batch), dtype=np.float32)


def save(passages: Sequence[Passage], vectors: "Matrix", folder: Path) -> None:
    """Write both into a folder for other processes."""
    import numpy as np

    from index.generation import PASSAGE_LIST

    (folder / PASSAGE_FILE).write_bytes(PASSAGE_LIST.dump_json(tuple(passages)))
    np.save(folder / VECTOR_FILE, vectors)


def load(folder: Path) -> tuple[tuple[Passage, ...], "Matrix"]:
    """Read what `save` wrote; the vectors are read from the disk as they are needed."""
    import numpy as np

    from index.generation import PASSAGE_LIST

    passages = PASSAGE_LIST.validate_json((folder / PASSAGE_FILE).read_bytes())
    vectors: Any = np.load(folder / VECTOR_FILE, mmap_mode="r")
    return passages, vectors


@contextmanager
def nothing() -> Iterator[None]:
    """Open nothing, for a process that only works."""
    yield


def _copy(passage: Passage, number: int) -> Passage:
    return replace(passage, id=f"{passage.id}~{number}", text=f"{passage.text} ({number})")
