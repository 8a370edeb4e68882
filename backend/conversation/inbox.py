"""The ears: whatever a channel delivers becomes one row, at once and once, before the platform is told "received".

Here a message is cleaned and masked; nothing behind this point ever sees a telephone, document or card number.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Select, insert, select, update

from backend.contracts.voice import Meant
from backend.conversation import history, metrics
from backend.conversation.language_choice import first_language
from backend.conversation.model import LANGUAGES, Inbound, Location, Reply, UploadedFile
from backend.conversation.people import OF_PERSON, People, is_timezone, person_from, person_in
from backend.conversation.spoken import SpokenWords
from backend.conversation.tables import channel_addresses, conversations, dead_channels, inbox, persons
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.own_seals import sealed
from backend.shared.parties import DEFAULT_TIMEZONE, Person
from backend.shared.privacy import LookedThrough, Privacy, look_through
from backend.shared.zone_countries import country_of_zone

LONGEST_TEXT = 10_000
"""Characters kept of one message; a channel's own limit is far lower, this only bounds the work."""
LONGEST_PAYLOAD = 2_000

SentFile = Callable[[Session, str, str], UploadedFile | None]
"""Finds a person's file by its id inside a transaction."""

NotForBot = Callable[[Session, str, str | None], bool]
"""Told of each message inside its transaction (person, payload); True when the bot must not get it."""

NameOf = Callable[[Location, str], str]
"""Names the city around a position in a language."""

_SENT_FILE = re.compile(r'/inform\s*\{\s*"uploaded_file"\s*:\s*"(f_[0-9a-f]{16})"\s*\}')


def no_file(session: Session, person_id: str, file_id: str) -> None:
    """Find nothing: where no files are kept."""


def all_for_bot(session: Session, person_id: str, payload: str | None) -> bool:
    """Keep nothing from the bot: where no officer takes over."""
    return False


