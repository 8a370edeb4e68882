"""Interface for the channels that show the conversation themselves (web page, terminal)."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import hmac
from collections.abc import Sequence

from backend.api.file_links import FileLinks
from backend.api.paper_lock import PaperLock, Proof
from backend.bootstrap import Backend
from backend.conversation.model import ChangeLanguage, ConversationView, HistoryEntry, TurnView
from backend.conversation.people import WEB


class BackendConversations:
    """Answers channels by their own addresses; a channel never handles a person id.

    Args:
        backend: has the conversations.
        links: makes the links of attached files.
    """

    def __init__(self, backend: Backend, links: FileLinks) -> None:
        self._backend = backend
        self._links = links
        self._papers = PaperLock(backend, links)

    async def view(self, channel: str, address: str, after: int, limit: int) -> ConversationView:
        """Return the newest `limit` bubbles after a sequence number, with the language chosen and whose they are."""
        return await asyncio.to_thread(self._view, channel, address, after, limit)

    async def earlier(self, channel: str, address: str, before: int, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the newest `limit` bubbles before a sequence number, oldest first."""
        return await asyncio.to_thread(self._earlier, channel, address, before, limit)

    async def turn(self, channel: str, turn_id: str) -> TurnView | None:
        """Return what became of a message, or None for an unknown one."""
        found = await asyncio.to_thread(self._backend.conversation.history.turn_and_person, turn_id)
        if found is None:
            return None
        person_id, view = found
        replies, later = (
            tuple(self._links.attach(person_id, reply) for reply in said) for said in (view.replies, view.later)
        )
        return dataclasses.replace(view, replies=replies, later=later)

    async def choose_language(self, channel: str, address: str, language: str) -> None:
        """Answer this person in `language` from now on."""
        await asyncio.to_thread(self._choose_language, channel, address, language)

    async def prove(self, channel: str, address: str, digits: str) -> Proof:
        """Take the last digits of the person's document as proof that it is they who sit there."""
        return await asyncio.to_thread(self._papers.prove, channel, address, digits)

    def _view(self, channel: str, address: str, after: int, limit: int) -> ConversationView:
        person_id = self._backend.conversation.people.find(channel, address)
        if person_id is None:
            return ConversationView()
        found = self._backend.conversation.history.since(person_id, after, limit)
        person = self._backend.person(person_id)
        return ConversationView(
            self._opened(channel, address, person_id, found),
            person.language if person.language_chosen else None,
            self._name_of(person_id),
            channel == WEB and self._backend.conversation.browsers.wants_renewal(address),
        )

    def _earlier(self, channel: str, address: str, before: int, limit: int) -> tuple[HistoryEntry, ...]:
        person_id = self._backend.conversation.people.find(channel, address)
        if person_id is None:
            return ()
        found = self._backend.conversation.history.before(person_id, before, limit)
        return self._opened(channel, address, person_id, found)

    def _opened(
        self, channel: str, address: str, person_id: str, found: Sequence[HistoryEntry]
    ) -> tuple[HistoryEntry, ...]:
        """Return bubbles with their files as links, or shut; only where there are files it is looked up which."""
        has_files = any("file" in each.reply.custom for each in found)
        shut = has_files and self._papers.is_shut(channel, address, person_id)
        shown_in = address if channel == WEB else ""
        return tuple(
            dataclasses.replace(each, reply=self._papers.attach(person_id, each.reply, shut, shown_in))
            for each in found
        )

    def _name_of(self, person_id: str) -> str:
        key = self._backend.settings.digest_secret.encode()
        return hmac.new(key, f"conversation\0{person_id}".encode(), hashlib.sha256).hexdigest()[:16]

    def _choose_language(self, channel: str, address: str, language: str) -> None:
        person_id = self._backend.conversation.people.resolve(channel, address)
        self._backend.bus.handle(ChangeLanguage(person_id, language))
