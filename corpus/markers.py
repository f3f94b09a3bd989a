"""Citation markers as printed in an article: their numbers, and a text freed of them."""

import re

# A three-digit ceiling keeps a year in brackets, as in "[1993]", from being read as a marker.
_NUMBER = r"\^?\d{1,3}"
_BRACKET = rf"\[\s*{_NUMBER}(?:\s*[,;–—-]\s*{_NUMBER})*\s*\]"
BRACKETED = re.compile(rf"{_BRACKET}(?:\s*[,;–—-]?\s*{_BRACKET}(?!\())*")
_PARTS = re.compile(r"\d+|[–—-]")
_WIDEST_RANGE = 100


def marker_numbers(printed: str) -> tuple[int, ...]:
    """Return the numbers of a printed marker in printed order, ranges filled in; () where it is none.

    `[3,5]` gives (3, 5); `[4-6]` and `[4]–[6]` give (4, 5, 6). Zero, a falling range and one of more than a
    hundred numbers are no markers.
    """
    numbers: list[int] = []
    ranging = False
    for part in _PARTS.findall(printed):
        if not part.isdigit():
            ranging = True
            continue
        number = int(part)
        if number == 0 or (ranging and not 0 < number - numbers[-1] <= _WIDEST_RANGE):
            return ()
        numbers.extend(range(numbers[-1] + 1, number + 1) if ranging else (number,))
        ranging = False
    return tuple(dict.fromkeys(numbers))


class MarkedText:
    """Collect a text without its markers, and remember where each of them stood.

    White space is collapsed. `marks` holds pairs of the length of the text before the marker and its numbers.
    """

    def __init__(self) -> None:
        self._text = ""
        self._marks: list[tuple[int, tuple[int, ...]]] = []
        self._after_marker = False

    @property
    def text(self) -> str:
        """Return the text without markers and without white space at its ends."""
        return self._text.rstrip()

    @property
    def marks(self) -> list[tuple[int, tuple[int, ...]]]:
        """Return the place and the numbers of each marker, in reading order."""
        return [(min(place, len(self.text)), numbers) for place, numbers in self._marks]

    @property
    def markers(self) -> tuple[int, ...]:
        """Return the numbers of all markers, each once."""
        return tuple(dict.fromkeys(number for _, numbers in self._marks for number in numbers))

    def add(self, text: str) -> None:
        """Append running text."""
        piece = re.sub(r"\s+", " ", text)
        if self._after_marker and piece:
            if self._text.endswith("(") and piece.startswith(")"):
                self._text, piece = self._text[:-1].rstrip(), piece[1:]
            elif piece[0].isalnum() and self._text:
                piece = f" {piece}"
            self._after_marker = False
        if not self._text or self._text.endswith(" "):
            piece = piece.removeprefix(" ")
        self._text += piece

    def mark(self, numbers: tuple[int, ...]) -> None:
        """Append a marker; the white space in front of it goes."""
        self._text = self._text.rstrip()
        self._marks.append((len(self._text), numbers))
        self._after_marker = True
