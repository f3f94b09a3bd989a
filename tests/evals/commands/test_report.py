from pathlib import Path

from tests.evals.answers import quoting
from tests.evals.commands.conftest import Desk
from tests.evals.small import IDS, LONG


def test_the_page_about_the_latest_run_lies_beside_it(desk: Desk) -> None:
    desk.eval("run")
    result = desk.eval("report")
    assert result.exit_code == 0
    path = desk.runs[0] / "report.html"
    assert result.stdout == f"{path}\n"
    page = path.read_text(encoding="utf-8")
    assert all(id_ in page for id_ in IDS)


def test_the_page_tells_reliability_and_readability(desk: Desk) -> None:
    desk.eval("run")
    desk.eval("report")
    page = (desk.runs[0] / "report.html").read_text(encoding="utf-8")
    assert "over 5 turns" in page
    assert '<th scope="row">patient</th>' in page


def test_a_page_is_written_where_it_is_wanted(desk: Desk, tmp_path: Path) -> None:
    desk.eval("run")
    wanted = tmp_path / "page.html"
    assert desk.eval("report", desk.runs[0].name, "--output", str(wanted)).stdout == f"{wanted}\n"
    assert wanted.is_file()
    assert not (desk.runs[0] / "report.html").exists()


def test_a_closed_gate_is_told_on_the_page_and_is_no_failure_of_the_command(desk: Desk) -> None:
    desk.eval("run")
    desk.eval("bless", "latest")
    desk.assistant.replies[LONG] = quoting("mri")
    desk.eval("run")
    assert desk.eval("report").exit_code == 0
    assert "critical cases broke" in (desk.runs[-1] / "report.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.eval("run")
    (tmp_path / "file").write_text("", encoding="utf-8")
    cause, remedy = desk.fails("report", "--output", str(tmp_path / "file" / "page.html"))
    assert "cannot be written" in cause
    assert "name another place" in remedy


def test_a_run_that_there_is_not_is_told(desk: Desk) -> None:
    cause, remedy = desk.fails("report")
    assert "There is no run" in cause
    assert "`assistant eval run`" in remedy
