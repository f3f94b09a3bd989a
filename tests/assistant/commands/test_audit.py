import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app

SOUND = """---
id: gull-fever
title: Gull fever
references:
  - {citation-number: 1, kind: research, title: The fever of gulls, issued: {date-parts: [[2020]]}}
---
Gull fever lasts 3-9 days.[^1]
"""
SPOILT = (
    SOUND
    + """
## Outlook

Gull fever resolves within 4-8 weeks.[^5]
"""
)


def _audit(folder: Path, text: str, *options: str) -> Result:
    (folder / "gull-fever.md").write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["audit", "--corpus", str(folder), *options], catch_exceptions=False)


def test_nothing_found_is_exit_code_0(tmp_path: Path) -> None:
    done = _audit(tmp_path, SOUND)
    assert done.exit_code == 0
    assert done.stdout.endswith("no finding in 1 article\n")


def test_findings_are_exit_code_1_with_section_and_quote(tmp_path: Path) -> None:
    done = _audit(tmp_path, SPOILT)
    assert done.exit_code == 1
    assert "dangling marker: The text cites reference 5 in 1 statement" in done.stdout
    assert (
        "conflict: Two statements disagree on the duration of gull fever: 3-9 days and 4-8 weeks."
        in done.stdout
    )
    assert 'gull-fever > Outlook: "Gull fever resolves within 4-8 weeks."' in done.stdout
    assert done.stdout.endswith("2 findings in 1 article\n")


def test_json_holds_the_same(tmp_path: Path) -> None:
    done = _audit(tmp_path, SPOILT, "--json")
    printed = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (printed["ok"], printed["findings"]) == (False, 2)
    (audited,) = printed["articles"]
    assert [finding["kind"] for finding in audited["findings"]] == ["dangling_marker", "conflict"]
    assert [place["value"] for place in audited["findings"][1]["places"]] == ["3-9 days", "4-8 weeks"]
    assert json.loads(_audit(tmp_path, SOUND, "--json").stdout)["ok"] is True


@pytest.mark.parametrize("text", ["---\nid: x\n", ""])
def test_an_article_that_cannot_be_read_is_exit_code_2(tmp_path: Path, text: str) -> None:
    assert _audit(tmp_path, text).exit_code == 2


def test_help_tells_the_exit_codes() -> None:
    told = CliRunner().invoke(app, ["audit", "--help"]).stdout
    assert "exit code is 0" in " ".join(told.replace("│", " ").split())
