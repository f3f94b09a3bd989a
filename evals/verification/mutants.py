"""All mutants of a list of true sentences."""

from collections.abc import Sequence

from evals.verification.mutant import Kind, Mutant
from evals.verification.mutations import (
    Mutation,
    altered_figures,
    changed_negations,
    changed_ranges,
    exchanged_figures,
    exchanged_roles,
    flipped_comparatives,
    strengthened,
    swapped_units,
    with_subject_of,
    without_hedges,
    without_scope,
)
from evals.verification.true_sentence import TrueSentence

MUTATIONS: dict[Kind, Mutation] = {
    Kind.FIGURE: altered_figures,
    Kind.UNIT: swapped_units,
    Kind.RANGE: changed_ranges,
    Kind.EXCHANGED: exchanged_figures,
    Kind.NEGATION: changed_negations,
    Kind.COMPARATIVE: flipped_comparatives,
    Kind.ROLES: exchanged_roles,
    Kind.QUANTIFIER: strengthened,
    Kind.HEDGE: without_hedges,
    Kind.SCOPE: without_scope,
}


def mutants_of(sentences: Sequence[TrueSentence]) -> list[Mutant]:
    """Return the mutants of true sentences; subjects and citations come from the next ones of a topic."""
    made: list[Mutant] = []
    for index, one in enumerate(sentences):
        for kind, mutation in MUTATIONS.items():
            made += [
                Mutant(kind, text, one.quote, one.text)
                for text in dict.fromkeys(mutation(one.text))
                if text not in (one.text, one.statement)
            ]
        others = [
            other
            for other in sentences[index + 1 :]
            if other.topic == one.topic and other.statement != one.statement
        ]
        for other in others[:1]:
            made.append(Mutant(Kind.CITATION, one.text, other.quote, one.text))
        for other in others[:6]:
            made += [
                Mutant(Kind.SUBJECT, text, one.quote, one.text)
                for text in with_subject_of(one.text, other.statement)
            ]
    return made
