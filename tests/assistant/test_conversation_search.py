from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.conversation_search import excerpt_of, folded, words_of
from assistant.conversations import SqliteConversations

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[SqliteConversations]:
    opened = SqliteConversations(tmp_path / "conversations.sqlite3")
    yield opened
    opened.close()


def conversation(store: SqliteConversations, owner: str, *said: str, name: str = "") -> str:
    id_ = store.create(owner)
    for at, text in enumerate(said):
        store.append(owner, id_, "assistant" if at % 2 else "user", text)
    if name:
        store.rename(owner, id_, name)
    return id_


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bone", ["hip", "bone"]),
        ("BONE mRI", ["bone"]),
        ("mri bone", ["bone"]),
        ("edem", ["bone"]),
        ("ödem", ["hip"]),
        ("odem", ["hip"]),
        ("100%", ["percent"]),
        ("%", ["percent"]),
        ("_", []),
        ("'; DROP TABLE messages", []),
        ("bone tablets", []),
        ("nothing of this", []),
        ("", []),
        ("  \n", []),
    ],
)
def test_all_words_must_stand_in_the_title_or_in_one_message(
    conversations: SqliteConversations, typed: str, found: list[str]
) -> None:
    ids = {
        "bone": conversation(conversations, "ann", "What is bone edema?", "Bone edema is seen on MRI."),
        "percent": conversation(conversations, "ann", "Which drugs?", "Tablets help 100% of the time."),
        "hip": conversation(conversations, "ann", "And this?", "No.", name="Hip: Knochenmark-Ödem, bone"),
    }
    names = {id_: name for name, id_ in ids.items()}
    hits = conversations.search("ann", typed)
    assert [names[hit.summary.id] for hit in hits] == found


def test_another_owner_finds_nothing(conversations: SqliteConversations) -> None:
    id_ = conversation(conversations, "ann", "What is bone edema?")
    assert conversations.search("bob", "bone") == ()
    assert [hit.summary.id for hit in conversations.search("ann", "bone")] == [id_]


def test_an_excerpt_is_told_only_where_the_title_does_not_have_the_words(
    conversations: SqliteConversations,
) -> None:
    conversation(conversations, "ann", "How long?", "It lasts 3-18 months.")
    (by_title,) = conversations.search("ann", "long")
    (by_message,) = conversations.search("ann", "months")
    assert (by_title.summary.title, by_title.excerpt) == ("How long?", "")
    assert (by_message.summary.title, by_message.excerpt) == ("How long?", "It lasts 3-18 months.")


def test_a_first_question_that_was_named_away_is_still_found(conversations: SqliteConversations) -> None:
    conversation(conversations, "ann", "How long?", "Months.", name="Another name")
    (found,) = conversations.search("ann", "long")
    assert (found.summary.title, found.excerpt) == ("Another name", "How long?")


def test_what_was_deleted_or_replaced_is_not_found(conversations: SqliteConversations) -> None:
    gone = conversation(conversations, "ann", "secret one")
    changed = conversation(conversations, "ann", "secret two", "secret answer")
    conversations.delete("ann", gone)
    (question, _) = conversations.messages("ann", changed)
    conversations.append("ann", changed, "user", "open now", instead_of=question.id)
    assert conversations.search("ann", "secret") == ()


def test_the_latest_are_found_first_and_not_too_many(conversations: SqliteConversations) -> None:
    ids = [conversation(conversations, "ann", f"bone {number}") for number in range(55)]
    found = [hit.summary.id for hit in conversations.search("ann", "bone")]
    assert found == ids[:-51:-1]


def test_a_search_after_a_restart_finds_what_an_earlier_process_stored(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite3"
    first = SqliteConversations(path)
    conversation(first, "ann", "What is bone edema?")
    first.close()
    second = SqliteConversations(path)
    assert len(second.search("ann", "edema")) == 1
    second.close()


@pytest.mark.parametrize(
    ("text", "typed", "excerpt"),
    [
        ("Short.", "short", "Short."),
        ("On two\n\nlines.", "two", "On two lines."),
        ("a " * 100 + "needle " + "b " * 100, "needle", "… " + "a " * 14 + "needle " + "b " * 27 + "b …"),
        ("needle " + "b " * 100, "needle", "needle " + "b " * 41 + "b …"),
        ("a" * 100 + "needle" + "b" * 100, "needle", "… " + "a" * 30 + "needle" + "b" * 54 + " …"),
    ],
)
def test_an_excerpt_stands_around_the_first_word(text: str, typed: str, excerpt: str) -> None:
    assert excerpt_of(text, words_of(typed)) == excerpt


@given(text=TEXTS, before=TEXTS, word=st.text(alphabet="xyzäÖß", min_size=1, max_size=8))
def test_a_short_word_that_was_found_stands_in_the_excerpt(text: str, before: str, word: str) -> None:
    whole = f"{before} {word} {text}"
    assert folded(word) in folded(excerpt_of(whole, words_of(word)))


@given(text=TEXTS)
@example(text="𝐀")
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
