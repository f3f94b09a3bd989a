"""A table in plain text."""

from collections.abc import Iterable, Sequence

GAP = "  "


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], words_at_end: int = 0) -> list[str]:
    """Return the lines of a table.

    The first column and the last `words_at_end` ones hold words and stand at the left, figures at the right.
    """
    held = [tuple(headings), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in held) for column in range(len(headings))]
    figures = range(1, len(headings) - words_at_end)
    return [
        GAP.join(
            cell.rjust(width) if column in figures else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in held
    ]
