import pytest

from evals.metrics.unsupported_sentences import UnsupportedSentences
from evals.outcome import TurnOutcome
from tests.evals.answers import (
    STATEMENTS,
    a_refusing_turn,
    a_turn,
    an_outcome,
    cited,
    quoting,
    refusing,
    says,
    value,
    why,
)

METRIC = UnsupportedSentences()


@pytest.mark.parametrize(
    ("text", "names", "reason"),
    [
        ("Chronic tendon syndrome lasts 6 to 12 months.", ["lasts-6-12"], ""),
        ("CTS is self-limiting.", ["lasts-6-12"], ""),
        ("CTS is self-limiting and resolved within 6-24 months.", ["lasts-6-12", "resolves-6-24"], ""),
        ("The tendon shows an increased signal.", ["mri"], ""),
        ("CTS lasts 6-12 months.", [], "nothing is cited"),
        ("CTS lasts 6-18 months.", ["lasts-6-12"], "no quote holds 6-18 months"),
        ("CTS lasts 6-12 weeks.", ["lasts-6-12"], "no quote holds 6-12 weeks"),
        ("CTS lasts 6-12 months.", ["resolves-6-24"], "no quote holds 6-12 months"),
        ("CTS is caused by infection.", ["not-infection"], "a negation stands on one side only"),
        ("CTS is not self-limiting.", ["lasts-6-12"], "a negation stands on one side only"),
        ("CTS isn't self-limiting.", ["lasts-6-12"], "a negation stands on one side only"),
        ("CTS isn’t caused by infection.", ["not-infection"], ""),
        ("CTS is non-infectious.", ["lasts-6-12"], "a negation stands on one side only"),
        ("CTS is caused by nothing but infection.", ["not-infection"], ""),
        ("Tennis elbow is caused by overuse, vibration and gout.", ["causes"], ""),
        # Five content words of six stand in the quote, then four.
        ("Tennis elbow is caused by overuse, smoking and gout.", ["causes"], ""),
        ("Tennis elbow is caused by stress, smoking and gout.", ["causes"], "the quotes lack smoke, stress"),
        ("Ice helps.", ["causes"], "the quotes lack help, ice"),
    ],
)
def test_a_sentence_is_held_by_its_quotes_or_not(text: str, names: list[str], reason: str) -> None:
    citations = [cited(name, n) for n, name in enumerate(names, start=1)]
    outcome = an_outcome([says(text, *(citation.n for citation in citations))], citations)
    assert value(METRIC, a_turn(), outcome) == float(bool(reason))
    assert why(METRIC, a_turn(), outcome) == (f"“{text}”: {reason}" if reason else "")


QUOTE = STATEMENTS["lasts-6-12"].quote


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (quoting("lasts-6-12", "not-infection"), 0.0),
        (an_outcome([says(QUOTE[:-1], 1, support="quoted")], [cited("lasts-6-12")]), 1.0),
        (an_outcome([says(QUOTE, 1, support="quoted")], [cited("mri")]), 1.0),
        (an_outcome([says(QUOTE, 1, support="quoted")], []), 1.0),
        (an_outcome([says(QUOTE, 1), says("Ice helps.", 1)], [cited("lasts-6-12")]), 0.5),
        # What another sentence cites does not help.
        (an_outcome([says(QUOTE, 2), says("It is seen on MRI.", 1)],
                    [cited("lasts-6-12"), cited("mri", 2)]), 1.0),
        (refusing(), None),
    ],
)  # fmt: skip
def test_the_share_of_sentences_without_support(outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, a_turn(), outcome) == expected


def test_it_applies_where_an_answer_is_expected() -> None:
    assert METRIC.lower_is_better
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
