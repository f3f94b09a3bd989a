from html.parser import HTMLParser

from hypothesis import given

from tests.ui.export.conversations import any_text, conversation_with, fever_answer, worded
from tests.ui.small_assistant import MARKUP
from ui.export.as_html import render_html
from ui.export.conversation import Conversation

ADDRESSES = {"href", "src", "action", "srcset", "style", "background", "data"}


class Page(HTMLParser):
    """Hold the elements of a document, its quotes, and the addresses that it names."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.quotes: list[str] = []
        self.feed(render_html(conversation))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in ADDRESSES or name.startswith("on")]
        if tag == "blockquote":
            self.quotes.append("")

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["blockquote"]:
            self.quotes[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


@given(any_text)
def test_whatever_the_texts_they_are_text(text: str) -> None:
    plain = Page(conversation_with(worded(fever_answer(0), "text"), title="t"))
    page = Page(conversation_with(worded(fever_answer(0), text), title=text))
    assert page.quotes == [text.replace("\r", "")]
    assert page.tags == plain.tags


def test_markup_is_shown_and_not_obeyed() -> None:
    page = Page(conversation_with(worded(fever_answer(0), MARKUP), title=MARKUP))
    assert page.quotes == [MARKUP]
    assert not {"script", "img", "b", "link"} & set(page.tags)
    assert page.addresses == []


def test_each_number_leads_to_its_source() -> None:
    page = Page(conversation_with(fever_answer(0, 1), fever_answer(2)))
    assert page.addresses == ["#m1-1", "#m1-2", "#m3-1"]
    assert page.ids == ["m1-1", "m1-2", "m3-1"]


def test_the_file_asks_no_other_address_and_tells_what_must_be_told() -> None:
    html = render_html(conversation_with(fever_answer(1)))
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
    assert not any(word in html for word in ("http://", "https://", "@import", "url("))
    for told in ("prefers-color-scheme: dark", "@media print", "Pending review, updated 2024-05-01",
                 "reference 3: not listed by the article", "A cited article is pending review."):  # fmt: skip
        assert told in html
