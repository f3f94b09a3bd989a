"""Measures the public sets that are at hand, one after the other."""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from evals.public.measure import Measure, Skipped
from evals.public.public_set import PublicSet
from index.embedding import FingerprintedEmbeddings
from index.progress import Progress

KEPT = "public-sets"


@dataclass(frozen=True)
class Instruments:
    """Hold what the sets are measured with; `english` is only asked for where questions are answered."""

    settings: Settings
    embedder: FingerprintedEmbeddings
    english: Callable[[], Set[str]]

    @property
    def kept(self) -> Path:
        """Return where embeddings and generations stay for the next time."""
        return kept_in(self.settings)


def kept_in(settings: Settings) -> Path:
    """Return the folder of the public sets in the data directory."""
    return settings.data_dir / KEPT


def measured(
    sets: Collection[PublicSet], data: Path, instruments: Instruments, progress: Progress
) -> list[Measure | Skipped]:
    """Return the measures of the sets, in the order of `PublicSet`; an absent folder is skipped and named.

    Raises:
        FootnoteError: a set that is there cannot be used, or the embedding model is missing.
    """
    found: list[Measure | Skipped] = []
    for one in PublicSet:
        if one not in sets:
            continue
        folder = data / one.value
        if folder.is_dir():
            found += _measured(one, folder, instruments, progress)
        else:
            found.append(Skipped(one.value, "its folder is not there"))
    return found


def _measured(
    one: PublicSet, folder: Path, instruments: Instruments, progress: Progress
) -> tuple[Measure, ...]:
    from evals.public import answerability, follow_ups, pages, retrieval, statements

    match one:
        case PublicSet.FOLLOW_UPS:
            return follow_ups.measure(folder, progress)
        case PublicSet.RETRIEVAL:
            return retrieval.measure(folder, instruments.embedder, progress)
        case PublicSet.ANSWERABILITY:
            return answerability.measure(
                folder,
                instruments.settings,
                instruments.embedder,
                instruments.english(),
                instruments.kept / one.value,
                progress,
            )
        case PublicSet.STATEMENTS:
            return statements.measure(folder, progress)
        case PublicSet.PAGES:
            return pages.measure(folder, progress)
