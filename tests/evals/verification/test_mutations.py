from collections.abc import Callable

import pytest

from evals.verification.mutations import (
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


@pytest.mark.parametrize(
    ("mutation", "sentence", "made"),
    [
        (altered_figures, "It lasts 3 days.", "It lasts 4 days."),
        (swapped_units, "It lasts 3 days.", "It lasts 3 weeks."),
        (changed_ranges, "It lasts 3-9 days.", "It lasts 3 days."),
        (exchanged_figures, "It is 3 % here and 9 % there.", "It is 9 % here and 3 % there."),
        (changed_negations, "It is not rare.", "It is rare."),
        (changed_negations, "It is rare.", "It is not rare."),
        (flipped_comparatives, "It is more rare.", "It is less rare."),
        (exchanged_roles, "CT is less sensitive than MRI.", "MRI is less sensitive than CT."),
        (exchanged_roles, "Gout causes pain.", "Pain causes gout."),
        (strengthened, "It is often severe.", "It is always severe."),
        (without_hedges, "It is often severe.", "It is severe."),
        (without_scope, "It is severe in children.", "It is severe."),
    ],
)
def test_a_true_sentence_is_made_false(
    mutation: Callable[[str], list[str]], sentence: str, made: str
) -> None:
    assert made in mutation(sentence)


def test_the_subject_is_taken_from_another_statement() -> None:
    assert with_subject_of("Gout is severe.", "Lupus is rare.") == ["Lupus is severe."]
    assert with_subject_of("Gout is severe.", "Gout is rare.") == []
