"""The file of those who may sign in: a name and a hashed password each."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import AssistantError
from assistant.owner import LOCAL_OWNER, NAME_RULE, canonical_name
from index.files import write_durably

OWN_ONLY = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_ADD = "Add one with `assistant readers add NAME --auth {path}`."


class _Content(BaseModel):
    """Hold what stands in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    readers: dict[str, str] = {}


class ReaderFile:
    """Read and change the file; a change is whole or not there, and two at a time wait for each other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, str]:
        """Return the hashed passwords by name.

        Raises:
            AssistantError: the file is missing, cannot be read, is open to others, or is no such file.
        """
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_text(encoding="utf-8") if stat.S_ISREG(mode) else ""
        except FileNotFoundError as error:
            raise AssistantError(f"There is no file {self.path}.", _ADD.format(path=self.path)) from error
        except UnicodeDecodeError as error:
            raise self._no_such_file() from error
        except OSError as error:
            raise AssistantError(
                f"{self.path} cannot be read: {error.strerror or error}.",
                "Let the account that serves the page read it, or name another file with `--auth`.",
            ) from error
        if mode & _OTHERS:
            raise AssistantError(
                f"Other accounts of this machine can open {self.path}.",
                f"Keep it to yourself with `chmod 600 {self.path}`.",
            )
        return self._parsed(text)

    def read_some(self) -> dict[str, str]:
        """Return the hashed passwords by name, at least one.

        Raises:
            AssistantError: as for `read`, or nobody stands in the file.
        """
        readers = self.read()
        if not readers:
            raise AssistantError(f"Nobody stands in {self.path} yet.", _ADD.format(path=self.path))
        return readers

    def put(self, name: str, hashed: str) -> bool:
        """Add a reader, or give an old one a new password; tell whether he is new.

        Raises:
            AssistantError: the file cannot be used.
        """
        with self._changing() as readers:
            new = name not in readers
            self._write({**readers, name: hashed})
        return new

    def remove(self, name: str) -> None:
        """Remove a reader; his conversations stay.

        Raises:
            AssistantError: he does not stand there, or the file cannot be used.
        """
        self.read()
        with self._changing() as readers:
            if name not in readers:
                raise AssistantError(
                    f"There is no reader {name!r} in {self.path}.",
                    f"See who is there with `assistant readers list --auth {self.path}`.",
                )
            self._write({one: hashed for one, hashed in readers.items() if one != name})

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        """Give the readers as they are while nobody else changes them."""
        try:
            # The lock would make the folder, which a mistyped path does not ask for.
            os.stat(self.path.parent)
            with FileLock(f"{self.path}.lock", mode=OWN_ONLY):
                yield self.read() if self.path.exists() else {}
        except OSError as error:
            raise AssistantError(
                f"{self.path} cannot be written: {error.strerror or error}.",
                "Name a file in a folder of your own with `--auth`.",
            ) from error

    def _write(self, readers: Mapping[str, str]) -> None:
        content = _Content(readers=dict(sorted(readers.items())))
        write_durably(self.path, f"{content.model_dump_json(indent=2)}\n".encode(), OWN_ONLY)

    def _parsed(self, text: str) -> dict[str, str]:
        try:
            content = _Content.model_validate(json.loads(text))
        except (ValidationError, ValueError, RecursionError) as error:
            raise self._no_such_file() from error
        if any(canonical_name(name) != name or name == LOCAL_OWNER for name in content.readers):
            raise self._no_such_file()
        if not all(hashed.startswith("$argon2") for hashed in content.readers.values()):
            raise self._no_such_file()
        return content.readers

    def _no_such_file(self) -> AssistantError:
        return AssistantError(
            f"{self.path} is no file of readers.",
            "Name the file that `assistant readers add` made, or a new one.",
        )


def reader_name(typed: str) -> str:
    """Return the name under which a new reader is kept.

    Raises:
        AssistantError: nobody can have that name.
    """
    name = canonical_name(typed)
    if name is None:
        raise AssistantError(f"Nobody can be called {typed[:80]!r}.", f"Use {NAME_RULE}.")
    if name == LOCAL_OWNER:
        raise AssistantError(
            f"The name {LOCAL_OWNER!r} belongs to pages without sign-in.", "Choose another name."
        )
    return name
