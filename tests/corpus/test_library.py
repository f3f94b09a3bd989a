from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import corpus_digest, load_articles, shipped_articles_dir

HIP = "---\nid: hip\ntitle: Hip pain\n---\nIt hurts."


def test_the_shipped_articles_load() -> None:
    articles = load_articles([shipped_articles_dir()])
    assert [article.id for article in articles] == ["bone-marrow-edema"]
    assert articles[0].dangling == (6,)


def test_articles_of_both_forms_are_read_below_several_folders(tmp_path: Path) -> None:
    (tmp_path / "a" / "deep").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "deep" / "hip.MD").write_text(HIP)
    (tmp_path / "a" / "README.md").write_text("not an article")
    (tmp_path / "a" / ".hidden.md").write_text("not an article")
    (tmp_path / "a" / "notes.pdf").write_text("not an article")
    (tmp_path / "b" / "page.txt").write_text("Ankle\n\nIt swells in the evening.\n")
    articles = load_articles([tmp_path / "b", tmp_path / "a", tmp_path])
    assert [article.id for article in articles] == ["ankle", "hip"]


def test_the_digest_depends_on_content_alone(tmp_path: Path) -> None:
    path = tmp_path / "hip.md"
    path.write_text(HIP)
    before = load_articles([tmp_path])
    path.rename(tmp_path / "renamed.md")
    assert corpus_digest(load_articles([tmp_path])) == corpus_digest(before)
    (tmp_path / "renamed.md").write_text(HIP.replace("hurts", "aches"))
    assert corpus_digest(load_articles([tmp_path])) != corpus_digest(before)


def test_two_files_with_one_id_are_both_named(tmp_path: Path) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(HIP)
    with pytest.raises(CorpusError, match=r"one\.md and .*two\.md are both the article hip"):
        load_articles([tmp_path])


@pytest.mark.parametrize(("name", "cause"), [("", "No article was found"), ("none", "does not exist")])
def test_a_folder_without_articles_is_told(tmp_path: Path, name: str, cause: str) -> None:
    with pytest.raises(CorpusError, match=cause) as caught:
        load_articles([tmp_path / name])
    assert "--corpus" in caught.value.remedy


def test_no_folder_at_all_is_told() -> None:
    with pytest.raises(CorpusError, match="No article was found in no folder"):
        load_articles([])
