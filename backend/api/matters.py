"""A person's matters for a channel with pages of its own: the same cases, hearings and appointments as in the chat.

Everything is asked for by the person's own address; of what is somebody else's nothing is said, not even that it is.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from backend.api.file_links import FileLink, FileLinks
from backend.api.matter_cards import appointment_card, case_card, course_of, dispute_card, hearing_card, witness_card
from backend.authorization.commands import MyWitnesses
from backend.bootstrap import Backend
from backend.conversation.contacts import MyContacts
from backend.filing.commands import MyCases, OneCase
from backend.filing.model import Case
from backend.hearing.commands import MyHearings
from backend.identity.commands import VerifiedPartyOf
from backend.mediation.dispute.commands import MyDisputes
from backend.mediation.dispute.model import Dispute
from backend.notarization.commands import MyAppointments
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused
from backend.shared.parties import Person

Answer = TypeVar("Answer")

NOBODY: dict[str, Any] = {"cases": [], "hearings": [], "appointments": [], "witnesses": [], "disputes": []}


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
        return await self._of(channel, address, language, self._overview, NOBODY)

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
        do, who, now = self._backend.bus.handle, person.person_id, self._backend.clock.now()
        cases: list[Case] = [case for case in do(MyCases(who)) if case.status != "draft"]
        return {
            "cases": [case_card(case, person, now) for case in cases],
            "hearings": [
                hearing_card(one, person, self._link("hearing_calendar", one.hearing_id, person))
                for one in do(MyHearings(who))
            ],
            "appointments": [
                appointment_card(one, person, self._link("appointment_calendar", one.appointment_id, person))
                for one in do(MyAppointments(who))
            ],
            "witnesses": [witness_card(one, person) for one in do(MyWitnesses(who))],
            "disputes": [dispute_card(one, person) for one in self._disputes(who, now)],
        }

    def _disputes(self, who: str, now: datetime) -> list[Dispute]:
        today = now.astimezone(BEIJING).date()
        return [one for one in self._backend.bus.handle(MyDisputes(who)) if one.goes_on(today)]

    def _case(self, person: Person, case_id: str) -> dict[str, Any] | None:
        now: datetime = self._backend.clock.now()
        try:
            case: Case = self._backend.bus.handle(OneCase(case_id, person.person_id))
        except Refused:
            return None
        picture = self._link("case_timeline_png", case_id, person)
        return case_card(case, person, now) | {"course": course_of(case, person), "picture": picture}

    def _me(self, person: Person) -> dict[str, Any]:
        do = self._backend.bus.handle
        party = do(VerifiedPartyOf(person.person_id))
        name = f"{party.full_name[:1]}{'＊' * min(len(party.full_name) - 1, 3)}" if party else None
        with self._backend.database.reading() as session:
            places = self._backend.conversation.people.channels_of(session, person.person_id)
        channels = list(dict.fromkeys(place[0] for place in places))
        return {"verified": name, "contacts": do(MyContacts(person.person_id)), "channels": channels}

    def _link(self, kind: str, subject: str, person: Person) -> str:
        return self._links.make(FileLink(kind, person.person_id, subject))
