"""How far an article has been reviewed."""

from dataclasses import dataclass
from enum import StrEnum


class ReviewStatus(StrEnum):
    """Order the stages of review from the weakest to the strongest."""

    UNKNOWN = "unknown"
    PENDING = "pending"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"

    @property
    def strength(self) -> int:
        """Return the rank of the status; a larger one has been checked further."""
        return list(ReviewStatus).index(self)


@dataclass(frozen=True, slots=True)
class Review:
    """Hold an article's review status and what the article itself says about it."""

    status: ReviewStatus = ReviewStatus.UNKNOWN
    note: str = ""
