from hypothesis import given

from tests.ui.export.conversations import any_text, fever_answer, worded
from ui.export.copied import render_copied


def test_the_answer_its_sources_and_what_to_note() -> None:
    assert render_copied(fever_answer(1)) == (
        "In some people winter fever lasts 10 days. [1]\n\n"
        "Sources\n\n"
        '[1] "In some people winter fever lasts 10 days."\n'
        "    Fever in winter > Course\n"
        "    review status: pending, updated 2024-05-01\n"
        "    reference 2 (research): Wind and fever, Annals of Weather, 2018\n"
        "    reference 3: not listed by the article\n\n"
        "Please note\n- A cited article is pending review.\n"
    )


def test_an_answer_without_citations_is_copied_alone() -> None:
    refused = fever_answer().model_copy(update={"answer": "The articles do not answer this."})
    assert render_copied(refused) == "The articles do not answer this.\n"


@given(any_text)
def test_answer_and_quote_come_out_as_they_are(text: str) -> None:
    copied = render_copied(worded(fever_answer(0), text))
    assert copied.startswith(text.rstrip())
    assert f'[1] "{text}"\n' in copied
