from assistant.history import Turn
from evals.bench.answering import Answered
from evals.bench.interleaved import exchanges
from index.progress import silent
from tests.evals.bench.sample import an_answered


class Side:
    """Answer with a name; remember who was asked what, with which turns before."""

    def __init__(self, name: str, log: list[tuple[str, str, tuple[str, ...]]]) -> None:
        self.name = name
        self.log = log

    def __call__(self, question: str, history: tuple[Turn, ...]) -> Answered:
        self.log.append((self.name, question, tuple(turn.content for turn in history)))
        return an_answered(text=f"{self.name} on {question}")


def test_the_sides_take_turns_after_a_warm_up_that_is_not_counted() -> None:
    log: list[tuple[str, str, tuple[str, ...]]] = []
    held = exchanges(Side("A", log), Side("B", log), "warm", [["a", "b"], ["c"]], silent)
    assert [(name, question) for name, question, _ in log] == [
        ("A", "warm"), ("B", "warm"), ("A", "a"), ("B", "a"), ("A", "b"), ("B", "b"), ("A", "c"), ("B", "c"),
    ]  # fmt: skip
    assert [(one.conversation, one.turn) for one in held] == [(0, 0), (0, 1), (1, 0)]
    assert [(one.ours.text, one.theirs.text) for one in held] == [
        (f"A on {question}", f"B on {question}") for question in "abc"
    ]


def test_a_follow_up_comes_with_the_answers_of_its_own_side() -> None:
    log: list[tuple[str, str, tuple[str, ...]]] = []
    exchanges(Side("A", log), Side("B", log), "warm", [["a", "b", "c"]], silent)
    assert dict(((name, question), before) for name, question, before in log)["B", "c"] == (
        "a", "B on a", "b", "B on b",
    )  # fmt: skip


def test_progress_ends_at_the_last_turn() -> None:
    shown: list[tuple[int, int]] = []
    exchanges(
        Side("A", []),
        Side("B", []),
        "w",
        [["a", "b"], ["c"]],
        lambda _, done, total: shown.append((done, total)),
    )
    assert shown == [(0, 3), (1, 3), (2, 3), (3, 3)]
