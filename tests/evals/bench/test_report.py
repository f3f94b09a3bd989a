import json
from datetime import UTC

from evals.bench.report import now
from tests.evals.bench.sample import FIGURES, a_report


def test_figures_tallies_and_notes_of_all_groups_are_held_together() -> None:
    report = a_report()
    assert report.figures == FIGURES
    assert [tally.asked for tally in report.tallies] == [2]
    assert report.notes == ("Nothing <b>was</b> there.",)
    assert report.broken == ("help", "prose")


def test_the_object_is_json_with_the_group_of_each_figure() -> None:
    shown = json.loads(json.dumps(a_report().as_object()))
    assert shown["started"] == "2026-01-02T03:04:05+00:00"
    assert shown["machine"]["processors"] == 2
    assert {figure["group"] for figure in shown["figures"]} == {"prose"}
    assert [figure["name"] for figure in shown["figures"]] == [figure.name for figure in FIGURES]
    assert shown["answers"][0]["refused"] == 1
    assert shown["notes"] == ["Nothing <b>was</b> there."]


def test_the_moment_has_a_time_zone() -> None:
    assert now().tzinfo is UTC
