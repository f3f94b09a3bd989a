import pytest

from assistant.answer import Status
from evals.bench.tally import tally_of
from tests.evals.bench.sample import an_answered


@pytest.mark.parametrize(
    ("statuses", "counts"),
    [
        ((), (0, 0, 0, 0)),
        (("answered", "partly_answered"), (2, 2, 0, 0)),
        (("answered", "not_in_sources", "not_in_sources"), (3, 1, 2, 0)),
        (("needs_clarification",), (1, 0, 0, 1)),
    ],
)
def test_every_answer_counts_once(statuses: tuple[Status, ...], counts: tuple[int, ...]) -> None:
    tally = tally_of("we", [an_answered(status=status) for status in statuses])
    assert (tally.asked, tally.answered, tally.refused, tally.asked_back) == counts


def test_prose_is_counted_whatever_the_answer_is() -> None:
    tally = tally_of("we", [an_answered(), an_answered(token=None), an_answered(status="not_in_sources")])
    assert tally.prose == 2
    assert tally.told == "Of 3 questions we answered 2, refused 1; 2 have prose."
    assert tally.as_object()["side"] == "we"


def test_questions_back_are_told_where_there_are_any() -> None:
    assert "asked back on 1" in tally_of("we", [an_answered(status="needs_clarification")]).told
