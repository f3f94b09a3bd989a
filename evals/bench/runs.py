"""How often each thing is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Runs:
    """Say how often each thing is measured; None takes all questions, or all conversations.

    `readers` says how many ask at once, and how many questions each of them asks; `made_articles` how many
    are indexed beside the shipped ones; `sizes` are numbers of passages to search among, and `searches` how
    many questions are searched for at each size.
    """

    singles: int | None = None
    conversations: int | None = None
    cold_asks: int = 5
    helps: int = 10
    starts: int = 3
    talked: int = 6
    readers: tuple[tuple[int, int], ...] = ((1, 8), (4, 3), (8, 2))
    builds: int = 3
    made_articles: int = 200
    sizes: tuple[int, ...] = (1_000, 10_000)
    searches: int = 200


QUICK = Runs(
    singles=8,
    conversations=2,
    cold_asks=2,
    helps=3,
    starts=1,
    talked=2,
    readers=((1, 2), (4, 1)),
    builds=1,
    made_articles=20,
    sizes=(1_000,),
    searches=50,
)
LARGEST = 100_000  # passages; they take many minutes to index, so they are searched only when asked for
