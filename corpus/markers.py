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
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[tuple[int, tuple[int, ...]]] = []
        self._after_marker = False

    @property
    def text(self) -> str:
        """Return the text without markers and without white space at its ends."""
        return "".join(self._pieces).rstrip()

    @property
    def marks(self) -> list[tuple[int, tuple[int, ...]]]:
        """Return the place and the numbers of each marker, in reading order."""
        length = len(self.text)
        return [(min(place, length), numbers) for place, numbers in self._marks]

    @property
    def markers(self) -> tuple[int, ...]:
        """Return the numbers of all markers, each once."""
        return tuple(dict.fromkeys(number for _, numbers in self._marks for number in numbers))

    def add(self, text: str) -> None:
        """Append running text."""
        piece = re.sub(r"\s+", " ", text)
        if self._after_marker and piece:
            if self._last == "(" and piece.startswith(")"):
                self._drop("(")
                self._drop(" ")
                piece = piece[1:]
            elif piece[0].isalnum() and self._pieces:
                piece = f" {piece}"
            self._after_marker = False
        if self._last in ("", " "):
            piece = piece.removeprefix(" ")
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def mark(self, numbers: tuple[int, ...]) -> None:
        """Append a marker; the white space in front of it goes."""
        self._drop(" ")
        self._marks.append((self._length, numbers))
        self._after_marker = True

    @property
    def _last(self) -> str:
        return self._pieces[-1][-1] if self._pieces else ""

    def _drop(self, sign: str) -> None:
        if self._last == sign:
            piece = self._pieces.pop()[:-1]
            self._length -= 1
            if piece:
                self._pieces.append(piece)
