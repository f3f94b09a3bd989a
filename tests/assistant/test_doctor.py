import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import doctor
from assistant.cli import app
from assistant.conversations import file_of, open_conversations
from assistant.doctor import Check, Severity, examine, pinned
from assistant.settings import Settings
from tests.assistant.fakes import write_articles


def _settings(folder: Path) -> Settings:
    return Settings(
        data_dir=folder / "data", models_dir=folder / "models", corpus=(write_articles(folder / "corpus"),)
    )


def _checks(settings: Settings) -> dict[str, Check]:
    return {check.name: check for check in examine(settings)}


def test_a_fresh_machine_lacks_models_and_index_and_is_told_how_to_get_them(tmp_path: Path) -> None:
    checks = _checks(_settings(tmp_path))
    wrong = {name for name, check in checks.items() if check.severity is Severity.ERROR}
    assert wrong == {"embedding model", "language model", "index"}
    assert "assistant models" in checks["embedding model"].remedy
    assert "assistant models" in checks["language model"].remedy
    assert checks["index"].remedy == "Run `assistant index`."
    assert checks["articles"].message == "1 can be read"
    assert all(bool(check.remedy) == (check.severity is not Severity.OK) for check in checks.values())


def test_no_language_model_is_no_error(tmp_path: Path) -> None:
    settings = _settings(tmp_path).model_copy(update={"language_model": "none"})
    assert _checks(settings)["language model"].severity is Severity.OK


def test_each_error_is_told_at_its_check_and_the_others_go_on(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    (tmp_path / "corpus" / "bone.md").write_text("---\nbroken: [\n---\n")
    file_of(settings).parent.mkdir()
    file_of(settings).write_bytes(b"no database" * 1000)
    (tmp_path / "models").write_text("in the way")
    checks = _checks(settings)
    assert "bone.md" in checks["articles"].message
    assert "damaged" in checks["conversations"].message
    assert checks["data folder"].severity is Severity.OK


def test_sound_conversations_are_sound(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    open_conversations(settings).close()
    assert _checks(settings)["conversations"].severity is Severity.OK


def test_a_data_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    check = _checks(_settings(tmp_path))["data folder"]
    assert (check.severity, "--data-dir" in check.remedy) == (Severity.ERROR, True)


def test_little_space_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ROOM_FOR_MODELS", 10**18)
    assert _checks(_settings(tmp_path))["disk"].severity is Severity.WARNING


def test_another_version_than_pinned_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _name: ["pydantic==0.1", "typer==0.2; extra == 'dev'"])
    check = _checks(_settings(tmp_path))["packages"]
    assert check.severity is Severity.WARNING
    assert check.remedy == "Run `pip install pydantic==0.1`."


def test_pins_are_read_from_requirements() -> None:
    requirements = ["a==1.0", "b[extra]==2.0", "c>=3", "d==4 ; extra == 'dev'", "e"]
    assert pinned(requirements) == {"a": "1.0", "b": "2.0"}


def test_the_command_prints_every_check_and_fails_where_one_does(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    common = ["doctor", "--data-dir", str(settings.data_dir), "--corpus", str(settings.corpus[0])]
    environment = {"FOOTNOTE_MODELS_DIR": str(settings.models_dir)}
    plain = CliRunner().invoke(app, common, env=environment)
    assert plain.exit_code == 1
    assert "error    index: There is no index" in plain.stdout
    as_json = CliRunner().invoke(app, [*common, "--json"], env=environment)
    told = json.loads(as_json.stdout)
    assert (as_json.exit_code, told["ok"]) == (1, False)
    assert {"name": "index", "severity": "error"}.items() <= told["checks"][-2].items()


@pytest.mark.models
def test_an_index_is_built_found_sound_and_found_outdated(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus")
    common = ["--data-dir", str(tmp_path / "data"), "--corpus", str(corpus)]
    built = CliRunner().invoke(app, ["index", *common, "--json"], catch_exceptions=False)
    assert "bone: markers without an entry in its list: 6\n" in built.stderr
    first = json.loads(built.stdout)
    assert (first["articles"], first["reused"], first["dangling_markers"]) == (1, 0, {"bone": [6]})
    assert first["embedded"] == first["passages"] > 2

    examined = json.loads(CliRunner().invoke(app, ["doctor", "--deep", *common, "--json"]).stdout)
    assert examined["ok"], examined

    file = corpus / "bone.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nIce helps too.\n", encoding="utf-8")
    checks = json.loads(CliRunner().invoke(app, ["doctor", *common, "--json"]).stdout)["checks"]
    (index,) = [check for check in checks if check["name"] == "index"]
    assert (index["severity"], index["remedy"]) == ("warning", "Run `assistant index`.")

    again = json.loads(CliRunner().invoke(app, ["index", *common, "--json"]).stdout)
    assert (again["embedded"], again["reused"]) == (1, first["passages"])
