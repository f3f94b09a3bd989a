"""How long a reader waits."""

from assistant.answer import Timing
from evals.case import Turn
from evals.outcome import TurnOutcome
from evals.score import Context, Score, Unit, answer_of


class _Latency:
    """Measure the milliseconds from the question to one step, which may not take place."""

    unit: Unit = "ms"
    lower_is_better = True

    def applies(self, turn: Turn) -> bool:
        """Tell that every turn takes its time."""
        return True

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the milliseconds; none where the step did not take place."""
        return Score(self.milliseconds(answer_of(outcome).timing_ms))

    def milliseconds(self, timing: Timing) -> float | None:
        """Return the time of the step."""
        raise NotImplementedError


class FirstQuote(_Latency):
    """Measure the time to the first quote."""

    name = "first-quote"
    title = "Time to the first quote"

    def milliseconds(self, timing: Timing) -> float | None:
        """Return the time to the first quote."""
        return timing.first_quote


class FirstToken(_Latency):
    """Measure the time to the first piece of prose."""

    name = "first-token"
    title = "Time to the first piece of prose"

    def milliseconds(self, timing: Timing) -> float | None:
        """Return the time to the first piece of prose."""
        return timing.first_token


class Total(_Latency):
    """Measure the time to the whole answer."""

    name = "total"
    title = "Time to the whole answer"

    def milliseconds(self, timing: Timing) -> float | None:
        """Return the time to the whole answer."""
        return timing.total
