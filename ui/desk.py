"""What happens on each click and key of the page: values in, changes of components out."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

from assistant.conversations import Message
from corpus.errors import FootnoteError
from ui.api import parse_audience
from ui.layout import Parts
from ui.listing import render_listing
from ui.run import BUG, Run
from ui.talk import Manner, Talk
from ui.transcript import in_the_making, message_key, stored, unanswered

_log = logging.getLogger(__name__)

_LOOK_AGAIN = 0.08  # seconds between two looks at an answer in the making

# New values by component.
Changes = dict[Any, Any]


class Desk:
    """Answer the page's listeners; a generator ends when the answer that it follows is over."""

    def __init__(self, talk: Talk, parts: Parts) -> None:
        self._talk = talk
        self._parts = parts

    def ask(
        self, question: str, conversation_id: str, audience: str, quotes_only: bool, *, typed: bool
    ) -> AsyncIterator[Changes]:
        """Ask a question; the text box is emptied only if it was typed there."""

        def begin() -> str:
            return self._talk.ask(conversation_id, question, _manner(audience, quotes_only))

        return self._begin(begin, {self._parts.question: ""} if typed else {})

    def retry(self, conversation_id: str, audience: str, quotes_only: bool) -> AsyncIterator[Changes]:
        """Ask the last question again."""

        def begin() -> str:
            self._talk.retry(conversation_id, _manner(audience, quotes_only))
            return conversation_id

        return self._begin(begin, {})

    async def open(self, conversation_id: str) -> AsyncIterator[Changes]:
        """Show a stored conversation, and follow the answer that is being made in it."""
        try:
            messages = await asyncio.to_thread(self._talk.messages, conversation_id)
        except FootnoteError as error:
            _warn(error)
            yield self._empty()
            return
        run = self._talk.running(conversation_id)
        yield {**self._surroundings(conversation_id, busy=run is not None), **self._shown(messages, run)}
        if run is not None:
            async for changes in self._follow(conversation_id, run):
                yield changes

    def stop(self, conversation_id: str) -> None:
        """Stop the answer that is being made."""
        self._talk.stop(conversation_id)

    def new(self) -> Changes:
        """Begin a new conversation; the one before stays in the list."""
        return self._empty()

    def delete(self, conversation_id: str) -> Changes:
        """Delete the conversation that is open; "" means that the reader thought better of it."""
        import gradio

        if not conversation_id:
            return {self._parts.conversation: gradio.skip()}
        try:
            self._talk.delete(conversation_id)
        except FootnoteError as error:
            _warn(error)
        return self._empty()

    async def _begin(self, begin: Callable[[], str], at_once: Changes) -> AsyncIterator[Changes]:
        try:
            conversation_id = await asyncio.to_thread(begin)
        except FootnoteError as error:
            _warn(error)
            return
        run = self._talk.running(conversation_id)
        yield {**at_once, **self._surroundings(conversation_id, busy=True)}
        async for changes in self._follow(conversation_id, run):
            yield changes
