import pytest

from assistant.answer import Answer, AnswerStatement, Audience, Gloss
from evals.readability import grade, readability_of, syllables
from tests.assistant.fakes import an_answer


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("bone", 1), ("bones", 1), ("cat", 1), ("the", 1), ("table", 2), ("edema", 3), ("marrow", 2),
        ("osteonecrosis", 5), ("caused", 1), ("treated", 2), ("resolve", 2), ("diseases", 3), ("rhythm", 1),
        ("MRI", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_published_formula() -> None:
    # 6 words in 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 is below nought.
    assert grade("The cat sat on the mat.") == 0.0
    assert grade("Edema marrow edema.") == pytest.approx(0.39 * 3 + 11.8 * 8 / 3 - 15.59)


@pytest.mark.parametrize("text", ["", "3-18 [1].", "..."])
def test_a_text_without_words_has_the_lowest_grade(text: str) -> None:
    assert grade(text) == 0.0


def test_longer_sentences_are_harder() -> None:
    parts = "Pressure rises in the marrow. Edema follows after several hours."
    assert grade(parts.replace(". E", ", e")) > grade(parts)


def answered(*glosses: Gloss) -> Answer:
    said = AnswerStatement(text="Edema marrow edema. [1]", support="verified", citations=(1,))
    return an_answer(statements=(said,), glosses=glosses)


def test_each_audience_has_the_means_over_its_answers() -> None:
    gloss = Gloss(term="edema", plain="extra fluid")
    row = readability_of(Audience.PATIENT, [answered(gloss), answered(), an_answer(statements=())])
    assert row is not None
    assert (row.audience, row.answers, row.glosses) == (Audience.PATIENT, 2, 0.5)
    assert row.grade == pytest.approx(grade("Edema marrow edema."))
    assert row.gloss_grade == pytest.approx(grade("edema: extra fluid."))


def test_nothing_answered_gives_no_grade() -> None:
    assert readability_of(Audience.NURSE, [an_answer(statements=())]) is None


def test_answers_without_glosses_have_no_grade_of_glosses() -> None:
    row = readability_of(Audience.NURSE, [answered()])
    assert row is not None
    assert row.gloss_grade is None
