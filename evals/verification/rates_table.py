"""The rates of the verifier as text and as JSON."""

from collections.abc import Iterable
from typing import Any

from evals.table import table
from evals.verification.rates import Rate, Rates

_MOST_SHOWN = 10


def rates_text(rates: Rates) -> str:
    """Return the table of false sentences, that of true ones, and the first that passed wrongly."""
    parts = [
        "\n".join(_table("false sentences", rates.mutants)),
        "\n".join(_table("true sentences", (rates.statements, *rates.paraphrases))),
    ]
    if rates.let_through:
        shown = [f"{one.kind}: {one.text}" for one in rates.let_through[:_MOST_SHOWN]]
        parts.append("\n".join([f"let through ({len(rates.let_through)}):", *shown]))
    return "\n\n".join(parts) + "\n"


def rates_object(rates: Rates) -> dict[str, Any]:
    """Return the rates as JSON output shows them."""
    return {
        "mutants": [_object(rate) for rate in rates.mutants],
        "true_sentences": [_object(rate) for rate in (rates.statements, *rates.paraphrases)],
        "let_through": [
            {"kind": one.kind, "text": one.text, "quote": one.quote} for one in rates.let_through
        ],
    }


def _table(what: str, rates: Iterable[Rate]) -> list[str]:
    return table(
        (what, "n", "rejected", "share", "95 % interval"),
        [
            (
                rate.name,
                f"{rate.n:,}",
                f"{rate.rejected:,}",
                f"{rate.share:.3f}",
                f"{rate.interval.low:.3f} to {rate.interval.high:.3f}",
            )
            for rate in rates
        ],
    )


def _object(rate: Rate) -> dict[str, Any]:
    return {
        "name": rate.name,
        "n": rate.n,
        "rejected": rate.rejected,
        "share": rate.share,
        "interval": [rate.interval.low, rate.interval.high],
    }
