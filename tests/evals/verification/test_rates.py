from evals.verification.mutant import NEVER, Kind, Mutant
from evals.verification.mutants import mutants_of
from evals.verification.rates import rates_of
from evals.verification.rates_table import rates_object, rates_text
from evals.verification.true_sentence import TrueSentence, read_topics, true_sentences

SENTENCES = [
    TrueSentence("gout", "Gout lasts 3 days.", "Gout lasts 3 days.", "Gout lasts 3 days."),
    TrueSentence("gout", "Gout is over after 3 days.", "Gout lasts 3 days.", "Gout lasts 3 days."),
    TrueSentence("gout", "Lupus persists.", "Lupus persisted.", "Lupus persisted."),
]
MUTANTS = [
    Mutant(Kind.FIGURE, "Gout lasts 4 days.", SENTENCES[0].quote, SENTENCES[0].text),
    Mutant(Kind.HEDGE, "Gout may last.", SENTENCES[0].quote, SENTENCES[0].text),
]


def test_a_verifier_that_holds_all_lets_every_mutant_through() -> None:
    rates = rates_of(MUTANTS, SENTENCES, lambda _sentence, _quote: True)
    assert [(rate.name, rate.rejected, rate.n) for rate in rates.mutants] == [
        (Kind.FIGURE, 0, 1),
        (Kind.HEDGE, 0, 1),
    ]
    assert [one.kind for one in rates.let_through] == [Kind.FIGURE]
    assert "let through (1):" in rates_text(rates)


def test_no_figure_unit_negation_or_citation_gets_through() -> None:
    sentences = true_sentences(read_topics())
    mutants = [one for one in mutants_of(sentences) if one.kind in NEVER]
    assert len(mutants) >= 1000
    rates = rates_of(mutants, sentences)
    assert not rates.let_through
    assert rates.statements.rejected == 0
    assert {one["name"] for one in rates_object(rates)["mutants"]} == set(NEVER)
