"""What the models that run on onnxruntime share: a session, the word pieces, and the arrays they read."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ModelProblem
from index.model_files import EMBEDDING_MODEL, locate

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # it ships no types
    from tokenizers import Encoding, Tokenizer


def open_session(file: Path) -> "InferenceSession":
    """Load a model whose hash was checked.

    One thread computes a run: a question is too short for two to pay, and the language model may keep both
    cores busy. Whoever has many texts runs the session from several threads.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def word_pieces(models_dir: Path, longest: int) -> "Tokenizer":
    """Return the tokenizer of the embedding model; what is beyond `longest` word pieces is not read.

    Raises:
        ModelProblem: it is missing or damaged.
    """
    # Read at each use; its threads and a process that forks do not go together.
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    from tokenizers import Tokenizer

    path = locate(EMBEDDING_MODEL, models_dir)
    try:
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    except Exception as error:
        # The library raises the bare class for whatever is wrong with the file.
        raise ModelProblem(
            f"The model {EMBEDDING_MODEL.name} in {path} cannot be loaded: its tokenizer.json is bad.",
            "Delete that folder, then run `assistant models`.",
        ) from error
    tokenizer.enable_truncation(max_length=longest)
    tokenizer.no_padding()
    return tokenizer


def model_inputs(encodings: Sequence["Encoding"]) -> dict[str, Any]:
    """Return the arrays of a run, int64 of shape (texts, longest of them), padded with zeros."""
    import numpy as np

    shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
    ids, mask, kinds = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, encoding in enumerate(encodings):
        length = len(encoding.ids)
        ids[row, :length] = encoding.ids
        mask[row, :length] = 1
        kinds[row, :length] = encoding.type_ids
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
