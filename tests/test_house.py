"""The house rules of the project, as far as code can check them."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.prompt import load_prompt
from tests.imports import imported_by, tops

ROOT = Path(__file__).parents[1]
MOST_LINES = 400

# Each room, and the rooms that it may import besides itself.
ROOMS = {
    "corpus": set[str](),
    "index": {"corpus"},
    "assistant": {"corpus", "index"},
    "ui": {"corpus", "index", "assistant"},
    "evals": {"corpus", "index", "assistant"},
}
# What each room knows nothing of.
UNKNOWN = {
    "corpus": {
        "chromadb",
        "gradio",
        "langchain",
        "langchain_core",
        "torch",
        "sentence_transformers",
        "xllamacpp",
    },
    "index": {"gradio", "gradio_client", "langchain", "langchain_openai", "openai", "xllamacpp"},
    "assistant": {"chromadb", "gradio", "gradio_client", "langchain_chroma"},
    "ui": {"chromadb", "langchain_chroma", "langchain_openai", "xllamacpp"},
    "evals": {"gradio", "gradio_client"},
}
HEAVY = {
    "chromadb", "gradio", "langchain", "langchain_chroma", "langchain_core", "numpy", "onnxruntime", "openai",
    "sentence_transformers", "torch", "transformers", "xllamacpp",
}  # fmt: skip
# Test files that are about more than the one module that they would be named after.
CROSS_CUTTING = {
    "tests/assistant/test_commands.py": "what all commands share",
    "tests/assistant/test_end_to_end.py": "the real models on the real article",
    "tests/corpus/test_facts.py": "every fact of the source, in the shipped article",
    "tests/corpus/test_readers.py": "the two readers agree",
    "tests/evals/test_audience.py": "what no audience changes, over the golden set",
    "tests/index/test_builder_states.py": "the builder as a state machine",
    "tests/ui/about/test_about_in_browser.py": "the page about the source in a real browser",
    "tests/ui/test_access_in_browser.py": "two readers in a real browser",
    "tests/ui/test_access_over_http.py": "two readers, over HTTP",
    "tests/ui/test_conversations_in_browser.py": "conversations in a real browser",
    "tests/ui/test_feedback_in_browser.py": "feedback in a real browser",
    "tests/ui/test_accessibility_in_browser.py": "axe-core on every look of the page",
    "tests/ui/test_gradio_defaults.py": "the running page, seen from outside",
    "tests/ui/test_layout_in_browser.py": "the layout in a real browser",
    "tests/ui/test_load_over_http.py": "many readers at once, over HTTP",
    "tests/ui/test_page_in_browser.py": "the page in a real browser",
    "tests/ui/test_payloads_in_browser.py": "hostile texts in a real browser",
    "tests/ui/test_source_in_browser.py": "the source panel in a real browser",
    "tests/ui/test_stop_with_model.py": "Stop with the real language model",
    "tests/test_house.py": "the house rules",
}
# Where a path begins that means something on one machine only.
MACHINE_PATH = re.compile(
    r"(?<![\w./~$}<>-])(?:/(?:home|root|Users|work|workspace|tmp|private|mnt)/[\w.]|[A-Z]:\\\w)"
)
PIN = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==(?P<version>[\w.+!]+)")


def _sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way_only(room: str) -> None:
    sources = _sources(room)
    assert sources
    allowed = ROOMS[room] | {room}
    wrong = {
        _name(path): sorted(rooms - allowed)
        for path in sources
        if (rooms := _imported(path) & {*ROOMS, "tests"}) - allowed
    }
    assert wrong == {}


@pytest.mark.parametrize("room", UNKNOWN)
def test_a_room_knows_nothing_of_what_belongs_elsewhere(room: str) -> None:
    wrong = {
        _name(path): sorted(found) for path in _sources(room) if (found := _imported(path) & UNKNOWN[room])
    }
    assert wrong == {}


def _imported(path: Path) -> frozenset[str]:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    return tops(imported_by(path.read_text(encoding="utf-8"), package))


RUN_HELP = """
import runpy
sys.argv = ["assistant", "--help"]
try:
    runpy.run_module("assistant", run_name="__main__")
except SystemExit as end:
    assert not end.code
