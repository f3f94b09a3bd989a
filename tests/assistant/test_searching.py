from langchain_core.documents import Document

from assistant.searching import found_by_all

FOUND = {"gout pain": ["a", "b", "c"], "and it?": ["c", "d", "e"]}


def search(query: str) -> list[Document]:
    return [
        Document(
            id=id_, page_content=id_, metadata={"passage_id": id_, "rank": rank, "similarity": len(query)}
        )
        for rank, id_ in enumerate(FOUND[query], start=1)
    ]


def test_one_query_is_left_as_it_is() -> None:
    assert found_by_all(["gout pain"], search) == search("gout pain")


def test_two_queries_make_one_ranking() -> None:
    found = found_by_all(["gout pain", "and it?"], search)
    assert [document.metadata["passage_id"] for document in found] == ["c", "a", "b"]
    assert [document.metadata["rank"] for document in found] == [1, 2, 3]
    assert found[0].metadata["similarity"] == len("gout pain")
