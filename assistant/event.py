"""What the chain tells while an answer is being made, in this order."""

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Condensed:
    """Tell the standalone question that is searched for."""

    standalone_question: str


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Tell how many passages are at hand, and their ids, best first."""

    passages: int
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Tell how likely the passages answer, 0 to 1; not told where the metadata answer in their place."""

    probability: float


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hand over the answer as quotes; complete and verified, its citation numbers are final."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tell how many questions the language model has before this one, on every change; 0 is its turn."""

    before: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Tell that the language model has read a part of its prompt, so that whoever waits can give up."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """Hand over the next piece of prose, unverified: show it as a draft or not at all."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """Hand over the final answer, which replaces all before it."""

    answer: Answer


Event = Condensed | Retrieved | Judged | Quoted | Waiting | Reading | Drafted | Finished
