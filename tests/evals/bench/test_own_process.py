import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from evals.bench.own_process import own_process
from evals.errors import EvalsError


@contextmanager
def a_file(path: Path) -> Iterator[str]:
    """Open a name, and leave a mark when it is closed."""
    yield path.name
    path.write_text("closed", encoding="utf-8")


@contextmanager
def nothing_there() -> Iterator[None]:
    """Fail to open."""
    raise EvalsError("There is no index.", "Make one.")
    yield


def spell(times: int, name: str) -> tuple[str, int]:
    return name * times, os.getpid()


def fail(_name: str) -> None:
    raise EvalsError("It is broken.", "Mend it.")


def end(_name: str) -> None:
    os._exit(3)


def test_work_is_done_elsewhere_on_what_is_open_there(tmp_path: Path) -> None:
    with own_process(partial(a_file, tmp_path / "ab")) as process:
        assert process.ask(partial(spell, 2)) == ("abab", process.pid)
        assert process.ask(partial(spell, 3))[0] == "ababab"
        assert process.pid != os.getpid()
        assert process.started > 0
        assert process.peak > 1_000_000
    assert (tmp_path / "ab").read_text(encoding="utf-8") == "closed"
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_an_error_for_the_reader_comes_back_with_its_remedy(tmp_path: Path) -> None:
    with (
        pytest.raises(EvalsError, match=r"It is broken\. Mend it\."),
        own_process(partial(a_file, tmp_path / "a")) as process,
    ):
        process.ask(fail)


def test_what_cannot_be_opened_is_told() -> None:
    with pytest.raises(EvalsError, match=r"There is no index\. Make one\."), own_process(nothing_there):
        pass


def test_a_process_that_dies_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(EvalsError, match="ended before its time"),
        own_process(partial(a_file, tmp_path / "a")) as process,
    ):
        process.ask(end)
