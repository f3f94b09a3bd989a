from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.verify import best_supported, cited_numbers, verify, without_citations
from evals.verification.mutations import altered_figures, changed_negations, changed_ranges, swapped_units

QUOTE = "TBMES is self-limiting and lasts 3-18 months."
RIM = "Osteonecrosis appears as a rim of high plasma flow around an area that has no flow."
LIMIT = "The edema reaches at least 1 cm from the joint."


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("TBMES lasts 3-18 months.", QUOTE),
        ("TBMES lasts 3 to 18 months.", QUOTE),
        ("TBMES is self-limiting.", QUOTE),
        ("Osteonecrosis shows a rim of high plasma flow around an area with no flow.", RIM),
        ("The edema reaches at least 1 cm from the joint.", LIMIT),
    ],
)
def test_what_the_quote_says_holds(sentence: str, quote: str) -> None:
    assert verify(sentence, [quote]).holds


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("TBMES lasts 3-8 months.", QUOTE),
        ("TBMES lasts 3 months.", QUOTE),
        ("TBMES lasts 18 months.", QUOTE),
        ("TBMES lasts 3-18 weeks.", QUOTE),
        ("TBMES lasts more than 3-18 months.", QUOTE),
        ("TBMES is not self-limiting.", QUOTE),
        ("Yes.", QUOTE),
        ("It is.", QUOTE),
        ("TBMES lasts longer with 3-18 months.", QUOTE),
        ("TBMES lasts 3-18 months and is cured by bisphosphonates or surgery.", QUOTE),
        ("Osteonecrosis appears as a rim of high plasma flow around an area that has flow.", RIM),
        ("The edema reaches at most 1 cm from the joint.", LIMIT),
        ("The edema reaches 1 mm from the joint.", LIMIT),
        ("The edema reaches two joints.", LIMIT),
        ("MRI is less sensitive than CT.", "CT is less sensitive than MRI."),
        ("Gout causes pain.", "Pain causes gout."),
        ("Gout is the main cause of pain.", "Strain, age and gout are the main causes of pain."),
    ],
)
def test_what_the_quote_does_not_say_fails(sentence: str, quote: str) -> None:
    verdict = verify(sentence, [quote])
    assert not verdict.holds
    assert verdict.reason


def test_a_sentence_without_a_quote_never_holds() -> None:
    assert not verify("TBMES lasts 3-18 months.", []).holds


def test_a_premise_that_only_the_question_holds_does_not_hold() -> None:
    assert not verify("TBMES is caused by infection.", [QUOTE]).holds


@given(
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(0, 400),
    st.sampled_from(["months", "%", "cm", "mg"]),
)
def test_a_changed_figure_never_holds(low: int, high: int, other: int, unit: str) -> None:
    quote = f"The pain lasts {low}-{high} {unit}."
    assert verify(quote, [quote]).holds
    for changed in (f"The pain lasts {other}-{high} {unit}.", f"The pain lasts {low}-{other} {unit}."):
        if changed != quote:
            assert not verify(changed, [quote]).holds


STATEMENTS = (
    QUOTE,
    RIM,
    LIMIT,
    "Gout is not rare in men and lasts 3-9 weeks without treatment.",
    "In up to 40 % of cases, urate may be normal at 6 mg/dL.",
    "The sign has a sensitivity of about 77 % and a specificity of 84 %.",
)
BREAKING = (altered_figures, swapped_units, changed_ranges, changed_negations)


@given(st.sampled_from(STATEMENTS), st.sampled_from(BREAKING), st.data())
def test_a_broken_statement_never_holds(
    statement: str, breaking: Callable[[str], list[str]], data: st.DataObject
) -> None:
    broken = [one for one in breaking(statement) if one != statement]
    if broken:
        assert not verify(data.draw(st.sampled_from(broken)), [statement]).holds


@given(st.sampled_from(STATEMENTS), st.sampled_from(STATEMENTS))
def test_a_statement_holds_by_itself_and_by_no_other(statement: str, cited: str) -> None:
    assert verify(statement, [cited]).holds is (statement == cited)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Gout lasts 3-9 weeks and always scars.", "Gout lasts 3-9 weeks."),
        ("Thiazides lower urate.", "Thiazides raise urate; losartan lowers it."),
        ("Urate is raised by losartan.", "Thiazides raise urate; losartan lowers it."),
    ],
)
def test_one_false_clause_or_two_mixed_fail_the_sentence(sentence: str, quote: str) -> None:
    assert not verify(sentence, [quote]).holds


@pytest.mark.parametrize(
    ("sentence", "numbers", "plain"),
    [
        ("It lasts [1].", (1,), "It lasts."),
        ("It lasts. [1][2]", (1, 2), "It lasts."),
        ("It lasts [2, 1] long [2].", (2, 1), "It lasts long."),
        ("It lasts.", (), "It lasts."),
    ],
)
def test_citations_are_taken_apart(sentence: str, numbers: tuple[int, ...], plain: str) -> None:
    assert cited_numbers(sentence) == numbers
    assert without_citations(sentence) == plain


def test_an_uncited_sentence_finds_the_quote_that_holds_it() -> None:
    assert best_supported("TBMES lasts 3-18 months.", {1: RIM, 2: QUOTE}) == 2
    assert best_supported("TBMES lasts 5 months.", {1: RIM, 2: QUOTE}) is None


def test_a_sentence_with_one_word_of_content_is_not_held() -> None:
    quotes = ["On MRI, both conditions show a rim of high signal."]
    assert not verify("MRI is out for both.", quotes).holds
    assert verify(quotes[0], quotes).holds


def test_a_clause_without_words_of_its_own_is_no_error() -> None:
    sentence = "than more ; because three 2"
    assert not verify(sentence, [f"{sentence} checks"]).holds
