"""Conversations for tests of the export, whatever their texts."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from assistant.answer import Answer, CitedReference
from assistant.conversations import Message
from tests.ui.small_assistant import answer_of, small_article
from ui.export.conversation import Conversation
from ui.export.source import Form, Source

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
FORMS: tuple[Form, ...] = ("source article", "report", "journal article", "book", "web page", "other")
# Whatever can be stored; signs that steer BibTeX, RIS, Markdown and HTML come often.
any_text = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\\{}~^$&%#_-'`,<>?!\"@=*[]()|+.0123 \n\N{NO-BREAK SPACE}"),
    ),
    max_size=40,
)


def fever_answer(*statements: int, question: str = "How long does winter fever last?") -> Answer:
    """Return the answer that quotes these statements of the small article."""
    article = small_article()
    return answer_of(article, tuple(article.statements[at] for at in statements), question)


def worded(answer: Answer, text: str) -> Answer:
    """Return the answer with a text in every place that an article or a model fills."""
    reference = CitedReference(marker=1, listed=True, kind=text, title=text, container=text, year=2020)
    citations = tuple(
        one.model_copy(
            update={"quote": text, "article_title": text, "section": (text,), "references": (reference,)}
        )
        for one in answer.citations
    )
    return answer.model_copy(update={"answer": text, "citations": citations})


def conversation_with(*answers: Answer, title: str = "How long does winter fever last?") -> Conversation:
    """Return a conversation of these answers, each below its question."""
    messages = []
    for at, answer in enumerate(answers):
        messages.append(Message(2 * at + 1, "user", answer.question, None, AT))
        messages.append(Message(2 * at + 2, "assistant", answer.answer, answer, AT))
    return Conversation("abc", title, AT, tuple(messages))


def a_source(**fields: object) -> Source:
    """Return a reference of which only the title is known, but for the given fields."""
    known: dict[str, object] = {"form": "journal article", "title": "Wind and fever", **fields}
    return Source(**known)  # type: ignore[arg-type]  # a test names the fields that it is about
