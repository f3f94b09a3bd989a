"""What axe-core, the accessibility checker, finds on a page."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

WEIGHTY = ("serious", "critical")
_RUN = "() => window.axe.run(document, {resultTypes: ['violations']}).then((results) => results.violations)"


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one rule that one element breaks; the impact is `minor`, `moderate`, `serious` or `critical`."""

    rule: str
    impact: str
    element: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.element} ({self.reason})"


def axe_findings(page: Page) -> list[Finding]:
    """Check the page as it now stands."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    return [_finding(violation, node) for violation in page.evaluate(_RUN) for node in violation["nodes"]]


def weighty_findings(page: Page) -> list[Finding]:
    """Return those of the findings that keep somebody from using the page."""
    return [finding for finding in axe_findings(page) if finding.impact in WEIGHTY]


def _finding(violation: dict[str, Any], node: dict[str, Any]) -> Finding:
    checks = [*node["any"], *node["all"], *node["none"]]
    return Finding(
        rule=violation["id"],
        impact=node["impact"] or violation["impact"],
        element=node["html"][:300],
        reason="; ".join(check["message"] for check in checks),
    )
