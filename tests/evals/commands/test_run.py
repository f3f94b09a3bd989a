import json
from pathlib import Path

import pytest

from evals.run import Composer, open_run
from tests.evals.answers import quoting
from tests.evals.commands.conftest import Desk
from tests.evals.small import CAUSES, IDS, LONG, RECEIPT


def test_all_cases_are_asked_scored_and_kept(desk: Desk) -> None:
    result = desk.eval("run")
    assert result.exit_code == 0
    (folder,) = desk.runs
    assert f"run: {folder}\n" in result.stdout
    assert "correctness" in result.stdout
    assert "failed (0): -" in result.stdout
    assert result.stdout.endswith("gate: open\n")
    assert "asking the golden questions: 4 of 4" in result.stderr
    assert desk.opened == [("recorded", Composer.QUOTES, {})]
    run = open_run(folder.parent, "latest")
    assert (run.header.id, run.header.receipt, run.header.is_whole) == (folder.name, RECEIPT, True)
    assert {outcome.case for outcome in run.outcomes} == set(IDS)


def test_the_header_says_how_the_run_was_made(desk: Desk) -> None:
    arguments = ("--split", "dev", "--composer", "prose", "--only", "single-*", "--repeat", "2", "--live")
    desk.eval("run", *arguments)
    header = open_run(desk.runs[0].parent, "latest").header
    assert header.model_dump(include={"composer", "half", "only", "repetitions", "live"}) == {
        "composer": "prose",
        "half": "dev",
        "only": "single-*",
        "repetitions": 2,
        "live": True,
    }
    assert desk.assistant.questions == [LONG, LONG]
    assert [quotes_only for *_, quotes_only in desk.assistant.asked] == [False, False]


def test_several_jobs_come_to_the_same(desk: Desk) -> None:
    one, several = desk.json("run"), desk.json("run", "--jobs", "4")
    assert one["cases"] == several["cases"]
    assert one["headlines"] == several["headlines"]


def test_json_holds_scores_header_and_findings(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = RuntimeError("broken")
    shown = desk.json("run")
    assert shown["run"] == str(desk.runs[0])
    assert shown["header"]["receipt"]["corpus"] == RECEIPT.corpus
    assert shown["headlines"]["correctness"] | {"low": 0, "high": 0} == {
        "value": 0.75,
        "low": 0,
        "high": 0,
        "n": 4,
    }
    assert shown["cases"][IDS[1]]["correctness"] == 0
    assert {latency["metric"] for latency in shown["latencies"]} == {"first-quote", "total"}
    assert shown["findings"] == [{"kind": "error", "text": f"{IDS[1]}: RuntimeError: broken"}]


def test_wrong_answers_without_baseline_and_floors_leave_the_gate_open(desk: Desk) -> None:
    desk.assistant.replies[LONG] = quoting("mri")
    result = desk.eval("run")
    assert result.exit_code == 0
    assert f"failed (1): {IDS[2]}" in result.stdout


def test_worse_answers_than_the_blessed_ones_close_the_gate(desk: Desk) -> None:
    desk.eval("run")
    desk.eval("bless", "latest")
    desk.assistant.replies[LONG] = quoting("mri")
    result = desk.eval("run")
    assert result.exit_code == 1
    assert "against the baseline:\n4 cases in both" in result.stdout
    assert f"broke (1): {IDS[2]}\n" in result.stdout
    assert f"gate: CLOSED\n  critical: critical cases broke: {IDS[2]}\n" in result.stdout
    assert desk.eval("run", "--json").exit_code == 1
    assert desk.eval("run", "--only", "single-fact-causes").exit_code == 0


def test_a_score_below_its_floor_closes_the_gate(desk: Desk) -> None:
    desk.floors.write_text("cases: 4\nquotes: {correctness: {at_least: 0.8}}\nprose: {}\n", encoding="utf-8")
    assert desk.eval("run").exit_code == 0
    desk.assistant.replies[CAUSES] = quoting("mri")
    result = desk.eval("run")
    assert result.exit_code == 1
    assert "floor: correctness is 0.750, and must be at least 0.8" in result.stdout


def test_a_failure_closes_the_gate(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = RuntimeError("broken")
    result = desk.eval("run")
    assert result.exit_code == 1
    assert f"error: {IDS[1]}: RuntimeError: broken" in result.stdout


@pytest.mark.parametrize("name", ["unknown", "twice", "no-statement", "cut"])
def test_wrong_cases_are_told_before_anything_is_opened(name: str, desk: Desk) -> None:
    path = desk.golden / "single-fact.yaml"
    text = path.read_text(encoding="utf-8")
    changed = {
        "unknown": text.replace("note: a range", "note: a range\n  remark: none"),
        "twice": text.replace("single-fact-causes", "single-fact-lasts"),
        "no-statement": text.replace("- lasts-6-12", "- lasts-6-13"),
        "cut": text[: len(text) // 2] + ": [",
    }[name]
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    cause, remedy = desk.fails("run")
    assert "single-fact.yaml" in cause
    assert remedy
    assert desk.opened == []
    assert desk.runs == []


def test_the_same_error_is_an_object_in_json(desk: Desk, tmp_path: Path) -> None:
    desk.golden = tmp_path / "none"
    result = desk.eval("run", "--json")
    assert result.exit_code == 2
    assert set(json.loads(result.stdout)["error"]) == {"cause", "remedy"}


def test_a_pattern_that_nothing_fits_is_told_before_anything_is_opened(desk: Desk) -> None:
    cause, _ = desk.fails("run", "--only", "nothing-*")
    assert cause == "No golden case fits 'nothing-*'."
    assert desk.opened == []
    assert desk.runs == []


@pytest.mark.parametrize("name", ["floors", "baseline"])
def test_damaged_floors_or_baseline_are_told_before_anything_is_opened(name: str, desk: Desk) -> None:
    {"floors": desk.floors, "baseline": desk.baseline}[name].write_text("{", encoding="utf-8")
    cause, _ = desk.fails("run")
    assert f"{name}." in cause
    assert desk.opened == []
    assert desk.runs == []


def test_a_baseline_of_other_articles_is_told_and_the_run_can_be_blessed(desk: Desk) -> None:
    desk.eval("run")
    desk.eval("bless", "latest")
    desk.assistant.receipt = RECEIPT.model_copy(update={"corpus": "other articles"})
    result = desk.eval("run")
    assert result.exit_code == 2
    assert "correctness" in result.stdout
    *_, cause, remedy = result.stderr.splitlines()
    assert "was made with other articles" in cause
    assert "assistant eval bless" in remedy
    assert desk.eval("bless", "latest").exit_code == 0
    assert desk.eval("run").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--split", "both"),
        ("--composer", "verse"),
        ("--repeat", "0"),
        ("--unknown",),
        ("more",),
    ],
)
def test_wrong_usage_is_told(arguments: tuple[str, ...], desk: Desk) -> None:
    result = desk.eval("run", *arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr
    assert desk.opened == []
