import pytest

from assistant.topics import Topics, topics_of
from tests.assistant.articles import tennis_elbow


@pytest.fixture(scope="module")
def topics() -> Topics:
    return topics_of([tennis_elbow()])


def test_the_main_topic_is_what_title_and_text_repeat(topics: Topics) -> None:
    assert topics.main == ("tennis elbow",)


def test_abbreviations_are_read_from_their_brackets(topics: Topics) -> None:
    assert topics.abbreviations == {"CTS": "chronic tendon syndrome"}


@pytest.mark.parametrize("name", ["vibration", "mri", "cts", "chronic tendon syndrome", "tennis elbow"])
def test_names_are_found(topics: Topics, name: str) -> None:
    assert name in topics.names


@pytest.mark.parametrize("aspect", ["causes", "course", "imaging"])
def test_aspects_alone_are_no_names(topics: Topics, aspect: str) -> None:
    assert aspect not in topics.names


def test_named_in_takes_the_longest_name_in_order(topics: Topics) -> None:
    assert topics.named_in("On MRI, is chronic tendon syndrome like tennis elbow?") == (
        "MRI",
        "chronic tendon syndrome",
        "tennis elbow",
    )


def test_names_are_whole_words(topics: Topics) -> None:
    assert topics.named_in("ctsx and pre-mri") == ()


def test_short_forms_are_spelt_out_once(topics: Topics) -> None:
    assert topics.spelt_out("How long does cts last?") == "How long does cts (chronic tendon syndrome) last?"
    already = "How long does chronic tendon syndrome (CTS) last?"
    assert topics.spelt_out(already) == already


def test_a_name_is_written_one_way() -> None:
    topics = topics_of([tennis_elbow()])
    long = "chronic tendon syndrome lasts"
    assert topics.in_long_form("CTS lasts") == long
    assert topics.in_long_form("chronic tendon syndrome (CTS) lasts") == long


def test_long_forms(topics: Topics) -> None:
    assert topics.long_form("CTS") == "chronic tendon syndrome"
    assert topics.long_form("Gout") == "gout"


def test_no_articles_have_no_topics() -> None:
    nothing = topics_of([])
    assert nothing.named_in("anything") == ()
    assert nothing.spelt_out("anything") == "anything"
