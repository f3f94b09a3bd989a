"""Loads the articles of folders, the shipped ones or a reader's own."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.markdown import read_markdown
from corpus.saved_page import read_saved_page

_READERS = {".md": read_markdown, ".txt": read_saved_page}


def shipped_articles_dir() -> Path:
    """Return the folder of the articles that come with the project."""
    return Path(__file__).parent / "articles"


def load_articles(directories: Iterable[Path]) -> tuple[Article, ...]:
    """Return every article in and below some folders, ordered by id.

    Read are all `.md` files but README.md, and all `.txt` files; hidden folders and files are left out.

    Raises:
        CorpusError: a folder is missing, a file cannot be read, two files hold one id, or none is there.
    """
    folders = [Path(directory) for directory in directories]
    found: dict[str, tuple[Path, Article]] = {}
    for path in _article_files(folders):
        article = _READERS[path.suffix.lower()](path)
        if article.id in found:
            raise CorpusError(
                f"{found[article.id][0]} and {path} are both the article {article.id}.",
                "Give one of them another id (a saved page: another title), or move it out of the folder.",
            )
        found[article.id] = (path, article)
    if not found:
        names = ", ".join(str(folder) for folder in folders) or "no folder"
        raise CorpusError(
            f"No article was found in {names}.",
            "Put articles there as .md or .txt files, or name another folder with `--corpus DIR`.",
        )
    return tuple(article for _, (_, article) in sorted(found.items()))


def corpus_digest(articles: Iterable[Article]) -> str:
    """Return one sha256 for a set of articles, whatever their order."""
    lines = sorted(f"{article.id} {article.digest}" for article in articles)
    return sha256("\n".join(lines).encode()).hexdigest()


def _article_files(folders: list[Path]) -> list[Path]:
    files: dict[Path, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(
                f"The articles' folder {folder} does not exist.",
                "Create it, or name another one with `--corpus DIR`.",
            )
        for path in sorted(folder.rglob("*")):
            if _is_article(path.relative_to(folder)) and path.is_file():
                files.setdefault(path.resolve(), path)
    return list(files.values())


def _is_article(name: Path) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and name.suffix.lower() in _READERS and name.name.lower() != "readme.md"
