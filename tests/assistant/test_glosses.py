import pytest

from assistant.answer import Answer, AnswerStatement, Audience
from assistant.glosses import MOST, with_glosses
from assistant.rendering import render_answer
from corpus.glossary import Glossary, Term, load_glossary
from tests.assistant.fakes import CITATION, an_answer

GLOSSARY = Glossary(
    (
        Term(term="hypertension", lay=("high blood pressure",), plain="high pressure in the arteries"),
        Term(term="ejection fraction", short=("EF",), plain="the share of blood pumped out per beat"),
        Term(term="DXA", plain="an X-ray test of bone strength"),
    )
)


def saying(*texts: str, quote: str = "Nothing.") -> Answer:
    said = tuple(AnswerStatement(text=text, support="verified", citations=(1,)) for text in texts)
    return an_answer(statements=said, citations=(CITATION.model_copy(update={"quote": quote}),))


@pytest.mark.parametrize(
    ("audience", "terms"),
    [
        (Audience.PATIENT, ["hypertension", "DXA", "ejection fraction"]),
        (Audience.STUDENT, ["DXA", "ejection fraction"]),
        (Audience.UNSAID, []),
        (Audience.NURSE, []),
        (Audience.PHYSICIAN, []),
    ],
)
def test_terms_are_explained_to_those_who_may_not_know_them(audience: Audience, terms: list[str]) -> None:
    answer = saying("Hypertension is common.", "DXA and hypertension.", quote="The ejection fraction falls.")
    glossed = with_glosses(answer, audience, GLOSSARY, set())
    assert [gloss.term for gloss in glossed.glosses] == terms
    assert glossed.model_copy(update={"glosses": ()}) == answer


def test_everyday_words_are_not_explained() -> None:
    answer = saying("High blood pressure is common.")
    assert with_glosses(answer, Audience.PATIENT, GLOSSARY, set()).glosses == ()


def test_no_name_reaches_from_one_statement_into_the_next() -> None:
    answer = saying("It lowers ejection", "fraction by fraction")
    assert with_glosses(answer, Audience.PATIENT, GLOSSARY, set()).glosses == ()


def test_a_short_form_is_explained_where_the_articles_spell_it_out() -> None:
    answer = saying("The EF falls.")
    assert with_glosses(answer, Audience.PATIENT, GLOSSARY, set()).glosses == ()
    (gloss,) = with_glosses(answer, Audience.PATIENT, GLOSSARY, {"ejection fraction"}).glosses
    assert gloss.term == "EF"


def test_no_more_terms_are_explained_than_a_reader_takes_in() -> None:
    shipped = load_glossary([])
    answer = saying("Asthma, sepsis, gout, cirrhosis, epilepsy, dementia, migraine, malaria and rickets.")
    glosses = with_glosses(answer, Audience.PATIENT, shipped, set()).glosses
    assert len(glosses) == MOST
    assert [gloss.term for gloss in glosses[:2]] == ["asthma", "sepsis"]


def test_the_terminal_shows_the_glosses() -> None:
    glossed = with_glosses(saying("Hypertension."), Audience.PATIENT, GLOSSARY, set())
    assert "In plain words\n  - hypertension: high pressure in the arteries\n" in render_answer(glossed)
    assert "In plain words" not in render_answer(saying("Hypertension."))
