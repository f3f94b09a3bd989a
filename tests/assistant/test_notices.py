from assistant.answer import Conflict
from assistant.citations import cite
from assistant.notices import notices_for
from tests.assistant.test_evidence import ARTICLE, evidence

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
