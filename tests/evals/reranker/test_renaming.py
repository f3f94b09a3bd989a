import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.reranker.pairs import PairTopic
from evals.reranker.renaming import made_up_name, naming_words, renamed, said_in


def topic_of(title: str, texts: list[str]) -> PairTopic:
    statements = [{"id": f"a{n}", "section": "All", "text": text} for n, text in enumerate(texts)]
    return PairTopic.model_validate({"topic": title, "statements": statements, "questions": []})


def test_the_title_and_what_only_this_topic_says_often_are_names() -> None:
    gout = topic_of("Imaging of gout", ["Tophi show on ultrasound."] * 4 + ["Gout has stages."])
    others = [
        topic_of(f"Imaging of {name}", ["Ultrasound shows it."] * 4) for name in ("knees", "lungs", "hearts")
    ]
    named = naming_words([gout, *others])
    assert {"gout", "tophi"} <= set(named["Imaging of gout"])
    # Three titles hold it; four topics say it often.
    assert "imaging" not in named["Imaging of gout"]
    assert "stages" not in named["Imaging of gout"]


def test_what_many_topics_say_names_none() -> None:
    topics = [topic_of(f"Topic {name}", ["Ultrasound shows it."] * 4) for name in "abcdef"]
    assert not any("ultrasound" in names for names in naming_words(topics).values())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gout attacks hurt.", "Brelox attacks hurt."),
        ("what is GOUT", "what is Brelox"),
        ("two tophi, one tophus", "two tophi, one velan"),
        ("Both sprains heal.", "Both kimas heal."),
        ("A goutweed is a plant.", "A goutweed is a plant."),
    ],
)
def test_names_are_replaced_as_whole_words(text: str, wanted: str) -> None:
    assert renamed(text, {"gout": "brelox", "tophus": "velan", "sprain": "kima"}) == wanted


def test_a_name_is_said_in_the_plural_too() -> None:
    assert said_in("How do Sprains heal?", ("sprain", "gout")) == ("sprain",)


@given(st.integers())
def test_a_made_up_name_is_one_word(seed: int) -> None:
    assert re.fullmatch(r"[A-Za-z]{3,}", made_up_name(random.Random(seed)))


@given(st.text())
def test_without_names_a_text_stays(text: str) -> None:
    assert renamed(text, {}) == text
