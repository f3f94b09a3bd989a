from dataclasses import replace
from pathlib import Path

from assistant.answer import Conflict
from assistant.assistant import Assistant
from assistant.citations import cite
from assistant.notices import EDUCATIONAL, notices_for
from assistant.settings import Settings
from corpus.library import load_articles
from corpus.review import Review, ReviewStatus
from index.builder import build
from index.embedding_cache import CachedEmbedder
from tests.assistant.articles import tennis_elbow
from tests.assistant.fakes import CITATION
from tests.assistant.test_evidence import ARTICLE, evidence
from tests.index.fakes import HashEmbedder, OverlapReranker

ARTICLES = {ARTICLE.id: ARTICLE}


def test_no_citations_need_no_notices() -> None:
    assert notices_for((), (), ARTICLES) == ()


def test_review_status_and_educational_use_are_always_told() -> None:
    kinds = [notice.kind for notice in notices_for(cite(evidence("tendon")[:1], ARTICLES), (), ARTICLES)]
    assert kinds == ["review_status", "educational_use"]


def test_a_dangling_marker_is_told_in_plain_words() -> None:
    dangling = [one for one in evidence("tendon") if 3 in one.markers]
    notices = notices_for(cite(dangling, ARTICLES), (), ARTICLES)
    (told,) = [notice.text for notice in notices if notice.kind == "dangling_marker"]
    assert "reference 3" in told
    assert "only 2" in told


def test_a_conflict_is_told_first_with_both_figures() -> None:
    conflict = Conflict(quantity="duration of CTS", citations=(2, 1), values=("6-12 months", "6-24 months"))
    notices = notices_for(cite(evidence("tendon")[:2], ARTICLES), (conflict,), ARTICLES)
    assert notices[0].kind == "conflict"
    assert "6-12 months [2] and 6-24 months [1]" in notices[0].text


GOUT = """---
id: gout
title: What causes gout?
updated: 2025-01-31
review: {{status: {status}, note: Two editors take part in it.}}
publisher: Joint House
references:
  - {{citation-number: 1, kind: guideline, title: Gout care, issued: {{date-parts: [[2020]]}}}}
---
## Course

- A flare of gout settles by itself in 7-14 days.[^1]
- Gout is more common in men than in women.[^1]
"""


def test_a_changed_review_status_is_told_and_embeds_nothing(tmp_path: Path) -> None:
    made = HashEmbedder()
    embedder = CachedEmbedder(made, tmp_path / "cache.sqlite3")
    folder = tmp_path / "articles"
    folder.mkdir()
    for status, embedded, told in (
        ("pending", True, "has not yet been reviewed"),
        ("under_review", False, "is still under review"),
        ("approved", False, "have been reviewed and approved"),
        ("pending", False, "has not yet been reviewed"),
    ):
        (folder / "gout.md").write_text(GOUT.format(status=status), encoding="utf-8")
        made.embedded.clear()
        generation = build(load_articles([folder]), embedder, tmp_path / "index")
        assert bool(made.embedded) is embedded
        settings = Settings(data_dir=tmp_path)
        with Assistant(settings, generation, None, frozenset(), OverlapReranker()) as assistant:
            answer = assistant.ask("In how many days does a flare of gout settle by itself?")
            about = assistant.ask("What is the review status of the article?")
        assert answer.citations
        assert {citation.review_status for citation in answer.citations} == {status}
        assert {citation.updated for citation in answer.citations} == {"2025-01-31"}
        notices = {notice.kind: notice.text for notice in answer.notices}
        assert told in notices["review_status"]
        assert notices["educational_use"] == EDUCATIONAL
        assert f"is {status.replace('_', ' ')}:" in about.answer


def test_the_weakest_status_among_the_cited_articles_is_told() -> None:
    weak, strong = tennis_elbow(), replace(tennis_elbow(), id="other", review=Review(ReviewStatus.APPROVED))
    articles = {article.id: article for article in (weak, strong)}
    citations = [
        CITATION.model_copy(update={"n": n, "article_id": id_}) for n, id_ in enumerate(articles, start=1)
    ]
    told = {notice.kind: notice.text for notice in notices_for(citations, (), articles)}
    assert "pending" in told["review_status"]
    told = {notice.kind: notice.text for notice in notices_for(citations[1:], (), articles)}
    assert "approved" in told["review_status"]
