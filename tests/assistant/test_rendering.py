import pytest

from assistant.answer import CitedReference
from assistant.rendering import render_answer, render_apparatus, render_citation, render_reference
from tests.assistant.fakes import CITATION, an_answer


def test_an_answer_is_its_text_then_sources_then_follow_ups_then_notices() -> None:
    assert render_answer(an_answer()) == (
        "Pain lasts 3-18 months [1].\n"
        "\n"
        "Sources\n"
        "\n"
        '[1] "Pain lasts 3-18 months."\n'
        "    Bone > Treatment > Duration\n"
        "    review status: under review, updated 2024-05-01\n"
        "    reference 2 (guideline): On bones, Journal, 2021\n"
        "    reference 6: not listed by the article\n"
        "\n"
        "You can also ask\n"
        "  - What helps?\n"
        "\n"
        "Please note\n"
        "  - For education only.\n"
        "\n"
    )


def test_a_refusal_has_no_sources() -> None:
    refusal = an_answer(status="not_in_sources", answer="Not there.", citations=(), follow_ups=(), notices=())
    assert render_answer(refusal) == "Not there.\n\n"
    assert render_apparatus(refusal) == ""


def test_a_citation_without_a_date_says_so() -> None:
    assert "review status: unknown, no date" in render_citation(
        CITATION.model_copy(update={"review_status": "unknown", "updated": None})
    )


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (CitedReference(marker=6, listed=False), "reference 6: not listed by the article"),
        (CitedReference(marker=1, listed=True, title="On bones"), "reference 1: On bones"),
        (
            CitedReference(marker=1, listed=True, kind="research", title="On bones", year=2020),
            "reference 1 (research): On bones, 2020",
        ),
    ],
)
def test_a_reference_is_one_line(reference: CitedReference, line: str) -> None:
    assert render_reference(reference) == line


def test_what_a_source_says_cannot_steer_the_terminal() -> None:
    hostile = an_answer(
        answer="a\x1b[2Jb\u202e [1]", citations=(CITATION.model_copy(update={"quote": "\x9bx"}),)
    )
    rendered = render_answer(hostile)
    assert "\x1b" not in rendered
    assert "\x9b" not in rendered
    assert "\u202e" not in rendered
    assert "a\ufffd[2Jb\ufffd [1]" in rendered
