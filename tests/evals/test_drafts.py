from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.feedback import Feedback, Opinion, Reason
from assistant.history import Turn
from evals.case import GoldenFile
from evals.drafts import draft_of, drafts_text
from evals.errors import EvalsError
from evals.golden_set import GoldenSet, load_golden_set
from tests.assistant.fakes import an_answer
from tests.evals.answers import ARTICLE
from tests.evals.small import IDS, golden_files, small_golden, write_golden

UNSAFE = Opinion(good=False, reasons=(Reason.UNSAFE,), remark="One line\nand: another")
HISTORY = (Turn(role="user", content="What is it?"), Turn(role="assistant", content="A fever [1].\n- list"))


def feedback(number: int = 3, opinion: Opinion = UNSAFE, question: str = "How long?") -> Feedback:
    return Feedback(
        id=number,
        conversation="c",
        message=1,
        opinion=opinion,
        history=HISTORY,
        answer=an_answer(question=question),
        given=datetime(2026, 1, 2, tzinfo=UTC),
    )


def loaded(folder: Path, text: str) -> GoldenSet:
    """Return the small golden set with a file of drafts beside its own."""
    write_golden(folder, golden_files())
    (folder / "drafts.yaml").write_text(text, encoding="utf-8")
    return load_golden_set([ARTICLE], folder)


def test_drafts_load_with_the_golden_set_and_are_not_among_its_cases(tmp_path: Path) -> None:
    one, two = feedback(3), feedback(4, Opinion(good=True))
    golden = loaded(tmp_path / "golden", drafts_text([one, two]))
    assert golden.drafts == (draft_of(one), draft_of(two))
    assert tuple(case.id for case in golden.cases) == IDS
    assert tuple(sorted(golden.strata)) == IDS
    assert golden.digest == small_golden(tmp_path / "without").digest


def test_a_draft_guesses_nothing(tmp_path: Path) -> None:
    (case,) = loaded(tmp_path, drafts_text([feedback()])).drafts
    assert (case.id, case.draft, case.split) == ("feedback-20260102-3", True, "dev")
    assert [turn.question for turn in case.turns] == ["What is it?", "How long?"]
    for turn in case.turns:
        assert set(turn.status) == set(get_args(Status))
        guessed = (turn.rewrite, turn.required, turn.forbidden, turn.cite, turn.references)
        assert guessed == (None, (), (), (), ())


def test_comments_tell_what_was_answered_and_why_it_was_marked() -> None:
    comments = [line for line in drafts_text([feedback()]).splitlines() if line.startswith("#")]
    for told in (
        "# Marked as: unsafe",
        "# Remark: One line",
        "# and: another",
        "# Asked before: What is it?",
        "# Answered before: A fever [1].",
        "# Asked: How long?",
        "# Understood as: How long does pain last?",
        "# Answered (answered): Pain lasts 3-18 months [1].",
        "# Cited [1] bone > Treatment > Duration: Pain lasts 3-18 months.",
        "# Receipt: corpus c, generation g",
    ):
        assert told in comments
    assert any("severity: critical" in line for line in comments)


def test_a_draft_that_is_only_declared_complete_is_refused(tmp_path: Path) -> None:
    text = drafts_text([feedback()]).replace("  draft: true\n", "")
    with pytest.raises(EvalsError, match="keep those that are right"):
        loaded(tmp_path, f"stratum: follow-up\n{text}")


def test_a_completed_draft_is_a_case(tmp_path: Path) -> None:
    held = yaml.safe_load(drafts_text([feedback()]))
    (case,) = held["cases"]
    del case["draft"]
    for turn in case["turns"]:
        turn["status"] = "not_in_sources"
    golden = loaded(tmp_path, yaml.safe_dump({"stratum": "follow-up", **held}))
    assert "feedback-20260102-3" in golden.strata
    assert golden.drafts == ()


def test_a_complete_case_needs_a_stratum(tmp_path: Path) -> None:
    files = golden_files()
    del files["follow-up.yaml"]["stratum"]
    with pytest.raises(EvalsError, match="`stratum` is missing"):
        load_golden_set([ARTICLE], write_golden(tmp_path, files))


def test_no_feedback_makes_no_drafts() -> None:
    with pytest.raises(ValueError, match="no drafts"):
        drafts_text([])


@example("", "\x85")
@example("a\u2028b", "a\u2029b")
@given(st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_whatever_was_typed_is_a_comment_or_a_question_and_nothing_else(remark: str, question: str) -> None:
    question = question.encode(errors="ignore").decode() or "?"
    opinion = Opinion(good=False, reasons=(Reason.UNCLEAR,), remark=remark)
    marked = feedback(opinion=opinion, question=question)
    text = drafts_text([marked])
    assert GoldenFile.model_validate(yaml.safe_load(text)).cases == (draft_of(marked),)
