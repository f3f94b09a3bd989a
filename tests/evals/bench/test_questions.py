from pathlib import Path

import pytest
from pydantic import ValidationError

from evals.bench.questions import bench_questions, golden_questions
from evals.bench.runs import Runs
from evals.case import Case


def test_there_are_enough_different_questions() -> None:
    questions = bench_questions()
    assert len(set(questions.single)) == len(questions.single) >= 20
    turns = [turn for conversation in questions.conversations for turn in conversation]
    assert len(set(turns)) == len(turns) >= 30
    assert questions.warm_up not in {*questions.single, *turns}


def test_there_are_first_questions_alone_and_conversations_of_two_and_three() -> None:
    lengths = [len(conversation) for conversation in bench_questions().conversations]
    assert all(lengths.count(length) >= 4 for length in (1, 2, 3))


def test_as_many_are_taken_as_are_to_be_asked() -> None:
    questions = bench_questions()
    few = questions.first(Runs(singles=2, conversations=1))
    assert (few.single, few.conversations) == (questions.single[:2], questions.conversations[:1])
    assert few.warm_up == questions.warm_up
    assert questions.first(Runs()) == questions


def test_golden_cases_are_asked_as_they_stand() -> None:
    case = Case.model_validate(
        {
            "id": "one",
            "split": "dev",
            "note": "n",
            "turns": [
                {"question": "a?", "status": "not_in_sources"},
                {"question": "b?", "status": "not_in_sources"},
            ],
        }
    )
    questions = golden_questions([case], "warm")
    assert (questions.warm_up, questions.single) == ("warm", ("a?",))
    assert questions.conversations == (("a?", "b?"),)


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
