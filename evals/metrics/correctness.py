"""Whether an answer is right as a whole."""

from evals.case import Turn
from evals.metrics.facts import forbidden_told, missing_facts, named, refusal_is_accepted
from evals.outcome import TurnOutcome
from evals.score import Context, Score, Unit, answer_of, passed


class Correctness:
    """Measure whether the status is an expected one, all required facts are told and no forbidden one is."""

    name = "correctness"
    title = "Right answers"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell that every turn calls for a right answer."""
        return True

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return 1 for a right answer, else 0 with everything that is wrong."""
        status = answer_of(outcome).status
        missing = () if refusal_is_accepted(turn, outcome) else missing_facts(turn, outcome)
        forbidden = forbidden_told(turn, outcome)
        wrong = [
            f"status {status}, expected {' or '.join(turn.status)}" if status not in turn.status else "",
            f"missing {named(missing)}" if missing else "",
            f"forbidden {', '.join(f'“{form}”' for form in forbidden)}" if forbidden else "",
        ]
        return passed(not any(wrong), "; ".join(filter(None, wrong)))