"""


@pytest.mark.parametrize("code", ["import assistant", RUN_HELP], ids=["import assistant", "assistant --help"])
def test_nothing_heavy_is_loaded_early(code: str) -> None:
    script = f"import sys\n{code}\nprint('loaded', *sorted(sys.modules))"
    finished = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, cwd=ROOT, check=True
    )
    loaded = set(finished.stdout.rpartition("loaded ")[2].split())
    assert "assistant" in loaded
    assert loaded & HEAVY == set()


def test_help_names_the_commands_of_every_room() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"], capture_output=True, text=True, timeout=120, check=True
    )
    for command in ("ask", "chat", "index", "serve", "bench", "doctor"):
        assert re.search(rf"\b{command}\b", finished.stdout)


def test_every_package_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {_name(path.parent).replace("/", ".") for room in ROOMS for path in _sources(room)}
    assert packages == set(project["tool"]["setuptools"]["packages"])


def test_no_file_is_too_long() -> None:
    lines = {
        _name(path): path.read_text(encoding="utf-8").count("\n") for room in ROOMS for path in _sources(room)
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def _test_files() -> list[str]:
    return sorted(_name(path) for path in (ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("name", [name for name in _test_files() if name not in CROSS_CUTTING])
def test_each_test_file_mirrors_a_module(name: str) -> None:
    mirrored = Path(*Path(name).parts[1:]).with_name(Path(name).name.removeprefix("test_"))
    # Helpers of the tests lie beside their own tests.
    assert (ROOT / mirrored).is_file() or (ROOT / "tests" / mirrored).is_file()


def test_the_list_of_cross_cutting_tests_is_not_stale() -> None:
    assert set(CROSS_CUTTING) <= set(_test_files())


@pytest.mark.parametrize("path", sorted((ROOT / "assistant" / "prompts").iterdir()), ids=_name)
def test_each_prompt_loads_whole(path: Path) -> None:
    assert path.suffix == ".md"
    prompt = load_prompt(path.stem)
    roles = [role for role, _ in prompt.messages]
    assert roles[0] == "system"
    assert roles[-1] == "user"
    assert all(text for _, text in prompt.messages)
    # What stands before the first heading would be left out without a word.
    assert path.read_text(encoding="utf-8").startswith("## system")
    assert prompt.template().input_variables


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _requirements() -> Iterator[tuple[str, str]]:
    """Give each requirement with the place where it stands."""
    project = _project()["project"]
    yield from (("dependencies", line) for line in project["dependencies"])
    for extra, lines in project["optional-dependencies"].items():
        yield from ((extra, line) for line in lines)


def _pin(line: str) -> tuple[str, str]:
    match = PIN.fullmatch(line)
    assert match, f"{line} is not pinned with =="
    return re.sub(r"[-_.]+", "-", match["name"]).lower(), match["version"]


def _locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return dict(_pin(line) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(("place", "line"), list(_requirements()), ids=lambda value: str(value))
def test_each_dependency_is_pinned_as_it_is_locked(place: str, line: str) -> None:
    name, version = _pin(line)
    locked = _locked()
    if place in ("dependencies", "dev"):
        assert name in locked
    assert locked.get(name, version) == version


def test_what_builds_the_project_is_pinned() -> None:
    for line in _project()["build-system"]["requires"]:
        _pin(line)


def _told() -> list[Path]:
    """Return the texts for readers, and the sources."""
    documents = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "Makefile", *(ROOT / "docs").rglob("*.md")]
    rooms = [
        path
        for room in ROOMS
        for ending in ("py", "md", "yaml")
        for path in (ROOT / room).rglob(f"*.{ending}")
    ]
    return sorted(path for path in [*documents, *rooms] if path.is_file())


def test_no_text_names_a_path_of_one_machine() -> None:
    assert ROOT / "README.md" in _told()
    found = {
        _name(path): match.group()
        for path in _told()
        if (match := MACHINE_PATH.search(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("see /home/ann/notes", True),
        ("(/tmp/x)", True),
        ("`/root/.local`", True),
        ("/root/data", True),
        (r"C:\Users", True),
        ("https://example.org/home/page", False),
        ("~/papers/notes", False),
        ("/usr/bin/chromium", False),
        ("and/or /work", False),
    ],
)
def test_a_path_of_one_machine_is_known_when_seen(text: str, is_one: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_one
