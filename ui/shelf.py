"""What a reader does with the list of conversations: search it, see all of it, rename, delete."""

import asyncio
from datetime import datetime

from corpus.errors import FootnoteError
from ui.listing import render_found, render_listing
from ui.talk import Talk
from ui.warning import warn


class Shelf:
    """Answer the listeners of the list; each returns the HTML of what it changed.

    `current` is the id of the conversation that is open, or empty.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    async def listing(self, owner: str, current: str, *, whole: bool = False) -> str:
        """Return the list, of which only the latest conversations unless the whole is asked for."""
        earlier = await asyncio.to_thread(self._talk.earlier, owner)
        return render_listing(earlier, current, datetime.now().astimezone(), whole=whole)

    async def search(self, owner: str, typed: str, current: str) -> str:
        """Return the conversations that hold all the words, or nothing where nothing was typed."""
        try:
            found = await asyncio.to_thread(self._talk.search, owner, typed)
        except FootnoteError as error:
            warn(error)
            return ""
        return render_found(found, typed, current)

    async def rename(self, owner: str, conversation_id: str, title: str, current: str) -> str:
        """Give a conversation a title, and return the list."""
        try:
            await asyncio.to_thread(self._talk.rename, owner, conversation_id, title)
        except FootnoteError as error:
            warn(error)
        return await self.listing(owner, current)

    async def delete(self, owner: str, conversation_id: str, current: str) -> str:
        """Delete a conversation that is not open, and return the list."""
        try:
            await asyncio.to_thread(self._talk.delete, owner, conversation_id)
        except FootnoteError as error:
            warn(error)
        return await self.listing(owner, current)
