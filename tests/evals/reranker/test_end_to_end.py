from evals.reranker.end_to_end import Chosen, shares

RIGHT, WRONG = frozenset({"a", "b"}), frozenset[str]()


def test_what_is_counted() -> None:
    chosen = [
        Chosen(RIGHT, ("c", "a"), frozenset({"a", "c"})),
        Chosen(RIGHT, (), frozenset({"c"})),
        Chosen(RIGHT, ("c",), frozenset({"b", "c"})),
        Chosen(WRONG, (), frozenset({"c"})),
        Chosen(WRONG, ("c",), frozenset({"c"})),
    ]
    assert list(shares(chosen).values()) == [(2, 5), (1, 3), (1, 3), (0, 2), (1, 2), (2, 3)]
