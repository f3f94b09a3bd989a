"""The public sets, each named as its folder is."""

from enum import StrEnum


class PublicSet(StrEnum):
    """Name a public set."""

    FOLLOW_UPS = "follow_ups"
    RETRIEVAL = "retrieval"
    ANSWERABILITY = "answerability"
    STATEMENTS = "statements"
    PAGES = "pages"
