from dataclasses import replace

import pytest

from assistant.synonyms import Synonyms, synonyms_of
from assistant.words import stems
from corpus.glossary import Glossary, Term
from index.passage import Passage, passages_of
from tests.assistant.articles import tennis_elbow

GLOSSARY = Glossary(
    (
        Term(term="myocardial infarction", lay=("heart attack",), short=("MI",)),
        Term(term="mitral regurgitation", short=("MI",)),
        Term(term="cardiac", lay=("heart",)),
        Term(term="dyspnea", lay=("shortness of breath", "breathlessness")),
        Term(term="ultrasonography", also=("sonography", "ultrasound")),
    )
)
A_PASSAGE = passages_of(tennis_elbow())[0]


def passage(id_: str, text: str) -> Passage:
    return replace(A_PASSAGE, id=id_, text=text)


SYNONYMS = synonyms_of(
    GLOSSARY,
    [
        passage("a", "Myocardial infarctions harm the heart."),
        passage("b", "Cardiac ultrasound shows it. Ultrasound is safe, sonography too."),
        passage("c", "Breathlessness is common."),
    ],
)


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Is a heart attack deadly?", "Is a myocardial infarction deadly?"),
        ("What harms the heart?", "What harms the heart?"),
        ("Dyspnoea, shortness of breath?", "breathlessness, breathlessness?"),
        ("sonography or ultrasonography", "sonography or ultrasound"),
        ("How deadly is an MI?", "How deadly is an myocardial infarction?"),
        ("mitral regurgitation", "mitral regurgitation"),
        ("", ""),
    ],
)
def test_a_name_that_the_articles_never_use_gives_way_to_theirs(question: str, searched: str) -> None:
    assert SYNONYMS.in_articles_words(question) == searched
    assert SYNONYMS.in_articles_words(searched) == searched


@pytest.mark.parametrize(
    ("question", "id_", "held"),
    [
        ("What harms the heart?", "b", {"heart"}),
        ("What harms the heart?", "a", {"heart"}),
        ("What harms the heart?", "c", set()),
        ("Is sonography safe?", "b", {"sonographi"}),
        ("Is it safe?", "b", set()),
        ("Is sonography safe?", "not indexed", set()),
    ],
)
def test_a_passage_holds_a_word_of_the_question_by_another_name(
    question: str, id_: str, held: set[str]
) -> None:
    assert SYNONYMS.held_for(question)(id_) == held


def test_a_short_form_that_the_articles_use_stays() -> None:
    synonyms = synonyms_of(GLOSSARY, [passage("a", "Myocardial infarction (MI)."), passage("b", "MI kills.")])
    assert synonyms.in_articles_words("How deadly is an MI?") == "How deadly is an MI?"
    assert synonyms.held_for("A heart attack?")("b") == {"heart", "attack"}


def test_a_name_that_the_articles_hardly_use_gives_way_to_their_usual_one() -> None:
    texts = ("Sonography shows it.", "Sonography is safe.", "Sonography is quick.", "An ultrasound probe.")
    synonyms = synonyms_of(GLOSSARY, [passage(str(at), text) for at, text in enumerate(texts)])
    assert synonyms.in_articles_words("Is ultrasound safe?") == "Is sonography safe?"


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("Is dyspnea a sign of mitral regurgitation?", ("mitral regurgitation",)),
        ("Is breathlessness common?", ()),
        ("Is ultrasonography safe?", ()),
        ("What harms it?", ()),
    ],
)
def test_a_term_that_no_passage_names_is_strange(question: str, strange: tuple[str, ...]) -> None:
    assert SYNONYMS.strange_in(question, frozenset({"safe"})) == strange


def test_a_term_in_words_that_the_articles_use_is_not_strange() -> None:
    assert SYNONYMS.strange_in("mitral regurgitation", frozenset(stems("mitral regurgitation"))) == ()


def test_without_articles_nothing_is_replaced() -> None:
    assert synonyms_of(GLOSSARY, []) == Synonyms(GLOSSARY, {}, frozenset(), {})
    assert synonyms_of(GLOSSARY, []).in_articles_words("heart attack") == "heart attack"
