"""`assistant audit`: what the articles get wrong about themselves."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.terminal_text import neutralised

if TYPE_CHECKING:
    from corpus.audit import ArticleAudit, Finding, Place

FOUND = 1


def audit(corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Look for dangling markers, orphan and duplicate references, and conflicts in the articles.

    The exit code is 0 where nothing is found, 1 where there are findings, 2 where an article cannot be read.
    """
    from corpus.audit import audit as audit_articles
    from corpus.library import load_articles

    audited = audit_articles(load_articles(read_settings(corpus, data_dir).corpus_dirs))
    found = sum(len(article.findings) for article in audited)
    if as_json:
        print_json(_fields(audited, found))
    else:
        print_result(neutralised("\n".join([*map(_told, audited), _summary(len(audited), found)]) + "\n"))
    if found:
        raise typer.Exit(FOUND)


def _fields(audited: "tuple[ArticleAudit, ...]", found: int) -> dict[str, Any]:
    return {"ok": not found, "findings": found, "articles": [asdict(article) for article in audited]}


def _told(article: "ArticleAudit") -> str:
    head = f"{article.article_id}: {article.statements} statements, {article.references} references"
    return "\n".join([head, *map(_finding, article.findings)])


def _finding(finding: "Finding") -> str:
    kind = finding.kind.value.replace("_", " ")
    return "\n".join([f"  {kind}: {finding.text}", *map(_place, finding.places)])


def _place(place: "Place") -> str:
    return f'    {place.article_id} > {" > ".join(place.section)}: "{place.quote}"'


def _summary(articles: int, found: int) -> str:
    findings = "no finding" if not found else "1 finding" if found == 1 else f"{found} findings"
    return f"{findings} in {articles} article{'' if articles == 1 else 's'}"
