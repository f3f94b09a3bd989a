"""Where a command writes: results on stdout; errors, notices and progress on stderr."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from assistant.terminal_text import neutralised
from corpus.errors import FootnoteError

RED = "\x1b[31m"
PLAIN = "\x1b[0m"


def print_result(text: str) -> None:
    """Write a result to stdout, at once, so that a reader of a pipe sees each line as it is made."""
    sys.stdout.write(text)
    sys.stdout.flush()


def print_json(value: Mapping[str, Any], indent: int | None = 2) -> None:
    """Write one JSON object and a line feed to stdout."""
    # Where stdout is not UTF-8, other characters than ASCII are written as escapes.
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    text = json.dumps(value, indent=indent, ensure_ascii=encoding != "utf8")
    print_result((neutralised(text) if sys.stdout.isatty() else text) + "\n")


def print_notice(text: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(f"{neutralised(text)}\n")
    sys.stderr.flush()


def error_object(error: FootnoteError) -> dict[str, Any]:
    """Return an error as JSON output shows it."""
    return {"error": {"cause": error.cause, "remedy": error.remedy}}


def print_error(error: FootnoteError, *, as_json: bool) -> None:
    """Tell an error on stderr, cause and remedy on a line each, or as a JSON object on stdout."""
    if as_json:
        print_json(error_object(error))
        return
    told = neutralised(f"{error.cause}\n{error.remedy}")
    sys.stderr.write(f"{RED}{told}{PLAIN}\n" if sys.stderr.isatty() else f"{told}\n")
