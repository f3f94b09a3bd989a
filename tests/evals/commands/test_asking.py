from evals.recording import read_recordings, write_recordings
from evals.run import Composer, open_run
from tests.evals.commands.conftest import Desk
from tests.evals.small import CAUSES, IDS


def test_an_interruption_is_told_with_the_way_to_go_on(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    result = desk.eval("run")
    (folder,) = desk.runs
    assert result.exit_code == 130
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == f"Interrupted. Go on with `assistant eval resume {folder.name}`."
    assert [outcome.case for outcome in open_run(folder.parent, "latest").outcomes] == [IDS[0]]


def test_what_was_written_before_an_interruption_is_kept(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    assert desk.eval("run", "--composer", "prose", "--live").exit_code == 130
    assert read_recordings(open_run(desk.runs[0].parent, "latest").recordings) == {"key": "What was written."}


def test_without_the_language_model_the_blessed_recordings_are_read(desk: Desk) -> None:
    write_recordings(desk.recordings, {"blessed": "Text."})
    desk.eval("run", "--composer", "prose")
    assert desk.opened == [("recorded", Composer.PROSE, {"blessed": "Text."})]
    assert not open_run(desk.runs[0].parent, "latest").recordings.exists()


def test_the_language_model_starts_with_no_recordings(desk: Desk) -> None:
    write_recordings(desk.recordings, {"blessed": "Text."})
    desk.eval("run", "--composer", "prose", "--live")
    assert desk.opened == [("live", Composer.PROSE, {})]
    assert read_recordings(desk.recordings) == {"blessed": "Text."}


def test_damaged_recordings_are_told(desk: Desk) -> None:
    desk.recordings.write_text("{", encoding="utf-8")
    cause, remedy = desk.fails("run", "--composer", "prose")
    assert "are damaged" in cause
    assert "--live" in remedy
    assert desk.runs == []
