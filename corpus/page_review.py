"""Finds out from a saved page's banners how far the article has been reviewed, and what the page warns of."""

import re

from corpus.page_parts import STAGE, PageParts
from corpus.review import Review, ReviewStatus

_PENDING = re.compile(
    r"\b(?:pending|await\w*)\b[^.]*\b(?:review|approval)|\breview\b[^.]*\b(?:pending|outstanding)"
    r"|\bnot (?:yet )?(?:been )?(?:reviewed|approved)|\bunreviewed\b",
    re.IGNORECASE,
)
_UNDER_REVIEW = re.compile(r"\b(?:is|currently|status:?) (?:currently )?under review\b", re.IGNORECASE)
_APPROVED = re.compile(
    r"\bthis (?:article|page|answer|content)\b.*\b(?:reviewed|approved)\b"
    r"|^(?:medically |clinically )?(?:reviewed|approved) (?:by|on)\b|\bstatus: approved\b",
    re.IGNORECASE,
)
# A claim about every article says nothing about this one.
_GENERIC = re.compile(
    r"\b(?:all|every|each|our) (?:\w+ )?(?:articles?|content|answers?|pages?)\b", re.IGNORECASE
)
_BOARD_LABEL = re.compile(r"^Medical Advisory Board\s*(?=\S)")
_EDUCATIONAL = re.compile(r"educational purposes? only.*", re.IGNORECASE)
_NO_LIABILITY = re.compile(
    r"([A-Z][\w.&’' -]{0,60}?) (?:assumes|accepts|takes|bears) no (?:liability|responsibility)"
)
_STAGES = {
    "submitted": ReviewStatus.PENDING,
    "under review": ReviewStatus.UNDER_REVIEW,
    "approved": ReviewStatus.APPROVED,
}


def read_review(parts: PageParts) -> Review:
    """Return the weakest status that the page states of this very article, and its banners as the note."""
    lines = [_BOARD_LABEL.sub("", line) for line in (*parts.header, *parts.footer) if line != parts.title]
    found: list[ReviewStatus] = []
    said: list[str] = []
    for line in lines:
        status = _status(line)
        if status is not ReviewStatus.UNKNOWN:
            found.append(status)
        if status is not ReviewStatus.UNKNOWN or (_GENERIC.search(line) and "review" in line.lower()):
            said.append(f"The page says: “{line.rstrip('.')}”.")
    stages = [stage for line in lines if (stage := STAGE.fullmatch(line))]
    marked = [stage for stage in stages if stage["mark"] or stage["after"]]
    reached = marked[-1:] or (stages if len(stages) == 1 else [])
    found.extend(_STAGES[stage["stage"].lower()] for stage in reached)
    if stages and not reached:
        names = ", ".join(stage["stage"] for stage in stages)
        said.append(f"The page names the review stages {names} and does not tell which one is reached.")
    status = min(found, key=lambda stage: stage.strength, default=ReviewStatus.UNKNOWN)
    return Review(status, " ".join(dict.fromkeys(said)))


def read_disclaimer(parts: PageParts) -> str:
    """Return what the page warns of: its banner on educational use, and the text under its disclaimer."""
    banners = [line for line in (*parts.header, *parts.footer) if _EDUCATIONAL.fullmatch(line)]
    pieces = [piece.strip() for line in banners for piece in re.split(r"[•|·]", line)]
    sentences = [
        piece if piece.endswith((".", "!")) else f"{piece}." for piece in dict.fromkeys(pieces) if piece
    ]
    return " ".join([*sentences, *(line.strip() for line in parts.disclaimer)])


def read_publisher(parts: PageParts) -> str:
    """Return who refuses liability for the page, or the empty string."""
    found = _NO_LIABILITY.search(" ".join(line.strip() for line in parts.disclaimer))
    return found.group(1).split(". ")[-1].strip() if found else ""


def _status(line: str) -> ReviewStatus:
    if _PENDING.search(line):
        return ReviewStatus.PENDING
    if _GENERIC.search(line):
        return ReviewStatus.UNKNOWN
    if _UNDER_REVIEW.search(line):
        return ReviewStatus.UNDER_REVIEW
    return ReviewStatus.APPROVED if _APPROVED.search(line) else ReviewStatus.UNKNOWN
