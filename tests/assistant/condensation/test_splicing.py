import pytest

from assistant.condensation.splicing import about, possessive, spliced, uncapital


@pytest.mark.parametrize(
    ("text", "span", "by", "expected"),
    [
        ("Is it bad?", (3, 5), "gout", "Is gout bad?"),
        ("it hurts", (0, 2), "gout", "Gout hurts"),
        ("Is a scan bad?", (5, 9), "MRI", "Is a MRI bad?"),
        ("Is a scan bad?", (5, 9), "aura", "Is an aura bad?"),
    ],
)
def test_words_are_put_in(text: str, span: tuple[int, int], by: str, expected: str) -> None:
    assert spliced(text, span, by) == expected


@pytest.mark.parametrize(
    ("name", "owned"), [("gout", "gout's"), ("kidney stones", "kidney stones'"), ("abscess", "abscess's")]
)
def test_possessives(name: str, owned: str) -> None:
    assert possessive(name) == owned


@pytest.mark.parametrize(
    ("question", "topic", "expected"),
    [
        ("What helps?", "gout", "What helps in gout?"),
        ("What about pain?", "gout", "What about pain of gout?"),
        ("What helps gout?", "gout", "What helps gout?"),
        ("Explain it.", "gout", "Explain it in gout."),
        ("What helps?", "", "What helps?"),
    ],
)
def test_a_topic_is_added_once(question: str, topic: str, expected: str) -> None:
    assert about(question, topic) == expected


@pytest.mark.parametrize(
    ("text", "within"), [("Is it?", "is it?"), ("MRI", "MRI"), ("A scan", "a scan"), ("", "")]
)
def test_within_a_sentence(text: str, within: str) -> None:
    assert uncapital(text) == within
