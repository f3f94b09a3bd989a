import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from typer.testing import CliRunner

from assistant.cli import app
from assistant.settings import Settings
from index.model_files import LANGUAGE_MODEL, default_models_dir
from tests.ui.browser import ARGUMENTS, Tab
from ui.serve import asked_to_end, lacks_language_model

STARTING = 300  # seconds; a loaded machine imports torch slowly


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_to_end_and_the_handlers_come_back(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with asked_to_end() as end:
        assert not end.is_set()
        os.kill(os.getpid(), number)
        assert end.wait(5)
        # A second one must not be swallowed while everything is being closed.
        assert signal.getsignal(number) == before
    assert signal.getsignal(number) == before


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, True),
        ({"language_model": "none"}, False),
        ({"language_model": "openai:some"}, False),
        ({"language_model_file": "some.gguf"}, False),
    ],
)
def test_only_the_embedded_model_can_be_missing(tmp_path: Path, changes: dict[str, str], lacks: bool) -> None:
    settings = Settings.model_validate({"models_dir": tmp_path, **changes})
    assert lacks_language_model(settings) is lacks


def test_a_model_file_that_is_there_is_not_missing(tmp_path: Path) -> None:
    (tmp_path / LANGUAGE_MODEL.target).touch()
    assert not lacks_language_model(Settings(models_dir=tmp_path))


def test_a_taken_port_ends_at_once_with_the_remedy() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(app, ["serve", "--quotes-only", "--port", port])
    assert result.exit_code == 2
    assert f"Port {port} on 127.0.0.1 cannot be used" in result.stderr
    assert "--port 0" in result.stderr
    assert "Traceback" not in result.output


def test_other_machines_are_not_served_without_sign_in(tmp_path: Path) -> None:
    command = ["serve", "--quotes-only", "--host", "0.0.0.0", "--port", "0", "--data-dir", str(tmp_path)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert "Other machines may reach 0.0.0.0" in result.stderr
    assert "assistant readers add NAME --auth FILE" in result.stderr


@pytest.mark.parametrize(("content", "cause"), [(None, "There is no file"), ("ann:x", "no file of readers")])
def test_a_file_of_readers_that_cannot_be_used_is_told(
    tmp_path: Path, content: str | None, cause: str
) -> None:
    file = tmp_path / "readers.json"
    if content is not None:
        file.write_text(content)
        file.chmod(0o600)
    command = ["serve", "--quotes-only", "--port", "0", "--data-dir", str(tmp_path), "--auth", str(file)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert cause in result.stderr


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["serve", "--quotes-only", "--port", "0", "--data-dir", str(tmp_path), "--json"]
    )
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["remedy"]


@contextmanager
def serving(data_dir: Path, *options: str) -> Iterator[str]:
    """Run `assistant serve` as a reader does; it must end well when it is told to."""
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0", "--data-dir", str(data_dir)]
    log = data_dir / "serve.log"
    with (
        log.open("w") as stderr,
        subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=stderr, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            ready = re.fullmatch(r"Footnote is ready: (http://127\.0\.0\.1:\d+)\n", line)
            assert ready, f"{line!r}\n{log.read_text()}"
            yield ready[1]
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=60)
    assert code == 0
    assert "Traceback" not in log.read_text()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Give a data folder with the index of the shipped article."""
    command = [sys.executable, "-m", "assistant", "index", "--data-dir", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=STARTING)
    return tmp_path


@pytest.mark.models
@pytest.mark.browser
@pytest.mark.timeout(900)
def test_the_real_page_answers_follows_up_refuses_and_shows_its_source(
    data_dir: Path, chromium_path: str
) -> None:
    if not (default_models_dir() / LANGUAGE_MODEL.target).is_file():
        pytest.fail("the real language model is needed: run `assistant models`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        expect.set_options(timeout=120_000)
        with serving(data_dir) as url:
            tab = Tab.opened(browser, url)
            expect(tab.page.locator("#about")).to_contain_text("Pending review")
            tab.ask("How long does transient bone marrow edema syndrome last?")
            expect(tab.page.locator("#chat .quotes").first).to_contain_text("months")
            tab.finished()
            expect(tab.page.locator("#chat .conflict")).to_contain_text(["3-18 months"])
            expect(tab.page.locator("#chat .conflict")).to_contain_text(["3-9 months"])
            tab.page.locator("#chat .citation:visible").first.click()
            expect(tab.page.locator("#source-panel mark")).to_contain_text("months")
            expect(tab.page.locator("#source-panel")).to_contain_text("Pending review")

            tab.ask("And how old are the people who get it?")
            expect(tab.page.locator("#chat .answer")).to_have_count(2)
            tab.finished()
            expect(tab.page.locator("#chat .answer").nth(1)).to_contain_text("third to the fifth")

            tab.ask("What dose of ibuprofen is recommended?")
            expect(tab.page.locator("#chat .answer")).to_have_count(3)
            tab.finished()
            refusal = tab.page.locator("#chat .answer").nth(2)
            expect(refusal).to_contain_text("The articles do not answer this.")
            expect(refusal.locator(".citation")).to_have_count(0)
            assert tab.strangers() == []
            assert tab.complaints == []
            address = tab.page.url.removeprefix(url)
        with serving(data_dir, "--quotes-only") as url:
            tab.go(url + address)
            expect(tab.page.locator("#chat .answer")).to_have_count(3)
            tab.page.locator("#chat .citation:visible").first.click()
            expect(tab.page.locator("#source-panel mark")).to_contain_text("months")
            expect(tab.page.locator("#about")).to_contain_text("No language model is at hand")
        expect.set_options(timeout=5_000)
        browser.close()
