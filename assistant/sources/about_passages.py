"""The passages that hold an article's metadata: its statements about itself and its reference entries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.about import ABOUT
from corpus.article import Article, Statement
from corpus.reference import Reference
from index.passage import Passage

UPDATED = "This article was last updated on "
STATUS = "The review status of this article is "
PUBLISHER = "The publisher of this article is "
LISTED = re.compile(r"This article lists \d+ references?\b")
DANGLING = re.compile(r"The text of this article cites references? [\d, and]+, which its reference list")


@dataclass(frozen=True)
class AboutPassages:
    """Find the passages that hold what is known of one article."""

    article: Article
    passages: Mapping[str, Passage]

    def of(self, part: Statement | Reference) -> Passage | None:
        """Return the passage of a statement or of an entry, None where the index does not hold it."""
        return self.passages.get(f"{self.article.id}#{part.start}")

    @property
    def statements(self) -> tuple[Passage, ...]:
        """Return the article's statements about itself, in order."""
        about = [statement for statement in self.article.statements if statement.section[:1] == (ABOUT,)]
        return tuple(passage for statement in about if (passage := self.of(statement)))

    @property
    def updated(self) -> Passage | None:
        """Return the statement with the date."""
        return self._starting(UPDATED)

    @property
    def status(self) -> Passage | None:
        """Return the statement with the review status."""
        return self._starting(STATUS)

    @property
    def publisher(self) -> Passage | None:
        """Return the statement that names the publisher."""
        return self._starting(PUBLISHER)

    @property
    def listed(self) -> Passage | None:
        """Return the statement that counts the references."""
        return next((passage for passage in self.statements if LISTED.match(passage.quote)), None)

    @property
    def dangling(self) -> Passage | None:
        """Return the statement that names the markers without an entry."""
        return next((passage for passage in self.statements if DANGLING.match(passage.quote)), None)

    @property
    def on_gaps(self) -> tuple[Passage, ...]:
        """Return the statements on the markers without an entry, and on how many entries there are."""
        return tuple(passage for passage in (self.dangling, self.listed) if passage)

    @property
    def notes(self) -> tuple[Passage, ...]:
        """Return what the article says of its own review."""
        note = self.article.review.note
        return tuple(passage for passage in self.statements if passage.quote in note)

    @property
    def entries(self) -> tuple[tuple[Reference, Passage], ...]:
        """Return the listed references with their passages."""
        return tuple((entry, passage) for entry in self.article.references if (passage := self.of(entry)))

    def carrying(self, marker: int) -> tuple[Passage, ...]:
        """Return the statements that carry a marker."""
        marked = [statement for statement in self.article.statements if marker in statement.markers]
        return tuple(passage for statement in marked if (passage := self.of(statement)))

    def _starting(self, beginning: str) -> Passage | None:
        return next((passage for passage in self.statements if passage.quote.startswith(beginning)), None)
