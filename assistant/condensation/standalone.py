"""A question that can be understood without the turns before it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standalone:
    """Hold the question as typed, as it reads alone, and whether that reading is certain."""

    typed: str
    text: str
    certain: bool = True

    @property
    def searched(self) -> tuple[str, ...]:
        """Return what to search with: the reading, and the question as typed where it may be another."""
        return (self.text,) if self.certain or self.typed == self.text else (self.text, self.typed)
