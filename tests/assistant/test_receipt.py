from assistant.answer import Conflict, Receipt
from assistant.receipt import digest_of_section, sealed
from tests.assistant.articles import tennis_elbow
from tests.assistant.fakes import CITATION

ARTICLE = tennis_elbow()
RECEIPT = Receipt(corpus="c", generation="g", embedding_model="e", language_model=None, prompts={})


def test_a_receipt_names_the_cited_articles_quotes_and_conflicts_without_their_words() -> None:
    citation = CITATION.model_copy(update={"article_id": ARTICLE.id})
    conflict = Conflict(quantity="duration", citations=(1, 2), values=("6-12 months", "6-24 months"))
    receipt = sealed(RECEIPT, [citation], [conflict], {ARTICLE.id: ARTICLE})
    assert receipt.articles == {ARTICLE.id: ARTICLE.digest}
    assert receipt.conflicts == ((1, 2),)
    (quote,) = receipt.quotes
    assert (quote.n, quote.start, quote.end) == (1, citation.start, citation.end)
    assert citation.quote not in receipt.model_dump_json()


def test_an_answer_without_citations_seals_nothing() -> None:
    assert sealed(RECEIPT, (), (), {ARTICLE.id: ARTICLE}) == RECEIPT


def test_headings_are_told_from_one_another() -> None:
    paths = [(), ("Course",), ("Course", "Pain"), ("Pain", "Course"), ("CoursePain",)]
    assert len({digest_of_section(path) for path in paths}) == len(paths)
