"""What happens on each click and key of the page: values in, changes of components out."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from assistant.conversation_problem import message_missing
from assistant.conversations import Message
from corpus.errors import FootnoteError
from ui.api import parse_audience
from ui.earlier_messages import first_shown
from ui.layout import Parts
from ui.openings import Openings
from ui.run import Progress
from ui.shelf import Shelf
from ui.talk import Begun, Manner, Talk
from ui.transcript import in_the_making, message_key, stored, unanswered
from ui.warning import warn, warn_of_bug

_log = logging.getLogger(__name__)

# Seconds between two looks at an answer in the making: for its quotes, and while prose is written.
_LOOK_FOR_QUOTES = 0.03
_LOOK_FOR_PROSE = 0.12
# Looks while nothing changes, then something is sent all the same: so Gradio learns that a tab was closed.
_LOOKS_PER_SIGN = 8

# New values by component.
Changes = dict[Any, Any]


class Desk:
    """Answer the page's listeners; a generator ends when the answer that it follows is over."""

    def __init__(self, talk: Talk, parts: Parts) -> None:
        self._talk = talk
        self._parts = parts
        self.shelf = Shelf(talk)
        self._openings = Openings()

    def ask(
        self,
        owner: str,
        question: str,
        conversation_id: str,
        audience: str,
        quotes_only: bool,
        *,
        typed: bool,
    ) -> AsyncIterator[Changes]:
        """Ask a question; the text box is emptied only if it was typed there."""

        def begin() -> Begun:
            manner = Manner(parse_audience(audience), quotes_only)
            return self._talk.ask(owner, conversation_id, question, manner)

        return self._begin(owner, begin, {self._parts.question: ""} if typed else {})

    def retry(
        self, owner: str, conversation_id: str, audience: str, quotes_only: bool
    ) -> AsyncIterator[Changes]:
        """Ask the last question again."""

        def begin() -> Begun:
            return self._talk.retry(owner, conversation_id, Manner(parse_audience(audience), quotes_only))

        return self._begin(owner, begin, {})

    async def reword(
        self, owner: str, conversation_id: str, audience: str, quotes_only: bool
    ) -> AsyncIterator[Changes]:
        """Have the last answer written again for another audience, if there is one."""
        if not conversation_id:
            yield self._as_it_was()
            return
        async for changes in self.retry(owner, conversation_id, audience, quotes_only):
            yield changes

    def revise(
        self,
        owner: str,
        message_id: str,
        question: str,
        conversation_id: str,
        audience: str,
        quotes_only: bool,
    ) -> AsyncIterator[Changes]:
        """Ask another question in place of a stored one and of all that follows it."""

        def begin() -> Begun:
            manner = Manner(parse_audience(audience), quotes_only)
            return self._talk.revise(owner, conversation_id, _number(message_id), question, manner)

        return self._begin(owner, begin, {})

    async def open(
        self, owner: str, conversation_id: str, tab: str = "", *, whole: bool = False
    ) -> AsyncIterator[Changes]:
        """Show a stored conversation, and follow the answer that is being made in it.

        Of a long one only the latest messages are shown, unless the whole is asked for. A later
        opening in the same tab ends this one.
        """
        current = self._openings.begin(tab)
        try:
            run = self._talk.running(owner, conversation_id)
            messages = await asyncio.to_thread(self._talk.messages, owner, conversation_id)
            opinions = await asyncio.to_thread(self._talk.opinions, owner, conversation_id)
        except FootnoteError as error:
            warn(error)
            yield await self._empty(owner)
            return
        if run is not None:
            begun = Begun(conversation_id, run)
            async for changes in self._follow(owner, begun, {}, whole=whole, current=current):
                yield changes
            return
        first = first_shown(messages, whole=whole)
        chat = stored(messages, self._talk.answerer.articles, opinions, first=first) + unanswered(messages)
        changes = {self._parts.chat: chat, **await self._frame(owner, conversation_id, busy=False)}
        yield changes if current() else self._as_it_was()

    def stop(self, owner: str, conversation_id: str) -> None:
        """Stop the answer that is being made."""
        self._talk.stop(owner, conversation_id)

    async def new(self, owner: str) -> Changes:
        """Begin a new conversation; the one before stays in the list."""
        return await self._empty(owner)

    async def delete(self, owner: str, conversation_id: str) -> Changes:
        """Delete the conversation that is open; where none is, nothing happens."""
        if not conversation_id:
            return self._as_it_was()
        try:
            await asyncio.to_thread(self._talk.delete, owner, conversation_id)
        except FootnoteError as error:
            warn(error)
        return await self._empty(owner)

    async def _begin(
        self, owner: str, begin: Callable[[], Begun], at_once: Changes
    ) -> AsyncIterator[Changes]:
        try:
            begun = await asyncio.to_thread(begin)
        except FootnoteError as error:
            warn(error)
            yield self._as_it_was()
            return
        except Exception:
            _log.exception("A question could not be taken")
            warn_of_bug()
            yield self._as_it_was()
            return
        async for changes in self._follow(owner, begun, at_once):
            yield changes

    async def _follow(
        self,
        owner: str,
        begun: Begun,
        at_once: Changes,
        *,
        whole: bool = False,
        current: Callable[[], bool] = lambda: True,
    ) -> AsyncIterator[Changes]:
        run, articles = begun.run, self._talk.answerer.articles
        yield {**at_once, **await self._frame(owner, begun.conversation_id, busy=True)}
        messages = await asyncio.to_thread(self._talk.messages, owner, begun.conversation_id)
        asked = messages[: _last_question(messages) + 1]
        opinions = await asyncio.to_thread(self._talk.opinions, owner, begun.conversation_id)
        first = first_shown(asked, whole=whole)
        before = stored(asked, articles, opinions, first=first, making=True)
        shown: Progress | None = None
        unchanged = 0
        with run.watched():
            while shown is None or not shown.over:
                if not current():
                    # Gradio sends the last changes once more at the end; these must change nothing.
                    yield self._as_it_was()
                    return
                progress = run.progress
                unchanged = unchanged + 1 if progress is shown else 0
                shown = progress
                if not unchanged:
                    # Where a retry brought nothing, the answer that it was to replace still stands.
                    if shown.over and shown.answer is None:
                        before = stored(messages, articles, opinions, first=first)
                    making = in_the_making(shown, run.request, articles, message_key(len(asked)))
                    yield {self._parts.chat: before + making}
                elif shown.stage == "waiting" and unchanged % _LOOKS_PER_SIGN == 0:
                    yield self._as_it_was()
                if not shown.over:
                    await asyncio.sleep(_LOOK_FOR_QUOTES if shown.answer is None else _LOOK_FOR_PROSE)
        yield await self._frame(owner, begun.conversation_id, busy=False)

    def _as_it_was(self) -> Changes:
        """Return no change; a generator that yields nothing would empty every component."""
        import gradio

        return {self._parts.conversation: gradio.skip()}

    async def _empty(self, owner: str) -> Changes:
        return {self._parts.chat: [], **await self._frame(owner, "", busy=False)}

    async def _frame(self, owner: str, conversation_id: str, *, busy: bool) -> Changes:
        """Return what stands around the chat: the list, and which buttons can be pressed."""
        import gradio

        parts = self._parts
        begun = bool(conversation_id)
        return {
            parts.conversation: conversation_id,
            parts.listing: await self.shelf.listing(owner, conversation_id),
            parts.ask: gradio.update(interactive=not busy),
            parts.stop: gradio.update(interactive=busy),
            parts.retry: gradio.update(interactive=begun and not busy),
            parts.delete: gradio.update(interactive=begun),
        }


def _last_question(messages: Sequence[Message]) -> int:
    return max(at for at, message in enumerate(messages) if message.role == "user")


def _number(message_id: str) -> int:
    """Return the id of a message as the page sent it.

    Raises:
        AssistantError: it is none.
    """
    if not (message_id.isascii() and message_id.isdigit()):
        raise message_missing()
    return int(message_id)
