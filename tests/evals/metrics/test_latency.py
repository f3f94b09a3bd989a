import pytest

from assistant.answer import Timing
from evals.metrics.latency import FirstQuote, FirstToken, Total
from evals.score import Metric
from tests.evals.answers import a_refusing_turn, a_turn, quoting, value

WHOLE = Timing(condense=1, retrieve=2, first_quote=30, first_token=400, total=5000)
BARE = Timing(condense=1, retrieve=2, first_quote=None, first_token=None, total=3)


@pytest.mark.parametrize(
    ("metric", "timing", "expected"),
    [
        (FirstQuote(), WHOLE, 30),
        (FirstToken(), WHOLE, 400),
        (Total(), WHOLE, 5000),
        (FirstQuote(), BARE, None),
        (FirstToken(), BARE, None),
        (Total(), BARE, 3),
    ],
)
def test_a_step_takes_its_time_or_does_not_take_place(
    metric: Metric, timing: Timing, expected: float | None
) -> None:
    assert value(metric, a_turn(), quoting("causes", timing_ms=timing)) == expected


@pytest.mark.parametrize("metric", [FirstQuote(), FirstToken(), Total()], ids=lambda metric: metric.name)
def test_times_are_milliseconds_of_every_turn(metric: Metric) -> None:
    assert metric.unit == "ms"
    assert metric.lower_is_better
    assert metric.applies(a_turn())
    assert metric.applies(a_refusing_turn())
