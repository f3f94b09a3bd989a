"""What a reader can do with conversations, without any page: ask, retry, stop, open, delete."""

from dataclasses import dataclass

from assistant.answer import Answer, Audience
from assistant.conversations import Conversations, ConversationSummary, FoundConversation, Message
from assistant.errors import AssistantError
from assistant.feedback import Opinion
from assistant.history import Turn
from assistant.question import clean_question
from assistant.settings import Settings
from ui.answerer import Answerer
from ui.run import Request, Run
from ui.runs import Runs


@dataclass(frozen=True, slots=True)
class Manner:
    """Hold how the reader wants to be answered."""

    audience: Audience = Audience.UNSAID
    quotes_only: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """Hold an answer that was begun, and the conversation that it belongs to."""

    conversation_id: str
    run: Run


class Talk:
    """Keep conversations and the answers in the making together.

    A question is stored before its answer is begun, so that no crash loses it. An empty conversation id means
    a conversation that is not begun yet.
    """

    def __init__(self, answerer: Answerer, conversations: Conversations, settings: Settings) -> None:
        self.answerer = answerer
        self._settings = settings
        self.runs = Runs(answerer)
        self._conversations = conversations

    def ask(self, owner: str, conversation_id: str, question: str, manner: Manner) -> Begun:
        """Store the question and begin its answer.

        Raises:
            FootnoteError: the question cannot be used, or an answer is still being made.
        """
        question = clean_question(question, self._settings)
        self._refuse_while_answering(owner, conversation_id)
        conversation_id = conversation_id or self._conversations.create(owner)
        before = self.messages(owner, conversation_id)
        self._conversations.append(owner, conversation_id, "user", question)
        return self._begin(owner, conversation_id, before, question, manner)

    def retry(self, owner: str, conversation_id: str, manner: Manner) -> Begun:
        """Ask the last question again; its answer, if it has one, stays until the new one is there.

        Raises:
            FootnoteError: nothing was asked, or an answer is still being made.
        """
        self._refuse_while_answering(owner, conversation_id)
        messages = self.messages(owner, conversation_id)
        asked = [at for at, message in enumerate(messages) if message.role == "user"]
        if not asked:
            raise AssistantError("There is no question to ask again.", "Type one, or choose an example.")
        last = asked[-1]
        replaced = messages[last + 1].id if messages[last + 1 :] else None
        return self._begin(owner, conversation_id, messages[:last], messages[last].content, manner, replaced)

    def revise(
        self, owner: str, conversation_id: str, message_id: int, question: str, manner: Manner
    ) -> Begun:
        """Ask another question in place of a stored one, which goes with all that follows it.

        Raises:
            FootnoteError: the question cannot be used, the stored one is not there, or an answer is still
                being made.
        """
        question = clean_question(question, self._settings)
        self._refuse_while_answering(owner, conversation_id)
        stored = self._conversations.append(owner, conversation_id, "user", question, instead_of=message_id)
        before = [message for message in self.messages(owner, conversation_id) if message.id < stored.id]
        return self._begin(owner, conversation_id, before, question, manner)

    def stop(self, owner: str, conversation_id: str) -> None:
        """Stop the answer that is being made; the quotes, if there are any yet, are kept as the answer."""
        self.runs.stop(owner, conversation_id)

    def delete(self, owner: str, conversation_id: str) -> None:
        """Delete a conversation and whatever is being made in it."""
        self.runs.stop(owner, conversation_id, keep=False)
        if conversation_id:
            self._conversations.delete(owner, conversation_id)

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation a title; an empty one brings its first question back.

        Raises:
            FootnoteError: there is no such conversation, or the title is too long.
        """
        self._conversations.rename(owner, conversation_id, title)

    def search(self, owner: str, words: str) -> list[FoundConversation]:
        """Return the latest conversations with all the words in their title or in one message."""
        return list(self._conversations.search(owner, words))

    def messages(self, owner: str, conversation_id: str) -> list[Message]:
        """Return what was said so far.

        Raises:
            FootnoteError: there is no such conversation.
        """
        return list(self._conversations.messages(owner, conversation_id)) if conversation_id else []

    def opinions(self, owner: str, conversation_id: str) -> dict[int, Opinion]:
        """Return what the reader thought of answers, by the id of their message.

        Raises:
            FootnoteError: there is no such conversation.
        """
        if not conversation_id:
            return {}
        given = self._conversations.feedback.of_conversation(owner, conversation_id)
        return {one.message: one.opinion for one in given}

    def mark(self, owner: str, conversation_id: str, message_id: int, opinion: Opinion | None) -> None:
        """Keep what the reader thinks of an answer, in place of an earlier opinion; None withdraws that.

        Raises:
            FootnoteError: the answer is not there.
        """
        feedback = self._conversations.feedback
        if opinion is not None:
            feedback.give(owner, conversation_id, message_id, opinion)
            return
        for given in feedback.of_conversation(owner, conversation_id):
            if given.message == message_id:
                feedback.withdraw(owner, given.id)

    def running(self, owner: str, conversation_id: str) -> Run | None:
        """Return the answer that is being made, or None."""
        return self.runs.running(owner, conversation_id)

    def earlier(self, owner: str) -> list[ConversationSummary]:
        """Return the conversations, the latest first."""
        return list(self._conversations.list(owner))

    def close(self) -> None:
        """Stop everything that is being made; quotes that are complete are kept."""
        self.runs.close()

    def _refuse_while_answering(self, owner: str, conversation_id: str) -> None:
        if conversation_id and self.running(owner, conversation_id):
            raise AssistantError("An answer is still being written here.", "Wait for it, or press Stop.")

    def _begin(
        self,
        owner: str,
        conversation_id: str,
        before: list[Message],
        question: str,
        manner: Manner,
        replaced: int | None = None,
    ) -> Begun:
        history = tuple(Turn(role=message.role, content=message.content) for message in before)
        request = Request(question, history, manner.audience, manner.quotes_only)

        def commit(answer: Answer) -> None:
            self._conversations.append(
                owner, conversation_id, "assistant", answer.answer, answer, instead_of=replaced
            )

        return Begun(conversation_id, self.runs.start(owner, conversation_id, request, commit))
