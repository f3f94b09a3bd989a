from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import Settings
from evals.public.measure import Measure, Skipped
from evals.public.measuring import Instruments, measured
from evals.public.public_set import PublicSet
from index.progress import silent
from tests.evals.public.folders import (
    write_answerability,
    write_follow_ups,
    write_pages,
    write_retrieval,
    write_statements,
)
from tests.index.fakes import HashEmbedder

WRITERS: dict[PublicSet, Callable[[Path], None]] = {
    PublicSet.FOLLOW_UPS: write_follow_ups,
    PublicSet.RETRIEVAL: write_retrieval,
    PublicSet.ANSWERABILITY: write_answerability,
    PublicSet.STATEMENTS: write_statements,
    PublicSet.PAGES: write_pages,
}


@pytest.fixture
def instruments(tmp_path: Path) -> Instruments:
    return Instruments(Settings(data_dir=tmp_path / "kept"), HashEmbedder(), frozenset)


@pytest.mark.parametrize("one", PublicSet)
def test_a_set_that_is_there_is_measured_and_the_others_are_named(
    one: PublicSet, tmp_path: Path, instruments: Instruments
) -> None:
    folder = tmp_path / "sets" / one.value
    folder.mkdir(parents=True)
    WRITERS[one](folder)
    results = measured(frozenset(PublicSet), tmp_path / "sets", instruments, silent)
    assert {result.set for result in results if isinstance(result, Measure)} == {one}
    skipped = [result.set for result in results if isinstance(result, Skipped)]
    assert skipped == [other for other in PublicSet if other is not one]


def test_what_is_not_asked_for_is_not_named_either(tmp_path: Path, instruments: Instruments) -> None:
    results = measured({PublicSet.PAGES}, tmp_path, instruments, silent)
    assert [result.set for result in results] == ["pages"]
