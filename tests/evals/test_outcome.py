import pytest
from pydantic import ValidationError

from evals.outcome import CaseOutcome, TurnOutcome
from tests.evals.answers import an_outcome, cited, failing, quoting, refusing, says

TWO = an_outcome([says("It lasts long.", 1), says("It heals.", 1)], [cited("mri")])


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (TWO, ("It lasts long.", "It heals.")),
        (refusing(text="The articles do not say."), ("The articles do not say.",)),
        (failing(), ()),
    ],
)
def test_what_is_told_is_told_sentence_by_sentence(outcome: TurnOutcome, told: tuple[str, ...]) -> None:
    assert outcome.told == told


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        (quoting("mri"), False),
        (quoting("mri", status="partly_answered"), False),
        (refusing(), True),
        (refusing("needs_clarification"), True),
        (failing(), None),
    ],
)
def test_a_refusal_is_no_answer_and_no_failure(outcome: TurnOutcome, refused: bool | None) -> None:
    assert outcome.refused is refused


def test_an_outcome_is_the_same_after_it_was_kept() -> None:
    turn = quoting("mri").model_copy(
        update={"passages": ("a#1",), "probability": 0.25, "draft": "So\u2028", "alone": refusing()}
    )
    outcome = CaseOutcome(case="list-signs", repetition=2, turns=(turn, failing()))
    assert CaseOutcome.model_validate_json(outcome.model_dump_json()) == outcome


def test_an_outcome_from_before_the_probability_was_kept_is_read() -> None:
    kept = quoting("mri").model_dump(mode="json")
    del kept["probability"]
    assert TurnOutcome.model_validate(kept) == quoting("mri")


def test_a_field_that_is_unknown_is_refused() -> None:
    with pytest.raises(ValidationError):
        TurnOutcome.model_validate({"answer": None, "score": 1})