def no_city(location: Location, language: str) -> str:
    """Name nothing: where no map is."""
    return ""


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender, as far as is known before a message is taken.

    Args:
        person: None for a new address.
        turn_id: of this very message, where it has come before.
        is_dead: True where messages to the address were given up; an unknown one may be.
    """

    person: Person | None = None
    turn_id: str | None = None
    is_dead: bool = True


class Receiver:
    """Takes messages in.

    Args:
        database: where the inbox is.
        people: resolves addresses.
        privacy: masks.
        clock: dates.
        ring: called after each new message, to wake the workers.
        sent_file: finds the file a message speaks of, so that the history shows its name.
        not_for_bot: says which messages an officer answers, not the bot.
        city_of: names the city around a shared position, which is all the history shows of it.
        spoken: says what a message means for a voice message that was read back.
    """

    def __init__(
        self,
        database: Database,
        people: People,
        privacy: Privacy,
        clock: Clock,
        ring: Callable[[], None] = lambda: None,
        sent_file: SentFile = no_file,
        not_for_bot: NotForBot = all_for_bot,
        city_of: NameOf = no_city,
        spoken: SpokenWords | None = None,
    ) -> None:
        self._database = database
        self._people = people
        self._privacy = privacy
        self._clock = clock
        self._ring = ring
        self._sent_file = sent_file
        self._not_for_bot = not_for_bot
        self._city_of = city_of
        self._spoken = spoken

    def receive(self, inbound: Inbound) -> str:
        """Keep the message and return its turn id; the same message again returns the same id and changes nothing."""
        sender = self._sender(inbound)
        if sender.turn_id is not None:
            metrics.DUPLICATES.labels(inbound.channel).inc()
            return sender.turn_id
        meant = self._spoken.in_message(sender.person.person_id, inbound) if self._spoken and sender.person else None
        if meant is not None and meant.words is not None:
            inbound = replace(inbound, text=meant.words, payload=None)
        text = clean(inbound.text)[:LONGEST_TEXT] if inbound.text is not None else None
        hint = inbound.language if inbound.language in LANGUAGES else None
        language = first_language(text or "", hint)
        seen = look_through(text, _country(sender.person, inbound.timezone)) if text is not None else None
        with self._database.transaction() as session:  # others wait for it: nothing is read through in here
            turn_id, is_new = self._taken(session, inbound, sender, seen, language, meant)
        (metrics.RECEIVED if is_new else metrics.DUPLICATES).labels(inbound.channel).inc()
        if is_new:
            self._ring()
            if meant is not None and self._spoken is not None:
                self._spoken.ring()
        return turn_id

    def _sender(self, inbound: Inbound) -> Sender:
        """Look up, in one statement, all that has to be known of who writes before the message is taken."""
        where = (inbound.channel, inbound.address)
        at = (channel_addresses.c.channel == where[0]) & (channel_addresses.c.address == where[1])
        dead = (dead_channels.c.channel == where[0]) & (dead_channels.c.address == where[1])
        query = select(*OF_PERSON, _turns_of(inbound).scalar_subquery().label("turn_id"))
        query = query.add_columns(select(dead_channels.c.channel).where(dead).exists().label("is_dead"))
        query = query.join(channel_addresses, channel_addresses.c.person_id == persons.c.person_id).where(at)
        with self._database.reading() as session:
            row = session.execute(query).mappings().first()
            if row is None:
                return Sender(turn_id=session.execute(_turns_of(inbound)).scalar_one_or_none())
            return Sender(person_from(session, row), row["turn_id"], bool(row["is_dead"]))

    def _taken(
        self,
        session: Session,
        inbound: Inbound,
        sender: Sender,
        seen: LookedThrough | None,
        language: str,
        meant: Meant | None,
    ) -> tuple[str, bool]:
        """Return the message's turn id and whether it is new."""
        where = (inbound.channel, inbound.address)
        person_id = self._people.resolve_in(session, *where, language, may_be_dead=sender.is_dead)
        locked = select(conversations.c.person_id).where(conversations.c.person_id == person_id).with_for_update()
        session.execute(locked)  # one receiver at a time for a person, so that positions rise in order of arrival
        known = session.execute(_turns_of(inbound)).scalar_one_or_none()
        if known is not None:  # two deliveries of one message have waited at that lock
            return known, False
        if sender.person is None or sender.person.timezone != inbound.timezone:
            self._note_device(session, person_id, inbound)
        masked = self._privacy.masked(session, person_id, seen) if seen is not None else None
        turn_id = self._insert(session, inbound, person_id, masked, meant)
        return turn_id, True

    def _insert(
        self, session: Session, inbound: Inbound, person_id: str, masked: str | None, meant: Meant | None
    ) -> str:
        now, turn_id = self._clock.now(), f"t_{secrets.token_hex(8)}"
        payload = clean(inbound.payload)[:LONGEST_PAYLOAD] if inbound.payload is not None else None
        if inbound.location is not None:
            payload = self._sealed_location(session, person_id, inbound.location)
        row = {
            "turn_id": turn_id, "person_id": person_id, "channel": inbound.channel, "address": inbound.address,
            "platform_id": inbound.platform_id, "received_at": now, "state": "open", "attempts": 0,
        }  # fmt: skip
        said = ((inbox.c.text, masked), (inbox.c.payload, payload))
        kept = {one.name: sealed(session, one, person_id, value) for one, value in said if value is not None}
        session.execute(insert(inbox).values(**row, **kept))
        shown = Reply(masked) if masked is not None else self._pressed(session, person_id, payload or "")
        if inbound.location is not None:
            city = self._city_of(inbound.location, person_in(session, person_id).language)
            shown = Reply(f"📍 {city}".rstrip())
        last = history.write(session, person_id, "in", turn_id, [shown], now)
        is_settled = bool(meant and self._spoken and self._spoken.settle(session, person_id, meant, inbound))
        if is_settled or self._not_for_bot(session, person_id, payload):
            here = update(inbox).where(inbox.c.turn_id == turn_id)
            result = sealed(session, inbox.c.result, person_id, {"last_seq": last})
            session.execute(here.values(state="human", result=result, answered_at=now))
        return turn_id

    def _sealed_location(self, session: Session, person_id: str, at: Location) -> str:
        """Put the position into the vault and return the message that names it by its token: find what is near me."""
        token = self._privacy.keep(session, person_id, "location", f"{at.lat:.3f},{at.lon:.3f}")
        return f'/find_institution{{"location": "{token}"}}'

    def _pressed(self, session: Session, person_id: str, payload: str) -> Reply:
        """Show in the history a message without words: the file that was sent, or the button's title."""
        sent = _SENT_FILE.fullmatch(payload)
        if sent is None:
            return Reply(history.title_of(session, person_id, payload) or "")
        file = self._sent_file(session, person_id, sent[1])
        if file is None:
            return Reply("📎")
        stem, dot, ending = file.name.rpartition(".")  # people name files after numbers
        name = self._privacy.mask(session, person_id, stem or ending) + (dot + ending if stem else "")
        return Reply(f"📎 {name}", custom={"upload": {"size": file.size, "mime": file.mime}})

    def _note_device(self, session: Session, person_id: str, inbound: Inbound) -> None:
        if inbound.timezone and is_timezone(inbound.timezone):
            quiet = update(persons).where(persons.c.person_id == person_id, persons.c.city.is_(None))
            session.execute(quiet.where(persons.c.timezone != inbound.timezone).values(timezone=inbound.timezone))


def clean(text: str) -> str:
    """Return text without control, private-use, broken and invisible characters.

    Nobody types them and databases may refuse them; an invisible one, copied along, would hide a number from masking.
    """
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs"))
    return "".join(kept).strip()


def _country(person: Person | None, told: str | None) -> str:
    """Return where a person writes from: as they have said, else as the device says."""
    zone = person.timezone if person else DEFAULT_TIMEZONE
    if told and is_timezone(told) and (person is None or person.city is None):
        zone = told
    return country_of_zone(zone)


def _turns_of(inbound: Inbound) -> Select[str]:
    query = select(inbox.c.turn_id).where(inbox.c.channel == inbound.channel, inbox.c.address == inbound.address)
    return query.where(inbox.c.platform_id == inbound.platform_id)
