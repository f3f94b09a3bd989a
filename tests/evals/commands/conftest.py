import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from corpus.article import Article
from evals import accuracy, baseline, floors, opening, recording
from evals.baseline import Baseline
from evals.run import Composer
from tests.evals.answers import ARTICLE
from tests.evals.small import SmallAssistant, golden_files, write_golden

NO_FLOORS = "cases: 0\nquotes: {}\nprose: {}\n"


class Desk:
    """Run commands over the small golden set with an assistant that knows its answers.

    Baseline, accuracy, floors and recordings lie in a folder of the test; what was opened is remembered.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.assistant = SmallAssistant()
        self.opened: list[tuple[str, Composer, dict[str, str]]] = []
        self.golden = write_golden(folder / "golden", golden_files())
        self.data_dir = folder / "data"
        self.baseline = folder / "baseline.json"
        self.accuracy = folder / "accuracy.json"
        self.floors = folder / "floors.yaml"
        self.floors.write_text(NO_FLOORS, encoding="utf-8")
        self.recordings = folder / "prose.jsonl"
        monkeypatch.setattr("corpus.library.load_articles", self._articles)
        monkeypatch.setattr(baseline, "read_baseline", self._baseline(baseline.read_baseline))
        monkeypatch.setattr(baseline, "bless", partial(baseline.bless, path=self.baseline))
        monkeypatch.setattr(accuracy, "write_accuracy", partial(accuracy.write_accuracy, path=self.accuracy))
        monkeypatch.setattr(floors, "read_floors", partial(floors.read_floors, self.floors))
        monkeypatch.setattr(recording, "PROSE", self.recordings)
        monkeypatch.setattr(opening, "opened_recorded", partial(self._opened, "recorded"))
        monkeypatch.setattr(opening, "opened_live", partial(self._opened, "live"))

    def _baseline(self, read: Callable[[Path], Baseline]) -> Callable[..., Baseline]:
        return lambda path=self.baseline: read(path)

    def _articles(self, _folders: tuple[Path, ...]) -> tuple[Article, ...]:
        return (ARTICLE,)

    @contextmanager
    def _opened(
        self, how: str, _settings: object, composer: Composer, recordings: dict[str, str], _progress: object
    ) -> Iterator[SmallAssistant]:
        self.opened.append((how, composer, dict(recordings)))
        if how == "live":
            recordings["key"] = "What was written."
        yield self.assistant

    def eval(self, command: str, *arguments: str) -> Result:
        """Run a command of `assistant eval` over the small golden set."""
        given = [
            "eval", command, *arguments, "--golden", str(self.golden), "--data-dir", str(self.data_dir),
        ]  # fmt: skip
        return CliRunner().invoke(app, given, catch_exceptions=False)

    def json(self, command: str, *arguments: str) -> dict[str, Any]:
        """Run a command, and return the object that it prints."""
        shown: dict[str, Any] = json.loads(self.eval(command, *arguments, "--json").stdout)
        return shown

    def fails(self, command: str, *arguments: str) -> tuple[str, str]:
        """Run a command that cannot do its work, and return the cause and the remedy that it tells."""
        result = self.eval(command, *arguments)
        assert result.exit_code == 2, result.output
        assert result.stdout == ""
        *_, cause, remedy = result.stderr.splitlines()
        return cause, remedy

    @property
    def runs(self) -> list[Path]:
        return sorted((self.data_dir / "evals").glob("*"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)
