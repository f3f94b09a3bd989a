from assistant.citations import cite
from tests.assistant.test_evidence import ARTICLE, evidence

ARTICLES = {ARTICLE.id: ARTICLE}


def test_a_citation_leads_back_to_the_passage_and_its_reference() -> None:
    citation = cite(evidence("tendon")[:1], ARTICLES)[0]
    assert citation.n == 1
    assert ARTICLE.text[citation.start : citation.end] == citation.quote
    assert citation.section == ("Causes",)
    assert (citation.review_status, citation.updated) == ("pending", "2025-01-31")
    assert citation.model_dump(mode="json")["references"] == [
        {
            "marker": 1,
            "listed": True,
            "kind": "guideline",
            "title": "Elbow care",
            "container": "Journal of Elbows",
            "year": 2020,
        }
    ]


def test_a_dangling_marker_names_no_reference() -> None:
    dangling = [one for one in evidence("tendon") if 3 in one.markers]
    assert cite(dangling, ARTICLES)[0].model_dump(mode="json")["references"] == [
        {"marker": 3, "listed": False}
    ]
