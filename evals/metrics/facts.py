"""Which of the expected and forbidden facts an answer tells."""

from evals.case import Fact, Turn
from evals.forms import tells_any
from evals.outcome import TurnOutcome
from evals.score import answer_of


def refusal_is_accepted(turn: Turn, outcome: TurnOutcome) -> bool:
    """Tell whether the system refused where an answer or this very refusal is right.

    Nothing is then required of it: facts, citations and notices are those of an answer.
    """
    return turn.answers and bool(outcome.refused) and answer_of(outcome).status in turn.status


def missing_facts(turn: Turn, outcome: TurnOutcome) -> tuple[Fact, ...]:
    """Return the required facts that are not told.

    A refusal tells no fact, even where a form stands in the titles that it names.
    """
    told = () if outcome.refused else outcome.told
    return tuple(fact for fact in turn.required if not tells_any(told, fact.accepted))


def forbidden_told(turn: Turn, outcome: TurnOutcome) -> tuple[str, ...]:
    """Return the forbidden facts that are told."""
    return tuple(form for form in turn.forbidden if tells_any(outcome.told, (form,)))


def named(facts: tuple[Fact, ...]) -> str:
    """Return the facts as a reader sees them: by the first form of each."""
    return ", ".join(f"“{fact.accepted[0]}”" for fact in facts)
