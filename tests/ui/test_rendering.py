import re
from html import unescape

import pytest

from assistant.answer import Gloss, Notice
from assistant.errors import AssistantError
from tests.ui.small_assistant import MARKUP, answer_of, small_article
from ui.rendering import render_answer, render_draft, render_problem, render_question

ARTICLE = small_article()
ARTICLES = {ARTICLE.id: ARTICLE}
FIRST, SECOND, CAUSE, WITH_MARKUP = ARTICLE.statements

QUOTES = answer_of(ARTICLE, (FIRST, SECOND))
PROSE = answer_of(ARTICLE, (FIRST, SECOND), prose="Between three and ten days.")


def buttons(html: str) -> list[str]:
    return re.findall(r'data-source="([^"]+)"', html)


def cards(html: str) -> list[str]:
    return re.findall(r'data-card="([^"]+)"', html)


def test_quotes_are_shown_word_for_word_each_with_its_citation() -> None:
    html = render_answer(QUOTES, ARTICLES, "m1")
    assert unescape(html).count(FIRST.quote) >= 1
    assert buttons(html) == ["m1-1", "m1-2"]
    assert "<details" not in html


def test_every_citation_has_its_source_at_hand() -> None:
    html = render_answer(PROSE, ARTICLES, "m1")
    assert set(buttons(html)) == set(cards(html)) == {"m1-1", "m1-2"}


def test_the_quotes_stay_reachable_behind_prose() -> None:
    html = render_answer(PROSE, ARTICLES, "m1")
    assert html.index("Between three and ten days.") < html.index("2 passages, word for word")


def test_a_citation_is_a_button_with_a_spoken_name() -> None:
    html = render_answer(PROSE, ARTICLES, "m1")
    assert 'aria-label="Source 1: Fever in winter, Course"' in html
    assert re.search(r'<button [^>]*type="button"[^>]*>\[1\]</button>', html)


def test_the_sources_of_two_answers_stay_apart() -> None:
    first, second = (render_answer(QUOTES, ARTICLES, key) for key in ("m1", "m3"))
    assert not set(cards(first)) & set(cards(second))


def test_a_number_without_a_citation_stays_plain_text() -> None:
    odd = PROSE.model_copy(update={"answer": "Known [1], grouped [1, 2], unknown [7], [1, 9] and [x]."})
    html = render_answer(odd, ARTICLES, "m1")
    shown = html.split("<details")[0]
    assert buttons(shown) == ["m1-1", "m1-1", "m1-2"]
    assert "unknown [7], [1, 9] and [x]." in shown


def test_a_refusal_looks_different_and_cites_nothing() -> None:
    refused = answer_of(ARTICLE, (), prose="The articles do not answer this.", status="not_in_sources")
    html = render_answer(refused, ARTICLES, "m1")
    assert "status-not-in-sources" in html
    assert "Not in the articles" in html
    assert not buttons(html)
    assert not cards(html)


def test_bullets_become_a_list() -> None:
    listed = PROSE.model_copy(update={"answer": "Two causes:\n- wind [1]\n- cold [2]\nThat is all."})
    shown = render_answer(listed, ARTICLES, "m1").split("<details")[0]
    assert re.search(r"<p>Two causes:</p><ul><li>wind .*</li><li>cold .*</li></ul><p>That is all.</p>", shown)


def test_a_conflict_shows_both_values_each_with_its_citation() -> None:
    from assistant.answer import Conflict

    conflict = Conflict(quantity="duration", citations=(1, 2), values=("3 to 5 days", "10 days"))
    html = render_answer(answer_of(ARTICLE, (FIRST, SECOND), conflicts=(conflict,)), ARTICLES, "m1")
    box = html[html.index('class="conflict"') :]
    assert "duration" in box
    assert box.index("3 to 5 days") < box.index("m1-1") < box.index("10 days") < box.index("m1-2")


def test_notices_are_shown_and_a_conflict_is_not_told_twice() -> None:
    from assistant.answer import Conflict

    told = (
        Notice(kind="conflict", text="Told by the box."),
        Notice(kind="educational_use", text="To learn."),
    )
    conflict = Conflict(quantity="duration", citations=(1, 2), values=("3 days", "10 days"))
    with_box = QUOTES.model_copy(update={"notices": told, "conflicts": (conflict,)})
    without_box = QUOTES.model_copy(update={"notices": told})
    # What is copied has no box, and tells both.
    shown, _, copied = render_answer(with_box, ARTICLES, "m1").partition('class="copied-text"')
    assert "Told by the box." not in shown
    assert "Told by the box." in copied
    assert "Told by the box." in render_answer(without_box, ARTICLES, "m1")
    assert "To learn." in render_answer(with_box, ARTICLES, "m1")


@pytest.mark.parametrize(
    "html",
    [
        render_question(MARKUP),
        render_draft(MARKUP, QUOTES, "m1"),
        render_problem(AssistantError(MARKUP, MARKUP)),
        render_answer(answer_of(ARTICLE, (WITH_MARKUP,)), ARTICLES, "m1"),
        render_answer(answer_of(ARTICLE, (WITH_MARKUP,), prose=MARKUP), ARTICLES, "m1"),
        render_answer(
            QUOTES.model_copy(update={"notices": (Notice(kind=MARKUP, text=MARKUP),)}), ARTICLES, "m1"
        ),
    ],
)
def test_markup_is_shown_as_text(html: str) -> None:
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_html_is_one_line_so_that_no_markdown_is_read_in_it() -> None:
    html = render_question("one\n\n# two\n\n<b>three</b>")
    assert "\n" not in html
    assert html.startswith("<div")


def test_a_draft_says_that_it_is_one_and_its_citations_open() -> None:
    html = render_draft("So far [1]", QUOTES, "m1")
    assert "Draft, being checked" in html
    assert buttons(html) == ["m1-1"]


def test_a_problem_tells_cause_and_remedy() -> None:
    html = render_problem(AssistantError("The index is damaged.", "Run `assistant index`."))
    assert "The index is damaged." in html
    assert "Run `assistant index`." in html


def test_terms_are_explained_in_plain_words_as_text() -> None:
    glosses = (Gloss(term="edema", plain="extra <b>fluid</b>"),)
    html = render_answer(QUOTES.model_copy(update={"glosses": glosses}), ARTICLES, "m1")
    assert "In plain words" in html
    assert "<strong>edema</strong>: extra &lt;b&gt;fluid&lt;/b&gt;" in html
    assert "In plain words" not in render_answer(QUOTES, ARTICLES, "m1")
