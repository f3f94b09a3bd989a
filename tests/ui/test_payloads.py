from html.parser import HTMLParser

import pytest

from tests.ui.hostile_assistant import answer_saying, article_saying
from tests.ui.payloads import AT_ONCE, PAYLOADS, Payload
from ui.rendering import render_answer, render_draft, render_question

HARMLESS = "harmless words [1]\n- and an item"


class Markup(HTMLParser):
    """Collect the elements of HTML, each with the names of its attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[tuple[str, ...]] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def everywhere(text: str) -> str:
    """Return the HTML of a question, an answer with its sources and a draft that say the text."""
    article = article_saying(text, "a")
    answer = answer_saying(text, article)
    shown = render_answer(answer, {"a": article}, "m1")
    return render_question(text) + shown + render_draft(text, answer, "m1")


def test_there_are_many_payloads_of_many_kinds() -> None:
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS) >= 200
    assert len({payload.kind for payload in PAYLOADS}) >= 10
    assert set(AT_ONCE) < {payload.kind for payload in PAYLOADS}


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload.text))
def test_a_payload_brings_no_element_and_no_attribute(payload: Payload) -> None:
    assert Markup(everywhere(payload.text)).elements <= Markup(everywhere(HARMLESS)).elements


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload.text))
def test_a_question_is_shown_as_it_was_typed(payload: Payload) -> None:
    shown = Markup(render_question(payload.text)).text
    assert shown == payload.text.replace("\r", "").replace("\0", "")
