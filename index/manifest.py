"""What a generation consists of, and the pointer that says which one is current."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.article import Article
from corpus.library import corpus_digest
from index.files import files_below, hash_of, write_durably
from index.passage import Passage

FORMAT = 1  # raise it whenever the same corpus and model would give other files
MANIFEST = "manifest.json"
POINTER = "current"


class Damaged(Exception):
    """Say in a few words what is wrong with files that were published; the opener turns it into a remedy."""


class Manifest(BaseModel):
    """List what went into a generation and the sha256 of every file that came out, but for its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    id: str
    corpus: str
    embedding: str
    articles: dict[str, str]
    passages: int
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        """Write the manifest into the folder of its generation."""
        write_durably(folder / MANIFEST, self.model_dump_json(indent=1).encode())

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a generation.

        Raises:
            Damaged: it is missing or not a manifest.
        """
        try:
            return cls.model_validate_json((folder / MANIFEST).read_bytes())
        except (OSError, ValidationError) as error:
            raise Damaged(f"{MANIFEST} is missing or unreadable") from error

    def check_files(self, folder: Path) -> None:
        """Compare every file of a folder with its hash.

        Raises:
            Damaged: one is missing, changed, or was not there.
        """
        found = {name: path for name, path in files_below(folder).items() if name != MANIFEST}
        if found.keys() != self.files.keys():
            names = sorted(found.keys() ^ self.files.keys())
            raise Damaged(f"{names[0]} is missing or does not belong there")
        changed = sorted(name for name, path in found.items() if hash_of(path) != self.files[name])
        if changed:
            raise Damaged(f"{changed[0]} has changed since it was built")


class Pointer(BaseModel):
    """Name the current generation, the hash of its manifest, and the generation before it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    current: str
    manifest: str
    previous: str | None = None

    @classmethod
    def read(cls, root: Path) -> "Pointer | None":
        """Read the pointer, or return None where nothing was ever published.

        Raises:
            Damaged: it is not a pointer.
        """
        try:
            return cls.model_validate_json((root / POINTER).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            raise Damaged(f"the file {POINTER!r} is unreadable") from error

    def write(self, root: Path) -> None:
        """Switch to this generation; a crash leaves either the old pointer or the new one."""
        write_durably(root / POINTER, self.model_dump_json().encode())


def generation_id(articles: Sequence[Article], passages: Sequence[Passage], fingerprint: str) -> str:
    """Return 16 hexadecimal digits for what a generation is made of."""
    parts = (str(FORMAT), corpus_digest(articles), fingerprint, repr(passages))
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
