import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from evals.bench import measuring
from evals.bench.figure import Figure, Limit
from evals.bench.group import Group
from evals.bench.measurement import Measurement, Part
from evals.bench.measuring import Bench
from evals.bench.runs import QUICK, Runs
from index.progress import Progress


class Measuring:
    """Measure nothing: each group gives one figure named after it. Remember what was to be measured."""

    def __init__(self) -> None:
        self.benches: list[Bench] = []
        self.seconds = 1.0

    def __call__(self, bench: Bench, progress: Progress) -> tuple[Part, ...]:
        self.benches.append(bench)
        return tuple(
            Part(group, Measurement((self._figure(group),))) for group in Group if group in bench.groups
        )

    def _figure(self, group: Group) -> Figure:
        return Figure(group.value, "nothing", "s", (self.seconds,), (Limit(2.0, "p95"),))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Measuring:
    fake = Measuring()
    monkeypatch.setattr(measuring, "measured", fake)
    return fake


def _bench(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["bench", *arguments], catch_exceptions=False)


def test_everything_is_measured(fake: Measuring) -> None:
    result = _bench()
    assert result.exit_code == 0
    assert all(f"\n{group} " in result.stdout for group in Group)
    assert fake.benches[0].runs == Runs()


def test_groups_can_be_named(fake: Measuring) -> None:
    result = _bench("--only", "help", "--only", "first-quote", "--json")
    assert [figure["name"] for figure in json.loads(result.stdout)["figures"]] == ["first-quote", "help"]


def test_an_unknown_group_is_wrong_usage(fake: Measuring) -> None:
    assert _bench("--only", "everything").exit_code == 2


def test_quick_takes_fewer_runs_and_fewer_questions(fake: Measuring) -> None:
    _bench("--quick", "--only", "help")
    (bench,) = fake.benches
    assert bench.runs == QUICK
    assert len(bench.questions.single) == QUICK.singles


def test_golden_asks_the_golden_questions(fake: Measuring) -> None:
    _bench("--only", "help")
    _bench("--golden", "--only", "help")
    made, golden = (bench.questions for bench in fake.benches)
    assert len(golden.conversations) > 100
    assert len(golden.single) == len(golden.conversations)
    assert golden.warm_up == made.warm_up
    assert not set(golden.single) & set(made.single)


@pytest.mark.parametrize(
    ("seconds", "strict", "code"), [(1.0, False, 0), (9.0, False, 0), (1.0, True, 0), (9.0, True, 1)]
)
def test_a_broken_limit_counts_only_when_asked_for(
    seconds: float, strict: bool, code: int, fake: Measuring
) -> None:
    fake.seconds = seconds
    result = _bench("--only", "help", *(["--strict"] if strict else []))
    assert result.exit_code == code
    assert ("NO" in result.stdout) is (seconds > 2)


def test_json_holds_the_machine_and_all_samples(fake: Measuring) -> None:
    shown = json.loads(_bench("--json").stdout)
    assert shown["machine"]["processors"] >= 1
    assert [figure["samples"] for figure in shown["figures"]] == [[1.0]] * len(Group)


def test_the_report_is_written_as_json_and_as_a_page(fake: Measuring, tmp_path: Path) -> None:
    result = _bench("--only", "help", "--json", "--write", str(tmp_path / "new"))
    written = json.loads((tmp_path / "new" / "report.json").read_text(encoding="utf-8"))
    assert written == json.loads(result.stdout)
    assert "<h2>The help</h2>" in (tmp_path / "new" / "report.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told(fake: Measuring, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = _bench("--only", "help", "--write", str(tmp_path / "file" / "new"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_missing_index_is_told_in_two_sentences(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "assistant", "bench", "--only", "first-quote", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 2
    assert "assistant index" in finished.stderr
    assert "Traceback" not in finished.stderr
