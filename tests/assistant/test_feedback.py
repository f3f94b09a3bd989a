import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.errors import AssistantError
from assistant.feedback import MOST_CHARACTERS, Opinion, Reason, parse_opinion


@pytest.mark.parametrize(
    ("opinion", "words"),
    [
        (Opinion(good=True), "good"),
        (Opinion(good=False, reasons=(Reason.WRONG,)), "wrong"),
        (Opinion(good=False, reasons=(Reason.UNSAFE, Reason.OUT_OF_DATE)), "out of date, unsafe"),
    ],
)
def test_an_opinion_in_words(opinion: Opinion, words: str) -> None:
    assert opinion.words == words


def test_the_same_reasons_are_the_same_opinion() -> None:
    one = Opinion(good=False, reasons=(Reason.UNSAFE, Reason.WRONG, Reason.UNSAFE))
    assert one == Opinion(good=False, reasons=(Reason.WRONG, Reason.UNSAFE))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "it is no JSON"),
        ("[]", "valid dictionary"),
        ("{}", "at good"),
        ('{"good": false}', "no reason is given"),
        ('{"good": true, "reasons": ["wrong"]}', "either good or something is wrong"),
        ('{"good": false, "reasons": ["silly"]}', "at reasons.0"),
        ('{"good": true, "more": 1}', "at more"),
        ('{"good": true, "remark": 1}', "at remark"),
        (json.dumps({"good": True, "remark": "x" * (MOST_CHARACTERS + 1)}), "more than 2,000 characters"),
    ],
)
def test_what_is_no_opinion_is_told_with_a_remedy(text: str, cause: str) -> None:
    with pytest.raises(AssistantError) as caught:
        parse_opinion(text)
    assert cause in caught.value.cause
    assert '"wrong source"' in caught.value.remedy


def test_a_remark_keeps_its_lines_and_loses_what_steers() -> None:
    opinion = Opinion(good=True, remark="  caf\u0065\u0301 \r\n\x1b[31mred\u202e \ud800 \n")
    assert opinion.remark == "caf\u00e9\n[31mred"


@given(st.text(max_size=50))
def test_any_remark_is_kept_as_text_that_can_be_stored(remark: str) -> None:
    opinion = Opinion(good=True, remark=remark)
    assert parse_opinion(opinion.model_dump_json()) == opinion
    assert opinion.remark.encode().decode() == opinion.remark


def test_an_opinion_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Opinion(good=True).good = False  # type: ignore[misc]  # the error is what is tested
