"""Whether the figures of an answer are exactly those of its quotes and those that were expected."""

from assistant.answer import Answer
from corpus.quantities import quantities_in
from evals.case import Fact, Turn
from evals.forms import tells_any
from evals.metrics.citing import quotes_cited
from evals.metrics.facts import refusal_is_accepted
from evals.metrics.figures import absent_figures
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, passed


class ExactFigures:
    """Measure whether each figure told is quoted, with its unit, and each figure required is told.

    Of a required fact one of the accepted forms is enough.
    """

    name = "exact-figures"
    title = "Answers with exact figures and units"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether an answer is expected that tells figures."""
        return turn.answers and any(map(_has_figures, turn.required))

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return 1 where every figure is exact, else 0 with those that are not."""
        if refusal_is_accepted(turn, outcome):
            return NOT_APPLICABLE
        answer = answer_of(outcome)
        told = any(quantities_in(statement.text) for statement in answer.statements)
        if not told and not self.applies(turn):
            return NOT_APPLICABLE
        unquoted = _unquoted(answer)
        texts = tuple(statement.text for statement in answer.statements)
        untold = [f"“{fact.accepted[0]}”" for fact in turn.required if not _figures_told(fact, texts)]
        wrong = [
            f"not in the cited quotes: {', '.join(unquoted)}" if unquoted else "",
            f"not told: {', '.join(untold)}" if untold else "",
        ]
        return passed(not any(wrong), "; ".join(filter(None, wrong)))


def _unquoted(answer: Answer) -> tuple[str, ...]:
    return tuple(
        figure.printed
        for statement in answer.statements
        for figure in absent_figures(statement.text, quotes_cited(statement, answer))
    )


def _has_figures(fact: Fact) -> bool:
    return any(quantities_in(form) for form in fact.accepted)


def _figures_told(fact: Fact, texts: tuple[str, ...]) -> bool:
    """Tell whether the texts hold a form of the fact, or the figures of one; a fact may have none."""
    if not _has_figures(fact) or tells_any(texts, fact.accepted):
        return True
    return any(quantities_in(form) and not absent_figures(form, texts) for form in fact.accepted)
