import io
import json
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assistant.cli import app
from assistant.commands import command
from assistant.commands.options import AsJson, read_settings
from assistant.commands.progress import PlainProgress, shown_progress, shown_steps
from assistant.counting import CountingEmbedder
from assistant.errors import AssistantError
from index.embedding import FingerprintedEmbeddings
from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL, ModelFile
from index.progress import Progress


def test_plain_progress_is_a_line_at_the_start_and_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as progress:
        assert isinstance(progress, PlainProgress)
        for done in range(1001):
            progress("building the index", done, 1000)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "building the index: 0 of 1,000\nbuilding the index: 1,000 of 1,000\n"


def test_plain_progress_speaks_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(0, 100, 2))
    monkeypatch.setattr("assistant.commands.progress.time.monotonic", lambda: float(next(now)))
    progress = PlainProgress()
    for done in range(8):
        progress("fetching", done, 7)
    assert capsys.readouterr().err.splitlines() == [f"fetching: {done} of 7" for done in (0, 3, 6, 7)]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_that_vanishes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress() as progress:
        progress("[bold]building\x1b", 1, 2)
        progress("[bold]building\x1b", 2, 2)
        progress("[bold]building\x1b", 1, 2)
    assert "[bold]building\ufffd" in terminal.getvalue()
    assert "50 %" in terminal.getvalue()


def test_a_terminal_gets_a_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with shown_steps() as tell:
        tell("searching for [red]\x1b")
    assert "\x1b[31m" not in terminal.getvalue()


def test_options_win_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTNOTE_PORT", "8000")
    monkeypatch.setenv("FOOTNOTE_DATA_DIR", str(tmp_path / "environment"))
    settings = read_settings([tmp_path / "a", tmp_path / "b"], tmp_path / "option", host=None)
    assert settings.port == 8000
    assert settings.data_dir == tmp_path / "option"
    assert settings.corpus_dirs == (tmp_path / "a", tmp_path / "b")
    assert settings.host == "127.0.0.1"
    assert read_settings(None, None, port=9).port == 9


def test_a_wrong_option_is_told_by_its_name() -> None:
    with pytest.raises(AssistantError, match="The setting --port cannot be used"):
        read_settings(None, None, port=-1)


def _declare(monkeypatch: pytest.MonkeyPatch, load: Callable[[], Callable[..., None]]) -> None:
    class Point(EntryPoint):
        def load(self) -> Callable[..., None]:
            return load()

    points = {"extra": Point("extra", "no.module:extra", command.ENTRY_POINTS)}
    monkeypatch.setattr(command, "declared", lambda: points)


def test_a_command_of_another_room_is_loaded_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def extra(number: int = 1, as_json: AsJson = False) -> None:
        """Do something extra."""
        if number > 1:
            raise AssistantError("Too many.", "Take one.")
        typer.echo(f"did {number}")

    def load() -> Callable[..., None]:
        loaded.append("extra")
        return extra

    _declare(monkeypatch, load)
    runner = CliRunner()
    runner.invoke(app, ["article", "--help"])
    assert loaded == []
    assert "Do something extra." in runner.invoke(app, ["--help"]).stdout
    assert runner.invoke(app, ["extra"]).stdout == "did 1\n"
    failed = runner.invoke(app, ["extra", "--number", "2", "--json"])
    assert failed.exit_code == 2
    assert json.loads(failed.stdout) == {"error": {"cause": "Too many.", "remedy": "Take one."}}


def test_a_command_that_cannot_be_imported_breaks_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> Callable[..., None]:
        raise ModuleNotFoundError("No module named 'no'")

    _declare(monkeypatch, load)
    runner = CliRunner()
    assert runner.invoke(app, ["--help"]).exit_code == 0
    failed = runner.invoke(app, ["extra"])
    assert failed.exit_code == 2
    assert "extra cannot be loaded: No module named 'no'" in failed.stderr


class _Embedder(FingerprintedEmbeddings):
    @property
    def fingerprint(self) -> str:
        return "f"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[1.0] for _ in texts]

    def embed_query(self, text: str) -> list[float]:
        return [2.0]


def test_only_passages_are_counted() -> None:
    counting = CountingEmbedder(_Embedder())
    assert counting.embed_documents(["a", "b"]) == [[1.0], [1.0]]
    assert counting.embed_documents(["c"]) == [[1.0]]
    assert counting.embed_query("d") == [2.0]
    assert (counting.embedded, counting.fingerprint) == (3, "f")


def test_models_are_fetched_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fetch(model: ModelFile, models_dir: Path, progress: Progress) -> Path:
        progress(f"Fetching {model.name}", 1, 1)
        return models_dir / model.target

    monkeypatch.setattr("index.model_files.fetch", fetch)
    monkeypatch.setenv("FOOTNOTE_MODELS_DIR", str(tmp_path))
    all_ = json.loads(CliRunner().invoke(app, ["models", "--json"]).stdout)["models"]
    assert [(model["kind"], model["sha256"]) for model in all_] == [
        ("embedding", EMBEDDING_MODEL.sha256),
        ("embedding", QUANTIZED_EMBEDDING_MODEL.sha256),
        ("language", LANGUAGE_MODEL.sha256),
    ]
    one = CliRunner().invoke(app, ["models", "--only", "language"])
    path, digest = tmp_path / LANGUAGE_MODEL.target, LANGUAGE_MODEL.sha256
    assert one.stdout == f"language model {LANGUAGE_MODEL.name}: {path} sha256 {digest}\n"
    assert one.stderr == f"Fetching {LANGUAGE_MODEL.name}: 1 of 1\n"
