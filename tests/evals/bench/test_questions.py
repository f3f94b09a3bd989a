from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.bench.questions import bench_questions


def test_there_are_enough_different_questions() -> None:
    questions = bench_questions()
    assert len(set(questions.single)) == len(questions.single) >= 20
    turns = [turn for conversation in questions.conversations for turn in conversation]
    assert len(set(turns)) == len(turns) >= 12
    assert any(len(conversation) >= 3 for conversation in questions.conversations)
    assert questions.warm_up not in {*questions.single, *turns}


@pytest.mark.parametrize(
    "content",
    [
        "single: [a]\nwarm_up: b\n",
        "single: []\nwarm_up: b\nconversations: [[a]]\n",
        "single: [a]\nwarm_up: b\nconversations: [[]]\n",
        "single: [a]\nwarm_up: b\nconversations: [[a]]\nmore: 1\n",
    ],
)
def test_a_file_of_another_shape_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValidationError):
        bench_questions(file)
