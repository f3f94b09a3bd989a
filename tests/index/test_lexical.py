from pathlib import Path

import pytest

from index.lexical import LexicalIndex
from index.passage import passages_of
from tests.index.fakes import article

PASSAGES = passages_of(article())


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    LexicalIndex.of(PASSAGES).save(tmp_path)
    return LexicalIndex.load(tmp_path)


@pytest.mark.parametrize(
    ("query", "quote"),
    [
        ("how long does it last, 3-18 months?", "Pain lasts 3-18 months in most patients."),
        ("18", "Pain lasts 3-18 months in most patients."),
        ("40 %", "Vitamin D deficiency is found in 40% of them."),
        ("treatments", "Unloading the joint is the first treatment."),
    ],
)
def test_best_hit(lexical: LexicalIndex, query: str, quote: str) -> None:
    best, _ = lexical.search(query, 3)[0]
    assert {passage.id: passage.quote for passage in PASSAGES}[best] == quote


@pytest.mark.parametrize("query", ["", "   ", "the of what", "zebra", "?"])
def test_nothing_shared_finds_nothing(lexical: LexicalIndex, query: str) -> None:
    assert lexical.search(query, 5) == []
    assert lexical.scores(query, [PASSAGES[0].id]) == {PASSAGES[0].id: 0.0}


def test_scores_fall_and_are_positive(lexical: LexicalIndex) -> None:
    hits = lexical.search("bone marrow edema pain", 10)
    scores = [score for _, score in hits]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0.0
    assert lexical.scores("bone marrow edema pain", [id_ for id_, _ in hits]) == dict(hits)


def test_k_bounds_the_hits(lexical: LexicalIndex) -> None:
    assert len(lexical.search("marrow", 2)) == 2


def test_saving_and_loading_is_quiet_and_changes_no_score(
    lexical: LexicalIndex, capfd: pytest.CaptureFixture[str]
) -> None:
    fresh = LexicalIndex.of(PASSAGES)
    assert fresh.search("vitamin marrow", 9) == lexical.search("vitamin marrow", 9)
    assert capfd.readouterr() == ("", "")
