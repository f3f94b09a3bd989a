from pathlib import Path

import pytest

from evals.errors import EvalsError
from evals.reranker.pairs import HELD_OUT, PairTopic, answering, load_pairs, passage_texts

TOPIC = """
topic: Gout
statements:
  - {id: a1, section: "Causes > Uric acid", text: "Crystals of urate settle in a joint."}
  - {id: a2, section: "Course", text: "An attack settles within 7-14 days."}
questions:
  - {q: "How long is it bad?", answers: [a2]}
  - {q: "Which gene test helps?", answers: []}
"""


def test_a_topic_is_read_as_passages_are_written(tmp_path: Path) -> None:
    (tmp_path / "gout.yaml").write_text(TOPIC, encoding="utf-8")
    topic = load_pairs(tmp_path).learnt["gout"]
    assert passage_texts(topic) == [
        "Gout > Causes > Uric acid: Crystals of urate settle in a joint.",
        "Gout > Course: An attack settles within 7-14 days.",
    ]
    assert [list(answering(topic, question)) for question in topic.questions] == [[1], []]


@pytest.mark.parametrize(
    "text",
    [
        TOPIC.replace("[a2]", "[a3]"),
        TOPIC.replace("topic: Gout", "title: Gout"),
        TOPIC.replace("{q:", "{q", 1),
        "",
    ],
)
def test_what_is_no_topic_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "gout.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(EvalsError, match=r"gout\.yaml"):
        load_pairs(tmp_path)


def test_the_shipped_pairs_are_many_and_some_are_held_out() -> None:
    topics = load_pairs()
    assert set(topics.held_out) == HELD_OUT
    assert not HELD_OUT & set(topics.learnt)
    assert sum(len(topic.questions) for topic in topics.learnt.values()) > 8000
    for topic in (*topics.learnt.values(), *topics.held_out.values()):
        unanswerable = [question for question in topic.questions if not question.answers]
        assert len(topic.statements) >= 30
        assert 0.2 < len(unanswerable) / len(topic.questions) < 0.6


def test_no_pair_is_about_the_shipped_article() -> None:
    topics = load_pairs()
    texts = {name: topic_text(topic) for name, topic in (topics.learnt | topics.held_out).items()}
    assert not [name for name, text in texts.items() if "marrow edema" in text]


def topic_text(topic: PairTopic) -> str:
    return " ".join([topic.topic, *passage_texts(topic)]).lower()
