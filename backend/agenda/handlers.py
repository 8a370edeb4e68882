"""Collects a person's agenda from every service, and keeps, serves and revokes the address of their calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.agenda.addresses import Addresses, Page, new_feed_id
from backend.agenda.commands import (
    AgendaView,
    Feed,
    FetchFeed,
    MakeFeed,
    MyAgenda,
    NotThere,
    OpenAgendaPage,
    RevokeFeed,
    SeeAgenda,
)
from backend.agenda.feed import Convert, Entry, Remembered, calendar, entry_of, remember
from backend.agenda.tables import feeds
from backend.agenda.wording import MADE, RENEWED, STOPPED
from backend.contracts.conversation import ChannelsOf
from backend.contracts.pending import EveryAgenda
from backend.infrastructure import Infrastructure
from backend.shared.agenda import AgendaItem
from backend.shared.database import Session, first_row
from backend.shared.messages import Command
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_CHANNEL = "agenda"
WEB = "web"
"""The chat page's channel."""


class AgendaHandlers:
    """Answers for the agenda; it knows no service, each is asked over the bus.

    Args:
        infra: see `Infrastructure`.
        convert: brings a calendar into the person's script.
    """

    def __init__(self, infra: Infrastructure, convert: Convert) -> None:
        settings = infra.settings
        self._infra, self._convert = infra, convert
        self._addresses = Addresses(settings.secret_key, infra.clock.now, settings.secret_keys_previous)

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            MyAgenda: self.mine, OpenAgendaPage: self.open,
            SeeAgenda: self.see, MakeFeed: self.make, RevokeFeed: self.revoke, FetchFeed: self.fetch,
        }  # fmt: skip

    def mine(self, asked: MyAgenda) -> tuple[AgendaItem, ...]:
        """Return what is not over, the soonest first; every service answers in the same transaction."""
        with self._infra.database.reading() as session:
            return self._items(session, asked.person_id, self._infra.clock.now())

    def open(self, asked: OpenAgendaPage) -> str:
        """Return the whole address of a page."""
        with self._infra.database.reading() as session:
            places = self._infra.bus.handle(ChannelsOf(session, asked.person_id))
        in_browser = bool(places) and places[0][0] == WEB
        return f"{self._infra.settings.address}{self._addresses.page(asked.person_id, in_browser=in_browser)}"

    def see(self, asked: SeeAgenda) -> AgendaView:
        """Return what the page shows."""
        opened = self._opened(asked.token)
        person_id = opened.person_id
        with self._infra.database.reading() as session:
            items, row = self._items(session, person_id, self._infra.clock.now()), _row_of(session, person_id)
        address = f"{self._infra.settings.address}{self._addresses.feed(row['feed_id'])}" if row else ""
        return AgendaView(self._infra.notifier.person(person_id), items, address, opened.in_browser)

    def make(self, order: MakeFeed) -> None:
        """Put a new address in the place of an earlier one, which is dead then."""
        person_id, now = self._opened(order.token).person_id, self._infra.clock.now()
        with self._infra.database.transaction() as session:
            renewed = session.execute(delete(feeds).where(feeds.c.person_id == person_id)).rowcount
            row = {"person_id": person_id, "feed_id": new_feed_id(), "entries": {}, "created_at": now}
            session.execute(insert(feeds).values(**row))
            self._infra.audit.append(session, who=person_id, what="agenda.feed_made", at=now, channel=_CHANNEL)
            self._tell(session, person_id, RENEWED if renewed else MADE, str(row["feed_id"]))

    def revoke(self, order: RevokeFeed) -> None:
        """Make the address dead."""
        person_id, now = self._opened(order.token).person_id, self._infra.clock.now()
        with self._infra.database.transaction() as session:
            row = _row_of(session, person_id)
            if row and session.execute(delete(feeds).where(feeds.c.feed_id == row["feed_id"])).rowcount:
                self._tell(session, person_id, STOPPED, f"{row['feed_id']}:stopped")
                self._infra.audit.append(session, who=person_id, what="agenda.feed_revoked", at=now, channel=_CHANNEL)

    def fetch(self, asked: FetchFeed) -> Feed:
        """Return the calendar as it stands now; what has changed since the last time gets its next sequence."""
        feed_id, now = self._addresses.feed_of(asked.token), self._infra.clock.now()
        if feed_id is None:
            raise NotThere("feed_unknown")
        with self._infra.database.reading() as session:
            row = first_row(session, select(feeds).where(feeds.c.feed_id == feed_id))
            if row is None or not self._infra.bus.handle(ChannelsOf(session, row["person_id"])):
                raise NotThere("feed_gone")
            person = self._infra.notifier.person_in(session, row["person_id"])
            entries = [entry_of(one, person, self._convert) for one in self._items(session, row["person_id"], now)]
        known = remember(entries, _remembered(row), now)
        if known != _remembered(row):
            known = self._keep(feed_id, entries, now)
        body = calendar(entries, known, person.language, self._convert)
        return Feed(body, hashlib.sha256(body).hexdigest()[:32])

    def _keep(self, feed_id: str, entries: Sequence[Entry], now: datetime) -> dict[str, Remembered]:
        """Keep what has changed, counted from what another process may have kept meanwhile."""
        with self._infra.database.transaction() as session:
            row = first_row(session, select(feeds).where(feeds.c.feed_id == feed_id), lock=True)
            if row is None:
                raise NotThere("feed_gone")
            known = remember(entries, _remembered(row), now)
            kept = {uid: one.as_kept() for uid, one in known.items()}
            session.execute(update(feeds).where(feeds.c.feed_id == feed_id).values(entries=kept))
        return known

    def _items(self, session: Session, person_id: str, now: datetime) -> tuple[AgendaItem, ...]:
        """Fail the whole where a service cannot tell: a list that lacks a last day is worse than none."""
        found = [one for ahead in self._infra.bus.handle(EveryAgenda()) for one in ahead(session, person_id, now)]
        return tuple(sorted((one for one in found if not one.is_over(now)), key=lambda one: (one.at, one.key)))

    def _tell(self, session: Session, person_id: str, words: Words, key: str) -> None:
        """Say in the chat what was done on the page, whoever did it; the address itself is not said."""
        said = words.say(self._infra.notifier.person_in(session, person_id).language)
        self._infra.notifier.tell(person_id, READY_WORDS, {"words": said}, key=f"calendar:{key}", session=session)

    def _opened(self, token: str) -> Page:
        """Return what a link opens; of a person who is erased or joined to another there is nothing."""
        opened = self._addresses.page_of(token)
        if opened is None:
            raise NotThere("link_gone")
        with self._infra.database.reading() as session:
            if not self._infra.bus.handle(ChannelsOf(session, opened.person_id)):
                raise NotThere("link_gone")
        return opened


def _remembered(row: Mapping[str, Any]) -> dict[str, Remembered]:
    return {uid: Remembered.of_kept(kept) for uid, kept in row["entries"].items()}


def _row_of(session: Session, person_id: str) -> Mapping[str, Any] | None:
    return first_row(session, select(feeds).where(feeds.c.person_id == person_id))
