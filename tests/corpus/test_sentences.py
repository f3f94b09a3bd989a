import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.markers import MarkedText
from corpus.sentences import split_sentences


def marked_text(*pieces: str | int) -> MarkedText:
    marked = MarkedText()
    for piece in pieces:
        marked.mark((piece,)) if isinstance(piece, int) else marked.add(piece)
    return marked


def test_a_marker_stays_with_its_sentence_before_and_behind_the_full_stop() -> None:
    marked = marked_text("One ends here. ", 1, " Two is ", 2, " longer ", 3, ". Three follows.")
    assert [(sentence.text, sentence.markers) for sentence in split_sentences(marked)] == [
        ("One ends here.", (1,)),
        ("Two is longer.", (2, 3)),
        ("Three follows.", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Caused by S. aureus, e.g. MRSA vs. MSSA.",
        "Approx. 5 mg was given.",
        "It was seen by Smith et al. Nothing else was.",
        "The dose (cf. Table 2) is 0.5 mg.",
        "3. Stands before a sentence.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in split_sentences(marked_text(text))] == [text]


def test_offsets_count_characters_where_these_take_several_bytes() -> None:
    text = "Über 3 µm – groß 😀. Zwei “Sätze” stehen hier."
    sentences = [sentence.text for sentence in split_sentences(marked_text(text))]
    assert sentences == ["Über 3 µm – groß 😀.", "Zwei “Sätze” stehen hier."]


@given(st.text(max_size=200))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    marked = marked_text(text)
    sentences = split_sentences(marked)
    assert "".join("".join(sentence.text for sentence in sentences).split()) == "".join(marked.text.split())


def test_a_marker_without_text_is_dropped() -> None:
    assert split_sentences(marked_text(1, " ")) == []
