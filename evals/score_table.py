"""A scorecard and a comparison as plain text for the terminal."""

from collections.abc import Iterable, Sequence

from evals.comparison import Comparison
from evals.follow_up_loss import FollowUpLoss
from evals.gate import Finding
from evals.reliability import Reliability
from evals.scorecard import Headline, Scorecard
from evals.table import table

SHOWN = 12


def score_table(card: Scorecard) -> str:
    """Return headlines with intervals, correctness by stratum, latencies, and the cases that failed."""
    failed = [case.id for case in card.cases.values() if not case.passed]
    return "\n".join(
        [
            *table(("metric", "value", "95 % interval", "n"), map(_headline, card.headlines)),
            "",
            *table(
                ("stratum", "correct", "95 % interval", "n"),
                ((stratum.value, *_headline(found)[1:]) for stratum, found in card.strata.items()),
            ),
            "",
            *table(
                ("time", "p50", "p95", "n"),
                (
                    (found.metric, f"{found.p50:.0f} ms", f"{found.p95:.0f} ms", str(found.n))
                    for found in card.latencies
                ),
            ),
            "",
            *([_follow_ups(card.follow_ups)] if card.follow_ups else []),
            *([_reliability(card.reliability)] if card.reliability else []),
            _listed("failed", failed),
            "",
        ]
    )


def comparison_table(comparison: Comparison) -> str:
    """Return what broke, what was mended, and each difference with its interval."""
    correctness = comparison.correctness
    rows = (
        (
            name,
            f"{found.mean:+.3f}",
            f"{found.interval.low:+.3f} to {found.interval.high:+.3f}",
            str(found.n),
        )
        for name, found in comparison.differences.items()
    )
    lines = [
        f"{comparison.shared} cases in both; McNemar exact p = {correctness.p_value:.2g}",
        _listed("broke", correctness.broken),
        _listed("mended", correctness.mended),
    ]
    if comparison.lost:
        lines.append(_listed("only in the first", comparison.lost))
    if comparison.new:
        lines.append(_listed("only in the second", comparison.new))
    return "\n".join([*lines, "", *table(("metric", "difference", "95 % interval", "n"), rows), ""])


def findings_text(findings: Sequence[Finding]) -> str:
    """Return what closes the gate, or that it is open."""
    if not findings:
        return "gate: open\n"
    return "\n".join(["gate: CLOSED", *(f"  {finding.kind}: {finding.text}" for finding in findings), ""])


def _follow_ups(loss: FollowUpLoss) -> str:
    interval = loss.difference.interval
    return (
        f"follow-ups ({loss.difference.n}): right in their conversation {loss.followed:.3f}, asked alone"
        f" {loss.alone:.3f}; difference {loss.difference.mean:+.3f}, 95 % interval {interval.low:+.3f}"
        f" to {interval.high:+.3f}"
    )


def _reliability(found: Reliability) -> str:
    return (
        f"answerability ({found.turns}): Brier score {found.brier:.3f},"
        f" expected calibration error {found.calibration_error:.3f}"
    )


def _headline(found: Headline) -> tuple[str, ...]:
    interval = f"{found.interval.low:.3f} to {found.interval.high:.3f}"
    return found.metric, f"{found.value:.3f}", interval, str(found.n)


def _listed(what: str, cases: Iterable[str]) -> str:
    held = list(cases)
    more = f" and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
    return f"{what} ({len(held)}): {', '.join(held[:SHOWN]) or '-'}{more}"
