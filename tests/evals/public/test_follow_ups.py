from pathlib import Path

import pytest

from assistant.condensation import Standalone
from evals.errors import EvalsError
from evals.public import follow_ups
from evals.public.follow_ups import FollowUp, known_topics, measure
from tests.evals.public.folders import HISTORY, follow_up, write_follow_ups, write_rows


def test_our_rewrite_is_held_against_the_human_one(tmp_path: Path) -> None:
    write_follow_ups(tmp_path)
    left, ours, gain, human, changed, untouched = measure(tmp_path)
    as_it_is = (4 / 7 + 6 / 9) / 2
    assert left.value == pytest.approx(as_it_is)
    assert (ours.value, ours.n) == (1.0, 2)
    assert gain.value == pytest.approx(1 - as_it_is)
    assert (human.value, human.n) == (1.0, 1)
    assert (changed.value, changed.n) == (1.0, 2)
    assert (untouched.value, untouched.n) == (1.0, 1)
    assert all(one.interval is not None for one in (left, ours, gain, changed))


def test_a_question_changed_without_need_and_one_left_in_need_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_follow_ups(tmp_path)
    monkeypatch.setattr(
        follow_ups,
        "condense",
        lambda question, *_: Standalone(question, question if "it" in question else f"{question}!"),
    )
    *_, changed, untouched = measure(tmp_path)
    assert (changed.value, untouched.value) == (0.0, 0.0)


def test_topics_come_of_what_the_conversation_shows_and_nothing_else() -> None:
    unanswered = {"role": "assistant", "text": "CANNOTANSWER"}
    row = FollowUp.model_validate(
        follow_up("Is it rare?", "Is lateral epicondylitis rare?", history=[*HISTORY, HISTORY[0], unanswered])
    )
    topics = known_topics(row)
    assert topics.main == ("tennis elbow",)
    assert "epicondyl" not in " ".join(topics.vocabulary)
    assert not any("cannot" in word for word in topics.vocabulary)


def test_a_set_without_its_second_file_is_told(tmp_path: Path) -> None:
    write_rows(tmp_path / "canard_dev.jsonl", [follow_up("Why?", "Why does tennis elbow last?")])
    with pytest.raises(EvalsError, match="canard_two_annotators"):
        measure(tmp_path)
