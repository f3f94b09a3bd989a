from tests.ui.export.conversations import fever_answer
from ui.export.wording import place, standing, status_label


def test_where_a_quote_stands_and_how_far_it_was_reviewed() -> None:
    (cited,) = fever_answer(0).citations
    assert place(cited) == "Fever in winter › Course"
    assert standing(cited) == "Pending review, updated 2024-05-01"
    bare = cited.model_copy(update={"section": (), "updated": None, "review_status": "approved"})
    assert place(bare) == "Fever in winter"
    assert standing(bare) == "Reviewed, no date"


def test_only_an_answer_that_is_less_than_whole_has_a_label() -> None:
    assert status_label("answered") == ""
    assert status_label("not_in_sources") == "Not in the articles"
