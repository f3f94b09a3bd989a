from tests.assistant.conftest import Opened


def test_each_part_of_a_question_is_answered(opened: Opened) -> None:
    answer = opened().ask("Is CTS caused by infection, and what signal shows on MRI?")
    assert answer.status == "answered"
    told = " ".join(statement.text for statement in answer.statements)
    assert "not caused by infection" in told
    assert "increased signal" in told


def test_a_part_that_points_back_is_read_with_the_part_before(opened: Opened) -> None:
    answer = opened().ask("Is CTS caused by infection, and how long does it last?")
    assert {"6-12 months", "6-24 months"} <= {value for one in answer.conflicts for value in one.values}


def test_what_the_articles_leave_open_is_said_beside_what_they_answer(opened: Opened) -> None:
    answer = opened().ask("Is CTS caused by infection, and which senator wrote the constitution?")
    assert answer.status == "partly_answered"
    assert "CTS is not caused by infection." in {statement.text for statement in answer.statements}
    (missing,) = (notice for notice in answer.notices if notice.kind == "not_in_sources")
    assert "which senator wrote the constitution?" in missing.text
    assert answer.answer.endswith(missing.text)


def test_where_no_part_is_answered_nothing_is(opened: Opened) -> None:
    answer = opened().ask("Which senator wrote the constitution, and when was parliament dissolved?")
    assert answer.status == "not_in_sources"
    assert answer.citations == ()
