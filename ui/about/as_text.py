"""What the page "About this source" tells, as plain text for a terminal."""

from collections.abc import Iterator

from ui.about import wording
from ui.about.about_source import AboutSource
from ui.about.accuracy_table import AccuracyTable, Cell
from ui.about.described_article import DescribedArticle, DescribedFinding
from ui.about.machinery import Machinery


def render_text(about: AboutSource) -> str:
    """Return the same as the page, section by section."""
    sections = (
        ("Articles", _articles(about)),
        ("Accuracy", _accuracy(about)),
        ("It can", (f"- {line}" for line in about.can)),
        ("It cannot", (f"- {line}" for line in about.cannot)),
        ("What it is made of", _machinery(about.machinery, writes_prose=about.writes_prose)),
    )
    return "\n".join("\n".join([title, "=" * len(title), *lines, ""]) for title, lines in sections)


def _articles(about: AboutSource) -> Iterator[str]:
    for at, article in enumerate(about.articles):
        if at:
            yield ""
        yield from _article(article)


def _article(article: DescribedArticle) -> Iterator[str]:
    yield article.title
    yield f"  publisher: {article.publisher or 'not given'}"
    yield f"  review: {article.review}"
    yield f"  updated: {article.updated or 'no date given'}"
    yield (
        f"  sections: {article.sections}, statements: {article.statements}, references: {article.references}"
    )
    for text in filter(None, (article.review_note, article.disclaimer)):
        yield f"  {text}"
    for finding in article.findings:
        yield from _finding(finding)


def _finding(finding: DescribedFinding) -> Iterator[str]:
    yield f"  {finding.title}. {finding.text}"
    for passage in finding.passages:
        yield f"    “{passage.quote}”" + (f" ({passage.section})" if passage.section else "")


def _accuracy(about: AboutSource) -> Iterator[str]:
    found = about.accuracy
    if found is None:
        yield wording.NOT_MEASURED
        return
    yield found.in_short
    for row in found.rows:
        yield f"{row.label}: {'; '.join(_cells(found, row.quotes, row.prose))}"
    if found.weakest:
        yield found.weakest
    if about.writes_prose and not found.prose:
        yield wording.OTHER_MODEL
    yield f"{wording.HOW_MEASURED} Measured on {' and '.join(found.days)}."


def _cells(found: AccuracyTable, quotes: Cell | None, prose: Cell | None) -> Iterator[str]:
    yield f"quotes only {_cell(quotes)}"
    if found.prose:
        yield f"with prose {_cell(prose)}"


def _cell(cell: Cell | None) -> str:
    return f"{cell.value} ({cell.interval}), {cell.base}" if cell else "not measured"


def _machinery(made: Machinery, *, writes_prose: bool) -> Iterator[str]:
    if not writes_prose:
        yield wording.NO_LANGUAGE_MODEL
    for model in made.models:
        yield f"{model.role}: {model.name}" + (f", sha256 {model.sha256}" if model.sha256 else "")
    for name, digest in made.prompts:
        yield f"Prompt: {name}, sha256 {digest}"
    yield f"Index generation: {made.generation or 'none'}"
    yield f"Articles: sha256 {made.corpus}"
    for name, installed in made.versions:
        yield f"{name}: {installed}"
