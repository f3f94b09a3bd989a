from datetime import date
from typing import Any

import pytest

from assistant.accuracy import Accuracy, Composed, Figure, Measured, read_accuracy
from assistant.answer import Receipt

MADE_WITH = Receipt(
    corpus="c", generation="g", embedding_model="e", language_model="l", prompts={"prose": "p"}, reranker="r"
)
MEASURED = Measured(
    day=date(2025, 8, 14),
    made_with=MADE_WITH,
    kept_apart=Figure(value=0.5, low=0.1, high=0.9, n=2),
    figures={},
    kinds=(),
)
BOTH = Accuracy(runs={"quotes": MEASURED, "prose": MEASURED})


@pytest.mark.parametrize(
    ("changes", "quotes", "prose"),
    [
        ({}, True, True),
        ({"generation": "another"}, True, True),
        ({"corpus": "another"}, False, False),
        ({"embedding_model": "another"}, False, False),
        ({"reranker": "another"}, False, False),
        ({"language_model": "another"}, True, False),
        ({"language_model": None, "prompts": {}}, True, False),
        ({"prompts": {"prose": "another"}}, True, False),
    ],
)
def test_figures_are_told_only_of_what_was_measured(
    changes: dict[str, Any], quotes: bool, prose: bool
) -> None:
    receipt = MADE_WITH.model_copy(update=changes)
    assert (BOTH.of("quotes", receipt) is MEASURED) is quotes
    assert (BOTH.of("prose", receipt) is MEASURED) is prose


@pytest.mark.parametrize("composed", ["quotes", "prose"])
def test_what_was_never_measured_has_no_figures(composed: Composed) -> None:
    assert Accuracy().of(composed, MADE_WITH) is None


def test_the_program_carries_figures_of_both_composers() -> None:
    assert set(read_accuracy().runs) == {"quotes", "prose"}
