import pytest

from assistant.answer import Conflict, Quote
from evals.metrics.quote_fidelity import QuoteFidelity
from evals.outcome import TurnOutcome
from tests.evals.answers import (
    ARTICLE,
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

METRIC = QuoteFidelity()
HELD = STATEMENTS["lasts-6-12"]
PROSE = says("It lasts 6-12 months.", 1)
QUOTED = says(HELD.quote, 1, support="quoted")


def shifted(by: int) -> TurnOutcome:
    return an_outcome([QUOTED], [cited("lasts-6-12", start=HELD.start + by, end=HELD.end + by)])


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (quoting("lasts-6-12"), 1.0),
        (quoting("lasts-6-12", "mri", "causes"), 1.0),
        (an_outcome([PROSE], [cited("lasts-6-12")]), 1.0),
        (shifted(1), 0.0),
        (shifted(-1), 0.0),
        # The same place, counted from the end.
        (shifted(-len(ARTICLE.text)), 0.0),
        (an_outcome([PROSE], [cited("lasts-6-12", quote=HELD.quote.replace("12", "18"))]), 0.0),
        (an_outcome([PROSE], [cited("lasts-6-12", article_id="other")]), 0.0),
        (an_outcome([PROSE], [cited("lasts-6-12", quote="", start=5, end=5)]), 0.0),
        (an_outcome([PROSE], [cited("lasts-6-12"), cited("mri", 2, start=0)]), 0.5),
        # A quoted statement quotes, word for word.
        (an_outcome([says(HELD.quote[:-1], 1, support="quoted")], [cited("lasts-6-12")]), 0.0),
        (an_outcome([says(HELD.quote, 2, support="quoted")], [cited("lasts-6-12"), cited("mri", 2)]), 0.5),
        (an_outcome([says(HELD.quote, support="quoted")], []), 0.0),
        # Every number has one citation, wherever it is shown.
        (an_outcome([PROSE], []), 0.0),
        (an_outcome([says("It lasts.", 1, 2)], [cited("lasts-6-12")]), 0.5),
        (an_outcome([PROSE], [cited("lasts-6-12"), cited("mri")]), 0.0),
        (an_outcome([PROSE], [cited("lasts-6-12")], answer="It lasts [1, 3]."), 0.5),
        (an_outcome([PROSE], [cited("lasts-6-12")], quotes=(Quote(citation=4),)), 0.5),
        (an_outcome([PROSE], [cited("lasts-6-12")],
                    conflicts=(Conflict(quantity="time", citations=(1, 5), values=("a", "b")),)), 0.5),
        (an_outcome([says("It lasts.")], []), None),
        (refusing(), None),
        (refusing(text="Searched: “Bones [7]”"), None),
    ],
)  # fmt: skip
def test_the_share_of_faithful_citations(outcome: TurnOutcome, expected: float | None) -> None:
    assert value(METRIC, a_turn(), outcome) == expected
    assert value(METRIC, a_refusing_turn(), outcome) == expected


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (quoting("lasts-6-12"), ""),
        (an_outcome([PROSE], []), "[1] stands for no citations"),
        (an_outcome([PROSE], [cited("lasts-6-12"), cited("mri")]), "[1] stands for 2 citations"),
        (
            an_outcome([PROSE], [cited("mri", start=0, end=9)]),
            "[1] is not what stands at 0:9 of tennis-elbow",
        ),
        (
            an_outcome([says("X.", 1, support="quoted"), says("Y.", support="quoted")], [cited("mri")]),
            "[1] is not what “X.” claims to quote; “Y.” is quoted from nowhere",
        ),
    ],
)
def test_what_is_wrong_is_told(outcome: TurnOutcome, reason: str) -> None:
    assert why(METRIC, a_turn(), outcome) == reason


def test_it_applies_where_citations_are_expected() -> None:
    assert METRIC.applies(a_turn())
    assert not METRIC.applies(a_refusing_turn())
