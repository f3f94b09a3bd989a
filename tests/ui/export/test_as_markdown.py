import re
from html import unescape

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from tests.ui.export.conversations import any_text, conversation_with, fever_answer, worded
from tests.ui.small_assistant import MARKUP
from ui.export.as_markdown import escaped_line, render_markdown

READER = MarkdownIt("gfm-like", {"linkify": False})


def shown(markdown: str) -> str:
    """Return what a reader sees, as text."""
    return unescape(re.sub(r"<[^>]+>", "", READER.render(markdown))).strip()


def test_the_answer_with_its_source() -> None:
    assert render_markdown(conversation_with(fever_answer(1))) == (
        "# How long does winter fever last?\n\n"
        "2026-01-02. For education only: it does not replace professional judgement. "
        "Verify before use in care.\n\n"
        "## Question\n\nHow long does winter fever last?\n\n"
        "## Answer\n\nIn some people winter fever lasts 10 days. [1]\n\n"
        "### Sources\n\n**[1]** Fever in winter › Course\n\n"
        "> In some people winter fever lasts 10 days.\n\n"
        "- Pending review, updated 2024-05-01\n"
        "- reference 2 (research): Wind and fever, Annals of Weather, 2018\n"
        "- reference 3: not listed by the article\n\n"
        "### Please note\n\n- A cited article is pending review.\n"
    )


@pytest.mark.parametrize(
    "figures", ["<5 mm", "3–18 months", "5 & 6", "p < 0.05 [1], [2, 3]", "2.5 mg/kg (max. 50 mg)", "5% #3"]
)
def test_figures_need_no_escape(figures: str) -> None:
    assert escaped_line(figures) == figures


@given(any_text.map(lambda text: " ".join(text.replace("\0", "").split())))
def test_a_line_shows_exactly_its_text(text: str) -> None:
    html = READER.render(escaped_line(text))
    assert shown(escaped_line(text)) == text
    assert re.findall("<[^>]*>", html) == (["<p>", "</p>"] if text else [])


def test_bullets_and_paragraphs_of_an_answer_stay() -> None:
    answer = fever_answer(0).model_copy(update={"answer": "Causes:\n- cold [1]\n- *wind*\n\nThat is all."})
    markdown = render_markdown(conversation_with(answer))
    assert "Causes:\n\n- cold [1]\n\n- \\*wind\\*\n\nThat is all.\n" in markdown


def test_markup_is_shown_and_not_obeyed() -> None:
    html = READER.render(render_markdown(conversation_with(worded(fever_answer(0), MARKUP), title=MARKUP)))
    assert "<script" not in html
    assert "<img" not in html
    assert MARKUP in unescape(html)
