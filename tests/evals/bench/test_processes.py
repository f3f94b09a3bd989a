import sys
from pathlib import Path

import pytest

from assistant.settings import Settings
from evals.bench.processes import command, failure_of, run, shared_options, shown
from evals.errors import EvalsError


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_finished_process_has_taken_time_and_memory_and_said_something() -> None:
    # It waits for more than one look at its memory, and holds 50 MB meanwhile.
    ran = run(_python("held = b'x' * 50_000_000; import time; time.sleep(0.3); print('done')"))
    assert ran.seconds > 0.3
    assert ran.peak > 50_000_000
    assert ran.stdout == "done\n"


def test_a_failed_process_is_told_with_the_last_thing_it_said() -> None:
    with pytest.raises(EvalsError, match="failed: There is no index"):
        run(_python("import sys; print('first', file=sys.stderr); sys.exit('There is no index.')"))


def test_a_failure_that_is_told_on_stdout_is_found() -> None:
    with pytest.raises(EvalsError, match="failed: no"):
        run(_python("import sys; print('no'); sys.exit(2)"))


def test_a_stuck_process_is_told() -> None:
    with pytest.raises(EvalsError, match=r"did not end within 0\.2 seconds"):
        run(_python("import time; time.sleep(60)"), timeout=0.2)


def test_a_silent_failure_is_told() -> None:
    assert "it said nothing" in failure_of(command("ask"), "", "").cause


def test_an_error_that_was_printed_as_json_is_passed_on() -> None:
    printed = '{\n  "error": {"cause": "There is no index.", "remedy": "Run `assistant index`."}\n}\n'
    error = failure_of(command("ask"), printed, "opening\n")
    assert error.cause == "`assistant ask` failed: There is no index."
    assert error.remedy == "Run `assistant index`."


def test_a_command_is_shown_as_it_is_typed() -> None:
    assert shown(command("ask", "How long?", "--quotes-only")) == "assistant ask 'How long?' --quotes-only"
    assert shown(["other", "program"]) == "other program"


def test_another_process_reads_the_same_articles_and_index(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, corpus=(tmp_path / "one", tmp_path / "two"))
    assert shared_options(settings) == [
        "--corpus", str(tmp_path / "one"), "--corpus", str(tmp_path / "two"), "--data-dir", str(tmp_path),
    ]  # fmt: skip
    assert shared_options(Settings(data_dir=tmp_path)) == ["--data-dir", str(tmp_path)]
