"""Messages of our own outside a turn: a partner has answered, a day comes near, a human has taken over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.conversation import history
from backend.conversation.delivery import hand_over
from backend.conversation.language import convert_reply
from backend.conversation.model import Button, Reply
from backend.conversation.people import is_erased, person_in
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.short_numbers import ShortNumbers
from backend.conversation.tables import channel_addresses
from backend.conversation.trial_receipts import TrialReceipts
from backend.shared.clock import Clock
from backend.shared.database import Database, Session


class Speaker:
    """Writes messages of ours into a conversation and its outbox.

    Args:
        database: where both are.
        phrasebook: the sentences.
        clock: dates them.
        short_numbers: explains the numbers that do not ring from abroad.
        receipts: says of a receipt that it is a trial, where it is one.
        ring: called after each message, to wake the outbox.
    """

    def __init__(
        self,
        database: Database,
        phrasebook: Phrasebook,
        clock: Clock,
        short_numbers: ShortNumbers,
        receipts: TrialReceipts,
        ring: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._short_numbers = short_numbers
        self._receipts = receipts
        self._phrasebook = phrasebook
        self._clock = clock
        self._ring = ring

    def speak(
        self,
        person_id: str,
        utter: str,
        facts: Mapping[str, Any] | None = None,
        *,
        key: str,
        attachment: dict[str, str] | None = None,
        buttons: Sequence[Button] = (),
        custom: Mapping[str, Any] | None = None,
        session: Session | None = None,
        where: tuple[str, str] | None = None,
        until: datetime | None = None,
    ) -> bool:
        """Say an utterance in the person's language, in the channel they were last seen in.

        Args:
            person_id: to whom.
            utter: full utterance name.
            facts: values of its placeholders; names and numbers marked verbatim.
            key: idempotency key; said once however often it is asked for.
            attachment: ``{"name", "url", "mime"}`` of a file.
            buttons: more choices under the utterance's own.
            custom: ``{"file": {"kind", "id", "name"}}`` of a file that is made when it is opened.
            session: the caller's transaction, or None for one of its own.
            where: channel and address, where another than the last seen one is meant.
            until: after which it means nothing any more and is not sent (`MessageNotSent` tells).

        Returns:
            True if it is new.

        Raises:
            LookupError: no such utterance or person.
        """
        if session is not None:
            return self._speak(session, person_id, utter, facts or {}, key, attachment, buttons, custom, where, until)
        with self._database.transaction() as own:
            new = self._speak(own, person_id, utter, facts or {}, key, attachment, buttons, custom, where, until)
        self._ring()
        return new

    def _speak(
        self,
        session: Session,
        person_id: str,
        utter: str,
        facts: Mapping[str, Any],
        key: str,
        attachment: dict[str, str] | None,
        buttons: Sequence[Button],
        custom: Mapping[str, Any] | None,
        where: tuple[str, str] | None,
        until: datetime | None,
    ) -> bool:
        if is_erased(session, person_id):
            return False
        language, now = person_in(session, person_id).language, self._clock.now()
        more = convert_reply(Reply(buttons=tuple(buttons)), language).buttons
        said = self._phrasebook.render(utter, language, facts)
        anywhere = where is None
        whole = said.custom | convert_reply(Reply(custom=dict(custom or {})), language).custom
        whole_reply = replace(said, buttons=said.buttons + more, attachment=attachment, custom=whole)
        whole_reply = self._receipts.within(whole_reply, language)
        reply = self._short_numbers.within(session, person_id, whole_reply, language)
        where = where or last_seen_at(session, person_id)
        if where is not None and not hand_over(
            session, person_id, where, [reply], language=language, key=key, at=now, until=until, elsewhere=anywhere
        ):
            return False
        history.write(session, person_id, "out", None, [reply], now)
        return True


def last_seen_at(session: Session, person_id: str) -> tuple[str, str] | None:
    """Return channel and address the person last wrote from, or None if they never did."""
    query = select(channel_addresses.c.channel, channel_addresses.c.address)
    query = query.where(channel_addresses.c.person_id == person_id).order_by(channel_addresses.c.last_seen_at.desc())
    row = session.execute(query.limit(1)).first()
    return (row[0], row[1]) if row else None
