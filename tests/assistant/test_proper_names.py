import pytest

from assistant.proper_names import proper_name_of
from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review


def article(title: str, text: str) -> Article:
    draft = ArticleDraft("one", title)
    draft.heading(1, "Overview")
    draft.statement(text)
    return draft.finish(None, Review(), "", "")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Nora Velde", "She was born in Bergen.", "Nora Velde"),
        ("Nora Velde (violinist)", "She was born in Bergen.", "Nora Velde"),
        ("Hans of Ulm, 2nd Duke", "He ruled long.", "Hans of Ulm"),
        ("Gout", "Acute gout hurts.", ""),
        ("Lyme Disease", "The disease is spread by ticks.", ""),
        ("COPD", "It is chronic.", ""),
        ("What causes gout?", "Crystals.", ""),
    ],
)
def test_which_titles_are_proper_names(title: str, text: str, name: str) -> None:
    assert proper_name_of(article(title, text)) == name
