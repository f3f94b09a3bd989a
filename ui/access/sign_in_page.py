"""The page on which a reader signs in: plain HTML that needs no script."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from ui.markup import element, escaped

SIGN_IN = "/login"  # where Gradio's own client for programs signs in, too
SIGN_OUT = "/logout"
WRONG = "The name or the password is not right."
BUSY = "Too many people are signing in right now. Try again in a few seconds."
UNUSABLE = "The form came in a shape that cannot be read. Open the sign-in page itself, and try again."
_CONVERSATION = re.compile(r"[0-9a-f]{1,64}")


def waiting(seconds: int) -> str:
    """Return what somebody is told who has to wait."""
    minutes = round(seconds / 60)
    if seconds < 100:
        time = "1 second" if seconds == 1 else f"{seconds} seconds"
    else:
        time = f"about {minutes} minutes"
    return f"Too many tries were not right. Wait {time}, then try again."


def way_back(conversation: str) -> str:
    """Return the address of the page, with the conversation that was asked for if it looks like one."""
    return f"./?conversation={conversation}" if _CONVERSATION.fullmatch(conversation) else "./"


def render_sign_in(name: str = "", problem: str = "", conversation: str = "") -> str:
    """Return the page; `problem` says why the last try did not work, `conversation` is opened afterwards."""
    told = element("p", escaped(problem), "problem", role="alert", id="problem") if problem else ""
    wrong = ' aria-describedby="problem"' if problem else ""
    kept = (
        f'<input type="hidden" name="conversation" value="{escaped(conversation)}">' if conversation else ""
    )
    first, second = (" autofocus", "") if not name else ("", " autofocus")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        '<title>Sign in - Footnote</title>\n<link rel="icon" href="data:,">\n'
        f"<style>{_style()}</style>\n</head>\n<body>\n<main>\n<h1>Footnote</h1>\n"
        "<p>Sign in to ask questions and to see your own conversations.</p>\n"
        f'{told}\n<form method="post" action=".{SIGN_IN}">\n{kept}'
        '<label for="name">Name</label>\n'
        f'<input id="name" name="username" value="{escaped(name)}" autocomplete="username" required '
        f'autocapitalize="none" spellcheck="false" maxlength="64"{wrong}{first}>\n'
        '<label for="password">Password</label>\n'
        '<input id="password" name="password" type="password" autocomplete="current-password" required'
        f'{wrong}{second}>\n<button type="submit">Sign in</button>\n</form>\n'
        "<p>No password, or forgotten? Ask whoever runs this page.</p>\n</main>\n</body>\n</html>\n"
    )


@cache
def sign_in_policy() -> str:
    """Return the content security policy of the page: its own style, its own form, nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    return (files("ui") / "assets" / "sign-in.css").read_text(encoding="utf-8")
