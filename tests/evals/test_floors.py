from pathlib import Path

import pytest

from evals.errors import EvalsError
from evals.floors import Floor, read_floors
from evals.metrics.all import METRICS
from evals.run import Composer


def _written(folder: Path, text: str) -> Path:
    path = folder / "floors.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("floor", "value", "holds"),
    [
        (Floor(at_least=0.5), 0.5, True),
        (Floor(at_least=0.5), 0.499, False),
        (Floor(at_least=0), 0, True),
        (Floor(at_most=0.5), 0.5, True),
        (Floor(at_most=0.5), 0.501, False),
        (Floor(at_most=0), 0, True),
        (Floor(at_most=0), 0.001, False),
    ],
)
def test_a_floor_is_kept_or_not(floor: Floor, value: float, holds: bool) -> None:
    assert floor.holds(value) is holds


def test_a_floor_says_what_it_asks_for() -> None:
    assert (str(Floor(at_least=0.85)), str(Floor(at_most=0))) == ("at least 0.85", "at most 0")


def test_each_composer_has_its_floors(tmp_path: Path) -> None:
    floors = read_floors(
        _written(tmp_path, "cases: 120\nquotes:\n  correctness: {at_least: 0.8}\nprose:\n  x: {at_most: 0}\n")
    )
    assert floors.cases == 120
    assert floors.of(Composer.QUOTES) == {"correctness": Floor(at_least=0.8)}
    assert floors.of(Composer.PROSE) == {"x": Floor(at_most=0)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cases: 1\nquotes: {}\n",
        "cases: -1\nquotes: {}\nprose: {}\n",
        "cases: 1\nquotes: {}\nprose: {}\nverse: {}\n",
        "cases: 1\nquotes: {a: {}}\nprose: {}\n",
        "cases: 1\nquotes: {a: {at_least: 0.5, at_most: 0.6}}\nprose: {}\n",
        "cases: 1\nquotes: {a: {at_least: 80}}\nprose: {}\n",
        "cases: 1\nquotes: {a: {at_least: .nan}}\nprose: {}\n",
        "cases: 1\nquotes: {a: 0.8}\nprose: {}\n",
        "cases: [",
        "cases: 2024-13-45",
    ],
)
def test_wrong_floors_are_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match=r"floors\.yaml cannot be used") as caught:
        read_floors(_written(tmp_path, text))
    assert "\n" not in caught.value.cause


def test_the_place_of_a_wrong_floor_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match=r"at quotes\.recall, a floor has either"):
        read_floors(_written(tmp_path, "cases: 1\nquotes: {recall: {}}\nprose: {}\n"))


def test_a_missing_or_unreadable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="cannot be used"):
        read_floors(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvalsError, match="cannot be used"):
        read_floors(tmp_path / "bytes.yaml")


@pytest.mark.parametrize("composer", Composer)
def test_shipped_floors_are_about_metrics_that_there_are(composer: Composer) -> None:
    shares = {metric.name: metric.lower_is_better for metric in METRICS if metric.unit == "share"}
    floors = read_floors().of(composer)
    assert floors["quote-fidelity"] == Floor(at_least=1.0)
    # The direction of a floor is that of its metric: a most for what should be low.
    assert {name: floor.at_most is not None for name, floor in floors.items()} == {
        name: shares.get(name) for name in floors
    }
