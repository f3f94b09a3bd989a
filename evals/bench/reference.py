"""What a figure is compared with: the same thing, measured in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evals.bench.ratio import Better, Ratio, pairs_of, ratio_of
from evals.percentile import percentile

PLAIN = "plain chain"


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold the samples of the other side, in the figure's unit, and how many times better Footnote does."""

    name: str
    samples: tuple[float, ...]
    ratio: Ratio | None

    @property
    def p50(self) -> float | None:
        """Return the median."""
        return percentile(self.samples, 50)

    @property
    def p95(self) -> float | None:
        """Return the value that 95 of 100 samples do not pass."""
        return percentile(self.samples, 95)

    def as_object(self) -> dict[str, Any]:
        """Return the reference as JSON output shows it, all samples included."""
        interval = self.ratio.interval if self.ratio else None
        return {
            "name": self.name,
            "n": len(self.samples),
            "p50": self.p50,
            "p95": self.p95,
            "ratio": self.ratio.value if self.ratio else None,
            "ratio_interval": [interval.low, interval.high] if interval else None,
            "pairs": self.ratio.n if self.ratio else 0,
            "samples": list(self.samples),
        }


def compared(
    ours: Sequence[float | None],
    theirs: Sequence[float | None],
    better: Better = "lower",
    name: str = PLAIN,
) -> Reference:
    """Return the other side of a figure; both give a value, or None, for the same things in the same order.

    Raises:
        ValueError: the sides are of different length.
    """
    samples = tuple(value for value in theirs if value is not None)
    return Reference(name, samples, ratio_of(pairs_of(ours, theirs), better))
