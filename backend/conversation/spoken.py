"""Conversation about voice messages: shows that one came, asks again, hears the word on what was heard.

Bubbles about a voice message are marked with its id: they answer no question and offer nothing to typed words, so the
question that was open before stays the open one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from backend.contracts.conversation import AskAgain, ConcealVoice, ShowVoice
from backend.contracts.voice import Meant, SettleVoice, SpokenOf
from backend.conversation import history
from backend.conversation.delivery import hand_over
from backend.conversation.model import Inbound, Reply
from backend.conversation.offered import is_about_voice, is_question
from backend.conversation.people import person_in
from backend.conversation.tables import history as bubbles
from backend.shared.bus import CommandHandler, MessageBus
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.messages import Command
from backend.shared.own_seals import opened, sealed
from backend.shared.privacy import Privacy

LOOK_BACK = 40
"""Bubbles; the open question stands not far before a voice message."""
CONCEALED_IN = 400
"""Bubbles; the word on a voice message may come two days later."""


class VoiceBubbles:
    """Handles what the voice service asks of the conversation, in its transactions.

    Args:
        clock: dates bubbles.
        privacy: makes the tokens.
    """

    def __init__(self, clock: Clock, privacy: Privacy) -> None:
        self._clock, self._privacy = clock, privacy

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the method of each command."""
        return {ShowVoice: self.show, ConcealVoice: self.conceal, AskAgain: self.ask_again}

    def show(self, order: ShowVoice) -> None:
        """Handle `ShowVoice`."""
        sent = Reply(order.text, custom={"voice": order.voice_id})
        history.write(order.session, order.person_id, "in", order.voice_id, [sent], self._clock.now())

    def conceal(self, order: ConcealVoice) -> None:
        """Handle `ConcealVoice`."""
        session, person_id = order.session, order.person_id
        query = select(bubbles.c.seq, bubbles.c.body).where(bubbles.c.person_id == person_id)
        for seq, kept in session.execute(query.order_by(bubbles.c.seq.desc()).limit(CONCEALED_IN)).all():
            body: dict[str, Any] = opened(session, bubbles.c.body, person_id, kept) or {}
            if (body.get("custom") or {}).get("voice") != order.voice_id:
                continue
            masked = self._privacy.mask(session, person_id, str(body.get("text") or ""))
            if masked != body.get("text"):
                here = (bubbles.c.person_id == person_id) & (bubbles.c.seq == seq)
                changed = sealed(session, bubbles.c.body, person_id, {**body, "text": masked})
                session.execute(update(bubbles).where(here).values(body=changed))

    def ask_again(self, order: AskAgain) -> bool:
        """Handle `AskAgain`."""
        session, person_id = order.session, order.person_id
        last = next((one for one in history.said_last(session, person_id, LOOK_BACK) if not is_about_voice(one)), None)
        if last is None or "human" in (last.get("custom") or {}):
            return False  # an officer asks, and asks again if they wish to
        if not (last.get("buttons") or is_question(str(last.get("text") or ""))):
            return False
        reply = replace(history.reply_from(last), image=None, attachment=None)
        language, now, where = person_in(session, person_id).language, self._clock.now(), (order.channel, order.address)
        if not hand_over(session, person_id, where, [reply], language=language, key=order.key, at=now):
            return False
        history.write(session, person_id, "out", None, [reply], now)
        return True


class SpokenWords:
    """Asks the voice service what a message means for the words that were read back.

    Args:
        bus: reaches it, where there is one.
        ring: wakes the outbox.
    """

    def __init__(self, bus: MessageBus, ring: Callable[[], None]) -> None:
        self._bus, self._ring = bus, ring

    def in_message(self, person_id: str, inbound: Inbound) -> Meant | None:
        """Return what a person's message means for a voice message, or None where it has nothing to do with any."""
        if not self._bus.handles(SpokenOf):
            return None
        meant: Meant | None = self._bus.handle(SpokenOf(person_id, inbound.text, inbound.payload))
        return meant

    def settle(self, session: Session, person_id: str, meant: Meant, inbound: Inbound) -> bool:
        """Carry it out; True where the message has had its answer and is no bot's."""
        settled: bool = self._bus.handle(SettleVoice(session, person_id, meant, inbound.channel, inbound.address))
        return settled

    def ring(self) -> None:
        """Wake the outbox once that is committed."""
        self._ring()
