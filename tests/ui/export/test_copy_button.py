from tests.ui.export.conversations import fever_answer, worded
from tests.ui.small_assistant import MARKUP
from ui.export.copy_button import render_copy_button
from ui.markup import cleaned


def test_the_button_says_what_it_does_and_holds_the_text() -> None:
    html = render_copy_button(fever_answer(0))
    assert 'aria-label="Copy this answer with its sources"' in html
    assert 'role="status"' in html
    assert "Care of winter fever" in html


def test_the_text_is_escaped_and_cleaning_changes_nothing() -> None:
    html = render_copy_button(worded(fever_answer(0), MARKUP))
    assert "<script" not in html
    assert "&lt;script" in cleaned(html)
    assert 'class="copied-text" hidden=""' in cleaned(html)
