"""One person, several channels: a code given on one channel and typed on another makes both speak for the same person.

Nothing is linked by chance: only `RedeemLinkCode` links, never a message that looks like a code. Everything a link
changes is one transaction, and the person is told on the channel they were on before.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from backend.identity.checks import IdentityChecks
from backend.identity.commands import IssueLinkCode, RedeemLinkCode, UnlinkChannel
from backend.identity.events import ChannelLinked, ChannelUnlinked
from backend.identity.link_codes import LinkCodes, normal_form
from backend.identity.model import OPEN, LinkCode, Linked, LinkedChannel
from backend.shared.database import Session
from backend.shared.errors import Refused

Place = tuple[str, str, datetime]
"""Channel, address and when it was last used."""

Unfinished = Callable[[Session, str], bool]
"""Test for something of a person's own (a draft, an appointment, a case) that a link would leave behind."""


_REFUSALS = {
    "too_many": "identity_link_too_many_tries",
    "wrong": "identity_link_code_wrong",
    "same": "identity_link_same_person",
    "verified": "identity_link_already_verified",
    "unfinished": "identity_link_has_unfinished",
}


class Addresses(Protocol):
    """Addresses of people; `backend/conversation/people.py` keeps them."""

    def channels_of(self, session: Session, person_id: str) -> list[Place]:
        """Return a person's channels, the last used first."""
        ...

    def move_addresses(self, session: Session, from_person: str, to_person: str) -> list[Place]:
        """Give one person's channels to another and return them."""
        ...

    def release_address(self, session: Session, channel: str, address: str) -> str:
        """Give a channel to a new person, who knows nothing, and return that person's id."""
        ...


class Linking:
    """Handles `IssueLinkCode`, `RedeemLinkCode` and `UnlinkChannel`.

    Args:
        checks: gives database, clock, records, audit and telling.
        codes: issues and proves codes.
        addresses: where people can be reached.
        unfinished: what must not be left behind.
        secret: makes the opaque names of channels.
    """

    def __init__(
        self,
        checks: IdentityChecks,
        codes: LinkCodes,
        addresses: Addresses,
        unfinished: Sequence[Unfinished],
        secret: str,
    ) -> None:
        self._checks = checks
        self._codes = codes
        self._addresses = addresses
        self._unfinished = unfinished
        self._secret = hashlib.sha256(b"yiqiaotong channels" + secret.encode()).digest()

    def channels(self, session: Session, person_id: str) -> list[LinkedChannel]:
        """Return a person's channels as they may be shown, the last used first."""
        places = self._addresses.channels_of(session, person_id)
        return [
            LinkedChannel(ref := self._ref(place), place[0], ref[-4:].upper(), place[2], current=number == 0)
            for number, place in enumerate(places)
        ]

    def issue(self, command: IssueLinkCode) -> LinkCode:
        """Return a fresh code; Refused ``identity_not_verified`` for everybody who is not."""
        now = self._checks.clock.now()
        with self._checks.database.transaction() as session:
            if self._checks.records.party_of(session, command.person_id) is None:
                raise Refused("identity_not_verified")
            code = self._codes.issue(session, command.person_id, now)
            self._note(session, command.person_id, "identity.code_issued")
        return code

    def redeem(self, command: RedeemLinkCode) -> Linked:
        """Link, once.

        Raises:
            Refused: ``identity_link_code_odd`` (does not look like one), ``identity_link_code_wrong`` (wrong, over,
                used or void: the same answer), ``identity_link_too_many_tries``, ``identity_link_same_person``,
                ``identity_link_already_verified``, ``identity_link_has_unfinished``.
        """
        code = normal_form(self._checks.privacy.unmask(command.person_id, command.code))
        if code is None:
            raise Refused("identity_link_code_odd")
        with self._checks.database.transaction() as session:
            done = self._codes.redeemed(session, code, command.person_id)
            if done is not None:
                return self._linked(session, done, None)
            owner, refused = self._owner(session, command.person_id, code)
            made = self._link(session, command.person_id, owner, code) if owner is not None and not refused else None
        if made is None:
            raise Refused(_REFUSALS[refused])
        self._checks.wake()
        return made

    def unlink(self, command: UnlinkChannel) -> list[LinkedChannel]:
        """Let go of a channel; Refused ``identity_channel_unknown``, ``identity_last_channel``."""
        with self._checks.database.transaction() as session:
            places = self._addresses.channels_of(session, command.person_id)
            found = [place for place in places if hmac.compare_digest(self._ref(place), command.ref)]
            if not found:
                raise Refused("identity_channel_unknown")
            if len(places) == 1:
                raise Refused("identity_last_channel")
            self._release(session, command.person_id, found[0])
            left = self.channels(session, command.person_id)
        self._checks.wake()
        return left

    def _owner(self, session: Session, person_id: str, code: str) -> tuple[str | None, str]:
        """Return whose code it is and why it may not be redeemed all the same; wrong tries are counted and kept."""
        now = self._checks.clock.now()
        if self._codes.tried_too_often(session, person_id, now):
            return None, "too_many"
        owner = self._codes.owner(session, code, now)
        if owner is None:
            self._codes.count_wrong(session, person_id, now)
            self._note(session, person_id, "identity.code_wrong")
            return None, "wrong"
        if owner == person_id:
            return owner, "same"
        if self._checks.records.party_of(session, person_id) is not None:
            return owner, "verified"
        latest = self._checks.records.latest(session, person_id)
        begun = latest is not None and latest["status"] in OPEN
        if begun or any(unfinished(session, person_id) for unfinished in self._unfinished):
            return owner, "unfinished"
        return owner, ""

    def _link(self, session: Session, redeemer: str, owner: str, code: str) -> Linked:
        before = self._addresses.channels_of(session, owner)
        self._codes.use(session, code, redeemer)
        moved = self._addresses.move_addresses(session, redeemer, owner)
        channel = moved[0][0] if moved else ""
        told_at = before[0][:2] if before else None
        ref = self._ref(moved[0]) if moved else ""
        self._note(session, owner, "identity.channel_linked", channel=channel, linked=channel, was=redeemer)
        self._checks.tell(session, ChannelLinked(owner, channel, ref, told_at))
        return self._linked(session, owner, told_at)

    def _linked(self, session: Session, owner: str, told_at: tuple[str, str] | None) -> Linked:
        names = tuple(place[0] for place in self._addresses.channels_of(session, owner))
        return Linked(names, told_at[0] if told_at else "")

    def _release(self, session: Session, person_id: str, place: Place) -> None:
        self._note(session, person_id, "identity.channel_unlinked", unlinked=place[0])
        new_person = self._addresses.release_address(session, place[0], place[1])
        self._checks.tell(session, ChannelUnlinked(person_id, place[0], new_person))

    def _note(self, session: Session, who: str, what: str, *, channel: str = "", **facts: str) -> None:
        self._checks.note_person(session, who, what, channel=channel, **facts)

    def _ref(self, place: Place) -> str:
        text = f"{place[0]}|{place[1]}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()[:16]
