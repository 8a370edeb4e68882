"""Takes voice messages in, and settles what a person's next message says to the words that were read back.

A recording is kept sealed until it is put into words, the words until the person has said whether they are right. Only
then do they become a message of theirs, letter for letter as they were shown; before, nothing of them reaches the bot.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import select, update

from backend.contracts.conversation import ConcealVoice, ShowVoice
from backend.contracts.voice import HearVoice, Meant, SettleVoice, SpokenOf, VoiceOffer, VoiceTerms
from backend.shared import outbox
from backend.shared.bus import CommandHandler, MessageBus
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.messages import Command
from backend.shared.notifier import Notifier
from backend.shared.own_seals import opened, sealed
from backend.voice.model import Transcript, answer_in, clock, judged
from backend.voice.phrases import in_script_of, phrases
from backend.voice.recordings import Recording, recording_in
from backend.voice.tables import OPEN, voice_messages
from backend.voice.telling import Place, Telling

TOPIC = "voice.transcribe"
MEGABYTE = 1024 * 1024
LARGEST = 6 * MEGABYTE
"""Bytes of a recording; three minutes as telephones send them are one."""
LONGEST_RECOGNISED = 5_000

_ANSWER = re.compile(r'/voice_(right|wrong)\s*\{\s*"voice"\s*:\s*"(v_[0-9a-f]{16})"\s*\}')
_OURS = re.compile(r"/voice_(?:right|wrong)\b")


class Transcriber(Protocol):
    """Puts a recording into words."""

    def hear(self, content: bytes, recording: Recording) -> Transcript:
        """Return what is said in it.

        Raises:
            PlatformUnavailable: no usable answer now; asking again is harmless.
            PlatformRejected: the server refuses us, or answers outside its contract.
            Unreadable: the server cannot read this recording.
        """
        ...


class VoiceHandlers:
    """Handles the orders about voice messages.

    Args:
        database, clock: see `backend/shared`.
        bus: reaches the conversation.
        notifier: knows people and speaks.
        ring: wakes the outbox.
        transcribes: whether a server puts recordings into words.
        seconds: the longest voice message.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bus: MessageBus,
        notifier: Notifier,
        ring: Callable[[], None],
        *,
        transcribes: bool,
        seconds: int,
    ) -> None:
        self._database, self._clock, self._bus, self._notifier = database, clock, bus, notifier
        self._ring, self._transcribes, self._seconds = ring, transcribes, seconds
        self.telling = Telling(notifier, bus, seconds)

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the method of each command."""
        return {
            VoiceOffer: lambda _: VoiceTerms(self._transcribes, self._seconds, LARGEST),
            HearVoice: self.hear,
            SpokenOf: self.spoken_of,
            SettleVoice: self.settle,
        }

    def hear(self, order: HearVoice) -> str:
        """Handle `HearVoice`."""
        recording = recording_in(order.content)
        seconds = (recording.seconds if recording else None) or order.seconds
        refusal = self._refusal(order, recording, seconds)
        with self._database.transaction() as session:
            voice_id = self._insert(session, order, seconds, refusal)
            if voice_id is None:
                return self._known(session, order)
            place = Place(voice_id, order.person_id, order.channel, order.address)
            shown = f"🎤 {clock(seconds)}".rstrip()
            self._bus.handle(ShowVoice(session, order.person_id, voice_id, shown))
            if refusal:
                self.telling.tell(session, place, refusal)
            elif order.recognised:
                self.conclude(session, place, Transcript(order.recognised[:LONGEST_RECOGNISED]), None)
            else:
                self._ask_server(session, place)
        self._ring()
        return voice_id

    def conclude(self, session: Session, place: Place, transcript: Transcript, seconds: float | None) -> None:
        """Read a waiting message's words back, or say why there are none; does nothing where that was done before."""
        found = judged(transcript, seconds, phrases().invented)
        if found.verdict != "heard":
            self.drop(session, place, found.verdict)
            return
        language = self._notifier.person_in(session, place.person_id).language
        words = in_script_of(found.words, language)
        kept = sealed(session, voice_messages.c.heard, place.person_id, words)
        if self._moved(session, place.voice_id, ("waiting",), "heard", heard=kept, content=None):
            self.telling.read_back(session, place, words)

    def drop(self, session: Session, place: Place, why: str) -> None:
        """Forget a waiting message and say why."""
        if self._moved(session, place.voice_id, ("waiting",), "dropped", heard=None, content=None):
            self.telling.tell(session, place, why)

    def spoken_of(self, asked: SpokenOf) -> Meant | None:
        """Handle `SpokenOf`; changes nothing."""
        pressed = asked.payload or ""
        if _OURS.match(pressed):
            found = _ANSWER.fullmatch(pressed)
            return self._pressed(asked.person_id, found[2], found[1] == "right") if found else Meant("over")
        newest = self._newest(asked.person_id)
        if newest is None:
            return None
        answer = answer_in(asked.text, phrases()) if asked.text else None
        if answer is None:
            return Meant("passed")
        return Meant(answer, newest[0], newest[1] if answer == "right" else None)

    def settle(self, order: SettleVoice) -> bool:
        """Handle `SettleVoice`."""
        session, meant = order.session, order.meant
        mine = voice_messages.c.person_id == order.person_id
        if meant.bearing == "passed":
            here = update(voice_messages).where(mine, voice_messages.c.state == "heard")
            session.execute(here.values(state="passed"))
            return False
        state = "said" if meant.bearing == "right" else "dropped"
        moved = meant.bearing != "over" and self._moved(session, meant.voice_id, OPEN, state, heard=None, content=None)
        if moved:
            self._bus.handle(ConcealVoice(session, order.person_id, meant.voice_id))
        if moved and state == "said":
            return False
        voice_id = meant.voice_id or f"v_{secrets.token_hex(8)}"
        place = Place(voice_id, order.person_id, order.channel, order.address)
        self.telling.tell(session, place, "wrong" if moved else "over")
        return True

    def _refusal(self, order: HearVoice, recording: Recording | None, seconds: float | None) -> str | None:
        """Return the name of the sentence that says why a message is not listened to, or None."""
        if order.recognised:
            return None
        if not self._transcribes:
            return "cannot"
        if order.trouble:
            return order.trouble
        if (seconds or 0) > self._seconds + 1 or len(order.content) > LARGEST:
            return "too_long"
        if not order.content:
            return "nothing"
        return None if recording else "wrong_type"

    def _insert(self, session: Session, order: HearVoice, seconds: float | None, refusal: str | None) -> str | None:
        """Return the id of the new row, or None where the same message is known."""
        voice_id, state = f"v_{secrets.token_hex(8)}", "dropped" if refusal else "waiting"
        row: dict[str, Any] = {
            "voice_id": voice_id, "person_id": order.person_id, "channel": order.channel, "address": order.address,
            "platform_id": order.platform_id, "state": state, "seconds": seconds, "created_at": self._clock.now(),
        }  # fmt: skip
        if state == "waiting" and order.content:
            row["content"] = sealed(
                session, voice_messages.c.content, order.person_id, b64encode(order.content).decode()
            )
        return voice_id if insert_or_ignore(session, voice_messages, row) else None

    def _known(self, session: Session, order: HearVoice) -> str:
        same = [
            getattr(voice_messages.c, name) == getattr(order, name) for name in ("channel", "address", "platform_id")
        ]
        return str(session.execute(select(voice_messages.c.voice_id).where(*same)).scalar_one())

    def _ask_server(self, session: Session, place: Place) -> None:
        outbox.add(
            session, topic=TOPIC, payload={"voice_id": place.voice_id}, key=f"voice:{place.voice_id}",
            due_at=self._clock.now(), person_id=place.person_id,
        )  # fmt: skip

    def _moved(self, session: Session, voice_id: str, states: tuple[str, ...], to: str, **values: Any) -> bool:
        """Bring a message from one of some states to another; False where somebody else did."""
        here = (voice_messages.c.voice_id == voice_id) & voice_messages.c.state.in_(states)
        return session.execute(update(voice_messages).where(here).values(state=to, **values)).rowcount == 1

    def _pressed(self, person_id: str, voice_id: str, is_right: bool) -> Meant:
        here = (voice_messages.c.voice_id == voice_id) & (voice_messages.c.person_id == person_id)
        with self._database.reading() as session:
            words = _words(session, person_id, here & voice_messages.c.state.in_(OPEN))
        if words is None:
            return Meant("over", voice_id)
        return Meant("right" if is_right else "wrong", voice_id, words[1] if is_right else None)

    def _newest(self, person_id: str) -> tuple[str, str] | None:
        """Return id and words of what was read back last and nothing was said after, or None."""
        mine = (voice_messages.c.person_id == person_id) & (voice_messages.c.state == "heard")
        with self._database.reading() as session:
            return _words(session, person_id, mine)


def _words(session: Session, person_id: str, here: Any) -> tuple[str, str] | None:
    query = select(voice_messages.c.voice_id, voice_messages.c.heard).where(here)
    row = session.execute(query.order_by(voice_messages.c.created_at.desc()).limit(1)).first()
    words = opened(session, voice_messages.c.heard, person_id, row[1]) if row else None
    return (row[0], str(words)) if row and words else None
