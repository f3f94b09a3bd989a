from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import cleaned, element, escaped


class Reader(HTMLParser):
    """Collect the tags and the text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


printable = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t"))


@given(printable)
def test_any_text_comes_out_as_itself_and_as_nothing_but_text(text: str) -> None:
    read = Reader(cleaned(element("p", escaped(text))))
    assert read.text == text
    assert read.tags == ["p"]


@given(printable)
def test_html_stays_on_one_line(text: str) -> None:
    assert "\n" not in cleaned(element("p", escaped(text), data_title=text))


@given(printable)
def test_an_attribute_cannot_be_left(text: str) -> None:
    assert Reader(cleaned(element("button", "x", aria_label=text))).tags == ["button"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='https://example.org'>x</a>",
        "<iframe src='//example.org'></iframe>",
        "<p style='background:url(//example.org)'>x</p>",
        "<svg onload=alert(1)></svg>",
    ],
)
def test_what_slips_through_escaping_is_cleaned_away(html: str) -> None:
    clean = cleaned(html)
    assert "alert" not in clean
    assert "example.org" not in clean


def test_our_own_links_and_names_stay() -> None:
    html = (
        '<a href="?conversation=7" aria-current="page">x</a><section hidden="" data-card="m1-1">y</section>'
    )
    assert cleaned(html) == html
