"""The check of an old answer as plain text for the terminal."""

from assistant.check import Checked, CheckedQuote, Difference
from assistant.rendering import INDENT
from assistant.terminal_text import neutralised

_PLACES = {
    "same": "stands where it stood",
    "moved": "stands elsewhere in its article now",
    "changed": "is no longer in its article",
    "article_gone": "its article is no longer there",
}


def render_check(checked: Checked) -> str:
    """Return the verdict, what became of each quote, and the remarks, ending in a line feed."""
    asked = [f"Question: {checked.question}"] if checked.question else []
    parts = ["\n".join([checked.verdict, *asked]), *map(_quote, checked.quotes)]
    if checked.remarks:
        parts.append("\n".join(["Please note", *(f"  - {remark}" for remark in checked.remarks)]))
    return neutralised("\n\n".join(parts) + "\n")


def _quote(quote: CheckedQuote) -> str:
    place = f", characters {quote.start} to {quote.end}" if quote.place in ("same", "moved") else ""
    lines = [f"[{quote.n}] {quote.article_id}: {_PLACES[quote.place]}{place}"]
    if quote.quote:
        lines.append(f'{INDENT}was: "{quote.quote}"')
    if quote.now:
        lines.append(f'{INDENT}now: "{quote.now}"')
    lines += [f"{INDENT}{_difference(difference)}" for difference in quote.differences]
    lines += [
        f"{INDENT}no longer holds: {reason}" for reason in quote.breaks if reason != _PLACES[quote.place]
    ]
    lines += [f"{INDENT}note: {remark}" for remark in quote.remarks]
    return "\n".join(lines)


def _difference(difference: Difference) -> str:
    if not difference.was:
        return f'added: "{difference.now}"'
    if not difference.now:
        return f'removed: "{difference.was}"'
    return f'"{difference.was}" became "{difference.now}"'
