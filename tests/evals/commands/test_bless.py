from pathlib import Path

import pytest

from assistant.accuracy import read_accuracy
from evals.baseline import read_baseline
from evals.recording import read_recordings, write_recordings
from evals.run import Composer
from tests.evals.commands.conftest import Desk
from tests.evals.small import CAUSES, IDS, RECEIPT


def test_a_run_becomes_the_baseline_of_its_composer(desk: Desk) -> None:
    desk.eval("run")
    result = desk.eval("bless", "latest")
    assert result.exit_code == 0
    assert f"{desk.runs[0].name} is the baseline of the composer quotes." in result.stdout
    blessed = read_baseline(desk.baseline).runs[Composer.QUOTES]
    assert blessed.header.receipt == RECEIPT
    assert set(blessed.cases) == set(IDS)
    assert not desk.recordings.exists()


def test_readers_are_told_what_was_blessed(desk: Desk) -> None:
    desk.eval("run")
    desk.eval("bless", "latest")
    told = read_accuracy(desk.accuracy).of("quotes", RECEIPT)
    assert told is not None
    blessed = read_baseline(desk.baseline).runs[Composer.QUOTES].headlines["correctness"]
    assert told.figures["correctness"].model_dump() == blessed.model_dump()


def test_nothing_is_blessed_by_running(desk: Desk) -> None:
    desk.eval("run")
    assert not desk.baseline.exists()
    assert not desk.accuracy.exists()


def test_what_the_language_model_wrote_becomes_the_recordings(desk: Desk) -> None:
    write_recordings(desk.recordings, {"older": "Text."})
    desk.eval("run", "--composer", "prose", "--live")
    result = desk.eval("bless", "latest")
    assert f"{desk.recordings.name}: 1 recordings." in result.stdout
    assert read_recordings(desk.recordings) == {"key": "What was written."}


def test_recordings_that_were_only_read_stay(desk: Desk) -> None:
    write_recordings(desk.recordings, {"older": "Text."})
    desk.eval("run", "--composer", "prose")
    assert desk.eval("bless", "latest").exit_code == 0
    assert read_recordings(desk.recordings) == {"older": "Text."}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--split", "dev"), "part of the cases"),
        (("--only", "single-*"), "part of the cases"),
        ((), "RuntimeError"),
    ],
)
def test_what_may_not_be_blessed_is_told(arguments: tuple[str, ...], told: str, desk: Desk) -> None:
    if not arguments:
        desk.assistant.replies[CAUSES] = RuntimeError("broken")
    desk.eval("run", *arguments)
    assert told in desk.fails("bless", "latest")[0]
    assert not desk.baseline.exists()


def test_a_run_that_was_interrupted_is_not_blessed(desk: Desk) -> None:
    desk.assistant.replies[CAUSES] = KeyboardInterrupt()
    desk.eval("run")
    assert "it was not asked" in desk.fails("bless", "latest")[0]


def test_a_run_that_there_is_not_is_told(desk: Desk, tmp_path: Path) -> None:
    for name in ("nothing", "latest", str(tmp_path)):
        assert "There is no run" in desk.fails("bless", name)[0]


def test_a_run_must_be_named(desk: Desk) -> None:
    assert desk.eval("bless").exit_code == 2
