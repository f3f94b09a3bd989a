from evals.intervals import Interval
from evals.public.measure import Measure, Skipped


def test_a_measure_as_json() -> None:
    assert Measure("pages", "markers", 0.5, 4, Interval(0.2, 0.8), "recall").as_object() == {
        "set": "pages",
        "what": "markers",
        "value": 0.5,
        "n": 4,
        "interval": [0.2, 0.8],
        "unit": "recall",
    }
    assert Measure("pages", "markers", None, 0, None, "recall").as_object()["interval"] is None


def test_an_omission_as_json() -> None:
    assert Skipped("pages", "it is not there").as_object() == {"set": "pages", "why": "it is not there"}
