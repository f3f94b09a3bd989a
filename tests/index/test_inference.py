from pathlib import Path

import pytest
from tokenizers import Encoding, Tokenizer

from index.errors import ModelProblem
from index.inference import model_inputs, word_pieces
from index.model_files import default_models_dir


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return word_pieces(default_models_dir(), 8)


def _lengths(encodings: list[Encoding]) -> list[int]:
    return [len(encoding.ids) for encoding in encodings]


@pytest.mark.models
def test_shorter_texts_are_padded_and_masked(tokenizer: Tokenizer) -> None:
    encodings = [tokenizer.encode("knee"), tokenizer.encode("knee", "sore knee")]
    arrays = model_inputs(encodings)
    short, long = _lengths(encodings)
    assert all(array.shape == (2, long) for array in arrays.values())
    assert arrays["attention_mask"].sum(axis=1).tolist() == [short, long]
    assert not arrays["input_ids"][0, short:].any()
    assert arrays["token_type_ids"].sum(axis=1).tolist() == [0, 3]


@pytest.mark.models
def test_what_is_beyond_the_longest_is_not_read(tokenizer: Tokenizer) -> None:
    assert _lengths([tokenizer.encode("knee " * 50)]) == [8]


def test_missing_word_pieces_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelProblem, match="Run `assistant models`"):
        word_pieces(tmp_path, 8)
