from types import SimpleNamespace
from typing import Any

from evals.reranker.held_out import report_on
from evals.reranker.pairs import PairTopic

TOPIC = PairTopic.model_validate(
    {
        "topic": "Gout",
        "statements": [
            {"id": "a1", "section": "Course", "text": "An attack settles within 7-14 days."},
            {"id": "a2", "section": "Causes", "text": "Crystals of urate settle in a joint."},
        ],
        "questions": [
            {"q": "attack", "answers": ["a1"]},
            {"q": "urate", "answers": ["a2"]},
            {"q": "gene", "answers": []},
        ],
    }
)


def tokenizer(questions: list[str], passages: list[str], **_given: Any) -> dict[str, Any]:
    return {"pairs": list(zip(questions, passages, strict=True))}


class WordModel:
    """Score a pair 1 where the question stands in the passage."""

    def eval(self) -> None:
        return None

    def __call__(self, pairs: list[tuple[str, str]]) -> SimpleNamespace:
        import torch

        return SimpleNamespace(logits=torch.tensor([[float(one in other)] for one, other in pairs]))


def test_a_model_that_knows_is_right_each_time() -> None:
    assert report_on(WordModel(), tokenizer, [TOPIC]) == (
        "held out: best passage answers 1.000, area under the curve 1.000"
    )
