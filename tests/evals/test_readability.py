from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerStatement, Audience, Gloss
from corpus.glossary import Glossary, Term
from evals.readability import glossary_over, grade, readability_by_audience, readability_of, syllables
from tests.assistant.fakes import an_answer
from tests.evals.answers import ARTICLE


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


def test_each_audience_is_given_the_glosses_of_its_own_over_the_same_answers() -> None:
    terms = (Term(term="edema", plain="extra fluid"), Term(term="marrow", lay=("core",), plain="soft inside"))
    known_already = answered(Gloss(term="x-ray", plain="a picture"))
    rows = readability_by_audience([known_already, an_answer(statements=())], Glossary(terms), ())
    assert {row.audience: (row.answers, row.glosses) for row in rows} == {
        Audience.UNSAID: (1, 0),
        Audience.PATIENT: (1, 2),
        Audience.STUDENT: (1, 1),
        Audience.NURSE: (1, 0),
        Audience.PHYSICIAN: (1, 0),
    }
    assert len({row.grade for row in rows}) == 1


def test_no_audience_is_graded_where_nothing_was_answered() -> None:
    assert readability_by_audience([an_answer(statements=())], Glossary(()), ()) == ()


def test_the_glossary_comes_with_the_terms_that_the_articles_spell_out(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(
        "- term: overuse\n  plain: doing it too often\n- term: scurvy\n  plain: lack of a vitamin\n",
        encoding="utf-8",
    )
    glossary, present = glossary_over([tmp_path], {ARTICLE.id: ARTICLE})
    assert "overuse" in present
    assert "scurvy" not in present
    assert [mention.term.plain for mention in glossary.explained("Overuse", present)] == [
        "doing it too often"
    ]


def test_answers_without_glosses_have_no_grade_of_glosses() -> None:
    row = readability_of(Audience.NURSE, [answered()])
    assert row is not None
    assert row.gloss_grade is None
