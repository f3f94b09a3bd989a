"""Whether a reader is told what must be told beside the answer."""

from evals.case import Turn
from evals.metrics.facts import refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.score import NOT_APPLICABLE, Context, Score, Unit, answer_of, share


class NoticesTold:
    """Measure the share of the expected kinds of notices that are told."""

    name = "notices-told"
    title = "Expected notices told"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether notices are expected."""
        return bool(turn.notices)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with the kinds that are missing."""
        if refusal_is_accepted(turn, outcome):
            return NOT_APPLICABLE
        expected = set(turn.notices)
        missing = sorted(expected - {notice.kind for notice in answer_of(outcome).notices})
        why = f"missing: {', '.join(missing)}" if missing else ""
        return share(len(expected) - len(missing), len(expected), why)
