from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from evals.errors import EvalsError
from evals.golden_set import GoldenSet
from evals.run import (
    HEADER,
    OUTCOMES,
    Composer,
    Half,
    Run,
    new_run_id,
    open_run,
    runs_folder,
    selected_cases,
    start_run,
)
from tests.evals.small import IDS, a_header, answered, small_golden


@pytest.fixture
def golden(tmp_path: Path) -> GoldenSet:
    return small_golden(tmp_path / "golden")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return runs_folder(tmp_path / "data")


@pytest.fixture
def kept(golden: GoldenSet, folder: Path) -> Run:
    """Return a run whose first two cases were asked."""
    run = start_run(folder, a_header(golden))
    for case in golden.cases[:2]:
        run.append(answered(case))
    return run


def test_a_run_is_the_same_after_it_was_kept(golden: GoldenSet, folder: Path, kept: Run) -> None:
    opened = open_run(folder, kept.header.id)
    assert opened.header == a_header(golden)
    assert opened.outcomes == tuple(answered(case) for case in golden.cases[:2])
    assert opened.folder == folder / kept.header.id
    assert opened.recordings.parent == opened.folder


def test_a_run_that_was_just_begun_has_no_outcomes(golden: GoldenSet, folder: Path) -> None:
    run = start_run(folder, a_header(golden))
    assert open_run(folder, run.header.id).outcomes == ()


def test_a_run_is_found_by_its_folder_too(kept: Run, tmp_path: Path) -> None:
    assert open_run(tmp_path / "elsewhere", str(kept.folder)).header == kept.header


def test_the_latest_run_is_the_one_begun_last(golden: GoldenSet, folder: Path) -> None:
    moment = datetime(2026, 3, 9, 23, 59, 59, tzinfo=UTC)
    ids = [
        new_run_id(composer, Half.ALL, moment + timedelta(microseconds=step))
        for step, composer in enumerate([Composer.QUOTES, Composer.PROSE, Composer.QUOTES])
    ]
    for id_ in reversed(ids):
        start_run(folder, a_header(golden, id=id_))
    (folder / "zzz-no-run").mkdir()
    assert ids == sorted(ids)
    assert open_run(folder, "latest").header.id == ids[-1]


def test_the_id_says_when_and_what_was_run() -> None:
    moment = datetime(2026, 3, 9, 7, 5, 1, tzinfo=UTC)
    assert new_run_id(Composer.PROSE, Half.DEV, moment) == "20260309-070501-000000-prose-dev"
    assert new_run_id(Composer.PROSE, Half.DEV) > new_run_id(Composer.PROSE, Half.DEV, moment)


@pytest.mark.parametrize("cut", [1, 2, 40, 100_000])
def test_a_last_line_that_was_cut_short_is_asked_again(
    cut: int, golden: GoldenSet, folder: Path, kept: Run
) -> None:
    path = kept.folder / OUTCOMES
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second[: max(1, len(second) - cut)])
    opened = open_run(folder, kept.header.id)
    assert [outcome.case for outcome in opened.outcomes] == [IDS[0]]
    opened.append(answered(golden.cases[1]))
    assert open_run(folder, kept.header.id) == Run(
        kept.folder, kept.header, (*opened.outcomes, answered(golden.cases[1]))
    )


def test_an_only_line_that_was_cut_short_is_asked_again(folder: Path, kept: Run) -> None:
    (kept.folder / OUTCOMES).write_bytes(b'{"case": "fol')
    assert open_run(folder, kept.header.id).outcomes == ()
    assert (kept.folder / OUTCOMES).read_bytes() == b""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (HEADER, b""),
        (HEADER, b"{"),
        (HEADER, b"{}"),
        (HEADER, b"\xff"),
        (OUTCOMES, b'{"case": "fol\n'),
        (OUTCOMES, b'{"case": "a", "repetition": 1, "turns": [], "more": 1}\n'),
        (OUTCOMES, b"\n"),
    ],
)
def test_damaged_files_are_told(name: str, content: bytes, folder: Path, kept: Run) -> None:
    (kept.folder / name).write_bytes(content)
    with pytest.raises(EvalsError, match="is damaged"):
        open_run(folder, kept.header.id)


@pytest.mark.parametrize("name", ["nothing", "..", "no/such/folder", "", "-"])
def test_an_unknown_run_is_told_with_those_that_are_known(name: str, folder: Path, kept: Run) -> None:
    with pytest.raises(EvalsError, match="There is no run") as caught:
        open_run(folder, name)
    assert kept.header.id in caught.value.remedy


def test_where_no_run_is_kept_the_reader_is_told_to_begin_one(folder: Path) -> None:
    for name in ("latest", "nothing"):
        with pytest.raises(EvalsError, match="There is no run") as caught:
            open_run(folder, name)
        assert "`assistant eval run`" in caught.value.remedy


def test_a_run_is_never_begun_over_another(golden: GoldenSet, folder: Path, kept: Run) -> None:
    with pytest.raises(EvalsError, match="already"):
        start_run(folder, kept.header)
    assert len(open_run(folder, kept.header.id).outcomes) == 2


def test_a_run_that_cannot_be_kept_is_told(golden: GoldenSet, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EvalsError, match="cannot be written"):
        start_run(tmp_path / "file", a_header(golden))


def test_what_is_left_counts_repetitions(golden: GoldenSet, folder: Path) -> None:
    run = start_run(folder, a_header(golden, repetitions=2))
    first, second = golden.cases[:2]
    asked = Run(run.folder, run.header, (answered(first, 2), answered(second, 1)))
    assert [(case.id, number) for case, number in asked.left([first, second])] == [
        (first.id, 1),
        (second.id, 2),
    ]


@pytest.mark.parametrize(
    ("half", "only", "expected"),
    [
        (Half.ALL, "*", IDS),
        (Half.DEV, "*", (IDS[0], IDS[2])),
        (Half.TEST, "*", (IDS[1], IDS[3])),
        (Half.ALL, "single-fact-causes", (IDS[1],)),
        (Half.ALL, "single-fact", IDS[1:3]),
        (Half.ALL, "single-*", IDS[1:3]),
        (Half.DEV, "single-*", (IDS[2],)),
        (Half.ALL, "unanswerable-within", (IDS[3],)),
        (Half.ALL, "*-[cl]a*", IDS[1:3]),
    ],
)
def test_cases_are_selected_by_half_and_by_id_or_stratum(
    half: Half, only: str, expected: tuple[str, ...], golden: GoldenSet
) -> None:
    assert tuple(case.id for case in selected_cases(golden, half, only)) == expected


@pytest.mark.parametrize(
    ("half", "only"), [(Half.ALL, "nothing"), (Half.ALL, ""), (Half.ALL, "Single-*"), (Half.TEST, "*-lasts")]
)
def test_a_selection_that_nothing_fits_is_told(half: Half, only: str, golden: GoldenSet) -> None:
    with pytest.raises(EvalsError, match="No golden case fits"):
        selected_cases(golden, half, only)


@pytest.mark.parametrize(
    ("changes", "whole"),
    [
        ({}, True),
        ({"half": "dev"}, False),
        ({"only": "list-*"}, False),
        ({"repetitions": 3, "live": True}, True),
    ],
)
def test_a_run_is_whole_when_all_cases_were_to_be_asked(
    changes: dict[str, Any], whole: bool, golden: GoldenSet
) -> None:
    assert a_header(golden, **changes).is_whole is whole
