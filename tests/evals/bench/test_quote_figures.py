from evals.bench.limits import FIRST_QUOTE
from evals.bench.questions import Questions
from evals.bench.quote_figures import quote_figures
from index.progress import silent
from tests.assistant.fakes import FakeAssistant
from tests.evals.bench.sample import FakeChain, FakeProcess

QUESTIONS = Questions(warm_up="w", single=("a", "b", "c"), conversations=(("d", "e"), ("f",)))


def test_both_sides_are_asked_every_single_question_after_a_warm_up() -> None:
    assistant, chain = FakeAssistant(), FakeChain()
    (figure,) = quote_figures(assistant, FakeProcess(chain), QUESTIONS, silent).figures
    assert [(question, quotes_only) for question, _, _, quotes_only in assistant.asked] == [
        (question, True) for question in "wabc"
    ]
    assert [question for question, _ in chain.asked] == ["w", "a", "b", "c"]
    assert len(figure.samples) == 3
    assert figure.limits == FIRST_QUOTE
    assert figure.reference is not None
    assert figure.reference.samples == (3.0, 3.0, 3.0)
    assert figure.ratio is not None


def test_progress_counts_what_is_counted() -> None:
    shown: list[tuple[int, int]] = []
    quote_figures(
        FakeAssistant(),
        FakeProcess(FakeChain()),
        QUESTIONS,
        lambda _, done, total: shown.append((done, total)),
    )
    assert shown == [(0, 3), (1, 3), (2, 3), (3, 3)]
