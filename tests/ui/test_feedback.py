from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from assistant.answer import Answer
from assistant.conversations import Message
from assistant.errors import AssistantError
from assistant.feedback import Opinion, Reason, parse_opinion
from tests.ui.small_assistant import MARKUP, answer_of, small_article
from ui.feedback import STAYS, answer_name, message_named, render_feedback, render_form

ARTICLE = small_article()
FIRST = answer_of(ARTICLE, ARTICLE.statements[:1])
SECOND = answer_of(ARTICLE, ARTICLE.statements[1:2])


class Elements(HTMLParser):
    """Collect the elements of a piece of HTML, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one."""
        self.found.append((tag, dict(attrs)))

    def pressed(self) -> list[str | None]:
        return [attributes.get("aria-pressed") for tag, attributes in self.found if tag == "button"]


def said(id_: int, answer: Answer | None) -> Message:
    return Message(id_, "assistant" if answer else "user", "x", answer, datetime.now(UTC))


def test_an_answer_is_found_by_its_name_and_only_at_its_place() -> None:
    messages = [said(7, None), said(8, FIRST), said(9, FIRST)]
    keys = ["m0", "m1", "m2"]
    assert message_named(answer_name("m2", FIRST), messages, keys).id == 9
    for name in (answer_name("m1", SECOND), answer_name("m3", FIRST), ""):
        with pytest.raises(AssistantError, match="no longer there"):
            message_named(name, messages, keys)


@pytest.mark.parametrize(
    ("opinion", "pressed"),
    [
        (None, ["false", "false"]),
        (Opinion(good=True), ["true", "false"]),
        (Opinion(good=False, reasons=(Reason.WRONG,)), ["false", "true"]),
    ],
)
def test_the_buttons_show_what_was_said(opinion: Opinion | None, pressed: list[str]) -> None:
    assert Elements(render_feedback("m1-0", opinion)).pressed() == pressed


def test_a_remark_is_carried_as_it_is_and_is_no_markup() -> None:
    opinion = Opinion(good=True, remark=f"{MARKUP}\n\n'\"*so*")
    html = render_feedback("m1-0", opinion)
    assert "\n" not in html
    elements = Elements(html).found
    assert [tag for tag, _ in elements] == ["div", "button", "button", "span"]
    assert parse_opinion(elements[0][1]["data-opinion"] or "") == opinion


def test_the_form_offers_every_reason_and_says_where_it_stays() -> None:
    form = render_form()
    offered = [attributes.get("value") for tag, attributes in Elements(form).found if tag == "input"]
    assert offered == [reason.value for reason in Reason]
    assert STAYS in form
