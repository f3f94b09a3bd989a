import logging
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.plots import Bar, Point, Times, latency_plot, milliseconds, reliability_plot, score_plot

BARS = (
    Bar("single fact", 0.8, 0.6, 0.9, "8/10", baseline=0.9),
    Bar("list", 1.0, 0.7, 1.0, "5/5"),
)
TIMES = (
    Times("first quote", (80.0, 95.5, 110.0), 95.5, 109.0),
    Times("total", (1_200.0, 4_000.0, 9_000.0), 4_000.0, 8_500.0),
)
POINTS = (
    Point("0.2 to 0.3", 0.25, 0.22, 0.5, 0.1, 0.9, 2),
    Point("0.9 to 1.0", 0.95, 0.97, 1.0, 0.8, 1.0, 17),
)
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    return ["".join(element.itertext()) for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "drawn",
    [score_plot(BARS), reliability_plot(POINTS), latency_plot(TIMES)],
    ids=["scores", "reliability", "times"],
)
def test_a_plot_is_one_accessible_element_without_size_or_colours_of_its_own(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert root.get("viewBox")
    assert root.get("width") is None
    assert root.get("height") is None
    assert "currentColor" in drawn
    assert not re.search(r"(?<!, )#(?:[0-9a-f]{6})\b", drawn), "a colour that the page cannot choose"
    assert "<style" not in drawn
    assert "<metadata" not in drawn
    assert "DejaVu" not in drawn


def test_the_rows_are_named_by_text_and_told_to_those_who_do_not_see() -> None:
    drawn = score_plot(BARS)
    assert {"single fact", "list", "8/10", "5/5"} <= set(texts(drawn))
    label = ElementTree.fromstring(drawn).get("aria-label") or ""
    assert "single fact 0.80 (0.60 to 0.90), baseline 0.90; list 1.00 (0.70 to 1.00)" in label


def test_the_baseline_is_a_hollow_mark_only_where_there_is_one() -> None:
    with_baseline = score_plot(BARS)
    without = score_plot([Bar(bar.label, bar.value, bar.low, bar.high, bar.note) for bar in BARS])
    assert with_baseline.count("stroke: currentColor") > without.count("stroke: currentColor")


def test_the_bins_are_told_with_their_share_and_their_turns() -> None:
    drawn = reliability_plot(POINTS)
    assert {"2", "17", "judged probability", "share that was answerable"} <= set(texts(drawn))
    label = ElementTree.fromstring(drawn).get("aria-label") or ""
    assert "0.2 to 0.3: mean 0.22, share 0.50 (0.10 to 0.90) of 2; 0.9 to 1.0: mean 0.97" in label


def test_every_bin_is_a_dot() -> None:
    assert [reliability_plot(POINTS[:n]).count('id="reliability-PathCollection') for n in (1, 2)] == [1, 2]


def test_the_percentiles_of_times_are_told() -> None:
    drawn = latency_plot(TIMES)
    label = ElementTree.fromstring(drawn).get("aria-label") or ""
    assert "first quote p50 96 ms, p95 109 ms; total p50 4.0 s, p95 8.5 s" in label
    assert {"100 ms", "1 s"} <= set(texts(drawn))


def test_every_time_is_a_dot() -> None:
    drawn = latency_plot(TIMES)
    assert len(re.findall(r"<use [^>]*fill-opacity", drawn)) == 6


def test_the_same_values_give_the_same_characters() -> None:
    assert score_plot(BARS) == score_plot(BARS)
    assert latency_plot(TIMES) == latency_plot(TIMES)
    assert reliability_plot(POINTS) == reliability_plot(POINTS)


def test_no_two_plots_share_an_id() -> None:
    def ids(drawn: str) -> set[str]:
        return set(re.findall(r'\bid="([^"]+)"', drawn))

    plots = (score_plot(BARS), reliability_plot(POINTS), latency_plot(TIMES))
    assert len(set().union(*map(ids, plots))) == sum(len(ids(drawn)) for drawn in plots)
    for drawn in plots:
        named = set(re.findall(r'(?:href="|url\()#([^")]+)', drawn))
        assert named
        assert named <= ids(drawn)


def test_labels_are_text_and_never_markup_or_mathematics() -> None:
    label = '<script>alert("1")</script> & $x_1$'
    drawn = score_plot([Bar(label, 0.5, 0.1, 0.9, "1/2")])
    assert label in texts(drawn)
    assert "<script" not in drawn


@pytest.mark.parametrize(
    "values", [(0.0,), (50.0,), (50.0, 50.0), (0.2, 900_000.0), (999.0, 1_001.0)], ids=str
)
def test_times_of_any_spread_have_an_axis(values: tuple[float, ...]) -> None:
    drawn = latency_plot([Times("total", values, values[0], values[-1])])
    ticks = [text for text in texts(drawn) if re.fullmatch(r"\d+ m?s", text)]
    assert len(ticks) >= 2


@settings(max_examples=8, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=4))
def test_any_shares_are_drawn(values: list[float]) -> None:
    drawn = score_plot([Bar(f"row {place}", value, 0.0, 1.0, "") for place, value in enumerate(values)])
    assert ElementTree.fromstring(drawn).get("role") == "img"


def test_nothing_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="a plot needs a row"):
        score_plot([])
    with pytest.raises(ValueError, match="a plot needs a point"):
        reliability_plot([])
    with pytest.raises(ValueError, match="a row of times holds none"):
        latency_plot([Times("total", (), 0.0, 0.0)])


def test_no_word_of_the_drawing_library_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("matplotlib")
    level = logger.level
    score_plot(BARS)
    assert not caplog.records
    assert logger.level == level


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.4, "0 ms"), (95.5, "96 ms"), (999.4, "999 ms"), (999.6, "1.0 s"), (8_640, "8.6 s")],
)
def test_milliseconds(value: float, shown: str) -> None:
    assert milliseconds(value) == shown
