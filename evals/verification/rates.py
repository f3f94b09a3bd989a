"""How often the verifier lets false sentences pass, and how often it holds up true ones."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.verification.verify import verify
from evals.intervals import Interval, wilson
from evals.verification.mutant import NEVER, Kind, Mutant
from evals.verification.true_sentence import Half, TrueSentence

HALVES: tuple[Half, ...] = ("dev", "test")
Held = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Rate:
    """Hold how many of so many sentences were rejected, with the 95 % interval of the share."""

    name: str
    rejected: int
    n: int

    @property
    def share(self) -> float:
        """Return the share that was rejected."""
        return self.rejected / self.n

    @property
    def interval(self) -> Interval:
        """Return Wilson's interval of the share."""
        return wilson(self.rejected, self.n)


@dataclass(frozen=True, slots=True)
class Rates:
    """Hold the rate of each kind of mutant, and those of true sentences by half."""

    mutants: tuple[Rate, ...]
    statements: Rate
    paraphrases: tuple[Rate, ...]
    passed: tuple[Mutant, ...]

    @property
    def let_through(self) -> tuple[Mutant, ...]:
        """Return the mutants that passed though none of their kind may."""
        return tuple(mutant for mutant in self.passed if mutant.kind in NEVER)


def holds(sentence: str, quote: str) -> bool:
    """Tell whether the verifier shows a sentence as verified by a quote."""
    return verify(sentence, [quote]).holds


def rates_of(mutants: Iterable[Mutant], sentences: Sequence[TrueSentence], held: Held = holds) -> Rates:
    """Return the rates; a kind or a half without sentences is left out."""
    made = list(mutants)
    passed = tuple(mutant for mutant in made if held(mutant.text, mutant.quote))
    by_kind = [(kind, [one for one in made if one.kind is kind]) for kind in Kind]
    return Rates(
        tuple(
            Rate(kind, len(ones) - sum(one.kind is kind for one in passed), len(ones))
            for kind, ones in by_kind
            if ones
        ),
        _rejected("statements as printed", [one for one in sentences if not one.is_paraphrase], held),
        tuple(
            _rejected(f"paraphrases, {half}", ones, held)
            for half in HALVES
            if (ones := _half(sentences, half))
        ),
        passed,
    )


def _half(sentences: Sequence[TrueSentence], half: Half) -> list[TrueSentence]:
    return [one for one in sentences if one.is_paraphrase and one.half == half]


def _rejected(name: str, sentences: Sequence[TrueSentence], held: Held) -> Rate:
    return Rate(name, sum(not held(one.text, one.quote) for one in sentences), len(sentences))
