"""What the system did with a golden case: its answers, what it searched and found, or how it failed."""

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TurnOutcome(_Value):
    """Hold what came of one question; `answer` is None exactly where `error` says what went wrong.

    `passages` are the ids of the retrieved passages, best first; `probability` is how likely they answer, as
    it was judged, None where the metadata answered or nothing was judged, and in runs from before it was
    kept. `draft` is what the language model wrote, before it was checked. `alone` is what came of the gold
    rewrite of a follow-up, asked as a first question.
    """

    answer: Answer | None
    passages: tuple[str, ...] = ()
    probability: float | None = None
    draft: str = ""
    error: str | None = None
    alone: "TurnOutcome | None" = None

    @property
    def told(self) -> tuple[str, ...]:
        """Return what the answer tells, sentence by sentence; a refusal is one text, a failure none."""
        if self.answer is None:
            return ()
        return tuple(statement.text for statement in self.answer.statements) or (self.answer.answer,)

    @property
    def refused(self) -> bool | None:
        """Tell whether no answer was given, be it by a refusal or a question back; None after a failure."""
        if self.answer is None:
            return None
        return self.answer.status in ("not_in_sources", "needs_clarification")


class CaseOutcome(_Value):
    """Hold what came of all turns of a case, in their order, in one of several repetitions (from 1)."""

    case: str
    repetition: int
    turns: tuple[TurnOutcome, ...]
