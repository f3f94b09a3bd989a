"""The measures as a Markdown table, and its place in a document."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.errors import EvalsError
from evals.public.measure import Measure, Skipped
from index.files import write_durably

BEGIN = "<!-- public sets: begin -->"
END = "<!-- public sets: end -->"
COMMAND = "assistant eval public --write docs/evaluation.md"
HEADINGS = ("set", "what", "in", "value", "95 % interval", "n")
ALIGNMENT = ("---", "---", "---", "---:", "---:", "---:")
NONE = "-"
OTHER = "Name another document with `--write`."


def measures_table(results: Sequence[Measure | Skipped], command: str = "") -> str:
    """Return the command, if named, a table with a row for each measure, and a line for each skipped set."""
    rows = [_row(result) for result in results if isinstance(result, Measure)]
    skipped = [f"Skipped: `{result.set}`, {result.why}." for result in results if isinstance(result, Skipped)]
    table = [_line(HEADINGS), _line(ALIGNMENT), *map(_line, rows)] if rows else []
    parts = [f"Made by `{command}`." if command else "", "\n".join(table), "\n".join(skipped)]
    return "\n\n".join(part for part in parts if part) + "\n"


def check_marks(document: Path) -> None:
    """Check that a table could be put into a document, before the minutes that the table takes.

    Raises:
        EvalsError: the document cannot be read, or does not hold each mark once, in order.
    """
    with_table(_text_of(document), "", document)


def write_table(document: Path, table: str) -> None:
    """Put a table between the two marks of a document; the rest of it stays as it is.

    Raises:
        EvalsError: the document cannot be read or written, or does not hold each mark once, in order.
    """
    text = with_table(_text_of(document), table, document)
    try:
        write_durably(document, text.encode())
    except OSError as error:
        raise EvalsError(f"{document} cannot be written: {error.strerror or error}.", OTHER) from error


def with_table(text: str, table: str, document: Path) -> str:
    """Return the text of a document with the table between its two marks.

    Raises:
        EvalsError: the text does not hold each mark once, in order.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in before + after:
        raise EvalsError(
            f"{document} does not say where the table goes.",
            f"Put the lines `{BEGIN}` and `{END}` into it, once each.",
        )
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"


def _text_of(document: Path) -> str:
    try:
        # Bytes are decoded here, so that line ends of any kind stay as they are.
        return document.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise EvalsError(f"{document} cannot be read: {error}.", OTHER) from error


def _row(measure: Measure) -> tuple[str, ...]:
    interval = measure.interval
    return (
        measure.set,
        measure.what,
        measure.unit,
        _number(measure.value),
        f"{_number(interval.low)} to {_number(interval.high)}" if interval else NONE,
        f"{measure.n:,}",
    )


def _number(value: float | None) -> str:
    if value is None:
        return NONE
    # Adding 0.0 turns -0.0 into 0.0.
    return f"{value:,}" if isinstance(value, int) else f"{round(value, 3) + 0.0:.3f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
