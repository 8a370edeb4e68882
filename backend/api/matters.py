"""A person's matters for a channel with pages of its own: the same cases, hearings and appointments as in the chat.

Everything is asked for by the person's own address; of what is somebody else's nothing is said, not even that it is.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from backend.api.file_links import FileLink, FileLinks
from backend.bootstrap import Backend
from backend.contracts.filing import CardOfCase
from backend.contracts.identity import VerifiedPartyOf
from backend.conversation.contacts import MyContacts
from backend.conversation.language import convert
from backend.shared.cards import Card, CardReader
from backend.shared.errors import Refused
from backend.shared.parties import Person

Answer = TypeVar("Answer")


class BackendMatters:
    """Answers channels by their own addresses; implements ``connectors.ports.Matters``.

    Args:
        backend: has the cases.
        links: makes the links of calendar files and pictures.
    """

    def __init__(self, backend: Backend, links: FileLinks) -> None:
        self._backend, self._links = backend, links

    async def overview(self, channel: str, address: str, language: str) -> dict[str, Any]:
        """Return everything that is open, as cards, the next one first."""
        return await self._of(channel, address, language, self._overview, {kind: [] for kind in self._backend.cards})

    async def case(self, channel: str, address: str, case_id: str, language: str) -> dict[str, Any] | None:
        """Return one case with its course, or None."""
        return await self._of(channel, address, language, lambda person: self._case(person, case_id), None)

    async def me(self, channel: str, address: str, language: str) -> dict[str, Any]:
        """Return what is known of the person."""
        return await self._of(channel, address, language, self._me, {"verified": None, "contacts": [], "channels": []})

    async def _of(
        self, channel: str, address: str, language: str, ask: Callable[[Person], Answer], nobody: Answer
    ) -> Answer:
        def answer() -> Answer:
            person_id = self._backend.conversation.people.find(channel, address)
            if person_id is None:
                return nobody
            return ask(dataclasses.replace(self._backend.person(person_id), language=language))

        return await asyncio.to_thread(answer)

    def _overview(self, person: Person) -> dict[str, Any]:
        reader = self._reader(person)
        return {kind: list(draw(reader)) for kind, draw in self._backend.cards.items()}

    def _case(self, person: Person, case_id: str) -> dict[str, Any] | None:
        try:
            card: Card = self._backend.bus.handle(CardOfCase(case_id, self._reader(person)))
        except Refused:
            return None
        return card

    def _me(self, person: Person) -> dict[str, Any]:
        do = self._backend.bus.handle
        party = do(VerifiedPartyOf(person.person_id))
        name = f"{party.full_name[:1]}{'＊' * min(len(party.full_name) - 1, 3)}" if party else None
        with self._backend.database.reading() as session:
            places = self._backend.conversation.people.channels_of(session, person.person_id)
        channels = list(dict.fromkeys(place[0] for place in places))
        return {"verified": name, "contacts": do(MyContacts(person.person_id)), "channels": channels}

    def _reader(self, person: Person) -> CardReader:
        def link(kind: str, subject: str) -> str:
            return self._links.make(FileLink(kind, person.person_id, subject))

        return CardReader(person, self._backend.clock.now(), link, convert)
