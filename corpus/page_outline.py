"""Guesses the level of a saved page's headings, of which plain text keeps only the order."""

import re

from corpus.page_lines import Block, Kind

TOP = 2
_STEM = 5


class Outline:
    """Give each heading its level, from TOP downwards.

    A numbered heading stands one level below the last plain one. A plain heading stands below another only
    where nothing stands between the two; the ones that follow stay there as long as they share a word with
    the heading above them or with the one before, the page's subject not counted.
    """

    def __init__(self, title: str) -> None:
        self._subject = _stems(title)
        self._level = TOP - 1
        self._above: set[str] = set()
        self._empty = False

    def content(self) -> None:
        """Note that something other than a heading was read."""
        self._empty = False

    def level(self, block: Block) -> int:
        """Return the level of the next heading."""
        if block.kind is Kind.NUMBERED_HEADING:
            self._empty = False
            return max(self._level, TOP - 1) + 1
        stems = _stems(block.text) - self._subject
        if self._level == TOP and self._empty:
            self._level = TOP + 1
            self._above |= stems
        elif self._level > TOP and stems & self._above:
            self._above |= stems
        else:
            self._level = TOP
            self._above = stems
        self._empty = True
        return self._level


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower())} - {"other", "addit", "furth"}
