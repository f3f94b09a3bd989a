import base64
import hashlib
import re
from importlib.resources import files

import pytest

from ui.access.sign_in_page import render_sign_in, sign_in_policy, waiting, way_back

ATTACK = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>"


def test_each_field_has_its_label_and_tells_password_managers_what_it_is() -> None:
    page = render_sign_in()
    for field, hint in (("name", "username"), ("password", "current-password")):
        assert f'<label for="{field}">' in page
        assert re.search(rf'<input id="{field}"[^>]*autocomplete="{hint}"', page)
    assert '<html lang="en">' in page
    assert "<script" not in page


def test_a_problem_is_announced_and_tied_to_the_fields() -> None:
    page = render_sign_in("ann", "Not right.")
    assert '<p class="problem" role="alert" id="problem">Not right.</p>' in page
    assert page.count('aria-describedby="problem"') == 2
    assert 'value="ann"' in page


def test_nothing_that_was_sent_becomes_markup() -> None:
    page = render_sign_in(ATTACK, ATTACK, ATTACK)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;") == 3


def test_the_policy_allows_the_style_on_the_page_and_nothing_else() -> None:
    style = re.search(r"<style>(.*?)</style>", render_sign_in(), re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in sign_in_policy()
    assert "default-src 'none'" in sign_in_policy()
    assert "unsafe" not in sign_in_policy()


@pytest.mark.parametrize(
    ("conversation", "address"),
    [
        ("", "./"),
        ("0123abcdef", "./?conversation=0123abcdef"),
        ("//evil.example", "./"),
        ("a\r\nset-cookie: x=y", "./"),
        ("https://evil.example", "./"),
        ("f" * 65, "./"),
    ],
)
def test_the_way_back_stays_on_the_page(conversation: str, address: str) -> None:
    assert way_back(conversation) == address


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "Wait 1 second,"), (8, "Wait 8 seconds,"), (128, "about 2 minutes"), (900, "about 15 minutes")],
)
def test_a_wait_is_told_in_plain_words(seconds: int, words: str) -> None:
    assert words in waiting(seconds)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_the_colours_can_be_told_apart(look: int) -> None:
    style = (files("ui") / "assets" / "sign-in.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{([^}]*)\}", style)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[look]))
    for text in ("text", "quiet", "problem"):
        assert _contrast(colours[text], colours["ground"]) >= 4.5
    assert _contrast(colours["on-accent"], colours["accent"]) >= 4.5
    for border in ("line", "accent"):
        assert _contrast(colours[border], colours["ground"]) >= 3
