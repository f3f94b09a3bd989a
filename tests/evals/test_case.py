from typing import Any

import pytest
from pydantic import ValidationError

from assistant.answer import Audience
from evals.case import Case, Fact, GoldenFile, Stratum, Turn

FACT = {"accepted": "3 months", "statement": "lasts"}
ANSWERED: dict[str, Any] = {"question": "How long?", "required": [FACT], "cite": ["lasts"]}
REFUSED: dict[str, Any] = {"question": "Which drug?", "status": "not_in_sources"}
CASE: dict[str, Any] = {"id": "list-signs-2", "split": "dev", "note": "a list", "turns": [ANSWERED]}


def test_one_name_stands_for_a_list_of_one() -> None:
    turn = Turn.model_validate(ANSWERED | {"cite": ["lasts", ["mri", "ct"]], "status": "answered"})
    assert turn.required == (Fact(accepted=("3 months",), statement=("lasts",)),)
    assert turn.cite == (("lasts",), ("mri", "ct"))
    assert turn.status == ("answered",)


@pytest.mark.parametrize(
    ("status", "answers"),
    [
        (["answered"], True),
        (["partly_answered"], True),
        (["not_in_sources", "answered"], True),
        (["not_in_sources"], False),
        (["needs_clarification"], False),
        (["needs_clarification", "not_in_sources"], False),
    ],
)
def test_a_turn_asks_for_an_answer_or_for_none(status: list[str], answers: bool) -> None:
    expected = ANSWERED if answers else {"question": "Which drug?"}
    turn = Turn.model_validate(expected | {"status": status})
    assert (turn.answers, turn.refuses) == (answers, not answers)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ({"question": "How long?"}, "needs `required` facts and statements to `cite`"),
        (ANSWERED | {"required": []}, "needs `required` facts"),
        (ANSWERED | {"cite": []}, "statements to `cite`"),
        (REFUSED | {"required": [FACT]}, "cannot require facts or citations"),
        (REFUSED | {"cite": ["lasts"]}, "cannot require facts or citations"),
        (REFUSED | {"references": [1]}, "cannot require facts or citations"),
        (ANSWERED | {"question": ""}, "at least 1 character"),
        (ANSWERED | {"cite": [[]]}, "at least 1 item"),
        (ANSWERED | {"required": [{"accepted": [], "statement": "lasts"}]}, "at least 1 item"),
        (ANSWERED | {"required": [{"accepted": "3 months"}]}, "Field required"),
        (ANSWERED | {"required": [FACT | {"page": 3}]}, "Extra inputs"),
        (ANSWERED | {"status": "maybe"}, "Input should be"),
        (ANSWERED | {"status": []}, "at least 1 item"),
        (ANSWERED | {"answer": "3 months"}, "Extra inputs"),
    ],
)
def test_an_expectation_that_makes_no_sense_is_refused(expected: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Turn.model_validate(expected)


def test_a_case_is_normal_and_for_anybody_unless_it_says_so() -> None:
    case = Case.model_validate(CASE)
    assert (case.severity, case.audience) == ("normal", Audience.UNSAID)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "List-signs"},
        {"id": "list--signs"},
        {"id": "list signs"},
        {"id": ""},
        {"split": "all"},
        {"severity": "fatal"},
        {"audience": "cook"},
        {"turns": []},
        {"note": ""},
        {"tags": ["mri"]},
    ],
)
def test_a_case_that_makes_no_sense_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        Case.model_validate(CASE | changes)
    assert {error["loc"][0] for error in caught.value.errors()} == set(changes)


@pytest.mark.parametrize(
    "held",
    [{"stratum": "riddles", "cases": [CASE]}, {"stratum": "list", "cases": []}, {"stratum": "list"}, []],
)
def test_a_golden_file_names_its_stratum_and_holds_cases(held: object) -> None:
    assert GoldenFile.model_validate({"stratum": "list", "cases": [CASE]}).stratum is Stratum.LIST
    with pytest.raises(ValidationError):
        GoldenFile.model_validate(held)
