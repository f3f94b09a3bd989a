from pathlib import Path

import pytest

from index.errors import ModelProblem
from index.model_files import default_models_dir
from index.reranker import WEIGHTS, CrossEncoder

GOUT = "Gout > Course: An attack of gout settles by itself within 7-14 days."
ASTHMA = "Asthma > Tests: Spirometry shows an obstruction that a bronchodilator reverses."
BREAD = "Bread > Baking: The loaf is baked for forty minutes in a hot oven."


@pytest.fixture(scope="module")
def encoder() -> CrossEncoder:
    return CrossEncoder(default_models_dir())


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How long does an attack of gout last?", 0),
        ("Which test confirms asthma?", 1),
        ("For how long is a loaf in the oven?", 2),
    ],
)
def test_the_passage_that_answers_scores_highest(encoder: CrossEncoder, question: str, best: int) -> None:
    scores = encoder.scores(question, [GOUT, ASTHMA, BREAD])
    assert max(range(3), key=lambda place: scores[place]) == best
    assert all(0.0 <= score <= 1.0 for score in scores)


@pytest.mark.models
def test_a_score_does_not_depend_on_what_is_read_beside_it(encoder: CrossEncoder) -> None:
    question = "How long does an attack of gout last?"
    many = encoder.scores(question, [BREAD, GOUT, ASTHMA] * 5)
    alone = encoder.scores(question, [GOUT])[0]
    # Weights of 8 bits are scaled by what stands in the same run, so the last digits move.
    assert all(abs(score - alone) < 0.1 for score in many[1::3])


@pytest.mark.models
def test_long_passages_are_cut_and_not_refused(encoder: CrossEncoder) -> None:
    (score,) = encoder.scores("How long does gout last?", [GOUT + " It hurts." * 500])
    assert 0.0 <= score <= 1.0


def test_nothing_is_read_for_nothing(tmp_path: Path) -> None:
    assert CrossEncoder(tmp_path).scores("Why?", []) == []


@pytest.mark.models
def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "reranker.onnx"
    damaged.write_bytes(WEIGHTS.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelProblem, match="missing or damaged"):
        CrossEncoder(default_models_dir(), damaged).scores("Why?", [GOUT])


def test_the_weights_are_small_enough_to_ship() -> None:
    assert WEIGHTS.stat().st_size < 30_000_000
