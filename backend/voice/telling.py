"""Telling about voice messages: the words read back, or why nothing was noted and the question again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.contracts.conversation import AskAgain
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.notifier import READY_WORDS, Notifier
from backend.shared.wording import Words, verbatim
from backend.voice.model import tells_danger
from backend.voice.phrases import length_said, phrases

CANNOT, CANNOT_SENTENCE = "cannot", "utter_channel_voice"
"""Answer of the channels where nobody puts voice messages into words."""
RIGHT, WRONG = "voice_right", "voice_wrong"
"""Meanings of the two buttons under the words; both end here and reach no bot."""


@dataclass(frozen=True, slots=True)
class Place:
    """Owner of a voice message, and where the answer goes."""

    voice_id: str
    person_id: str
    channel: str
    address: str


class Telling:
    """Speaks with people about voice messages, in the caller's transaction.

    Args:
        notifier: speaks.
        bus: has the open question said again.
        seconds: the longest voice message.
    """

    def __init__(self, notifier: Notifier, bus: MessageBus, seconds: int) -> None:
        self._notifier, self._bus, self._seconds = notifier, bus, seconds

    def read_back(self, session: Session, place: Place, words: str) -> None:
        """Show what was heard and ask whether it is right; words of danger come with whom to call at once."""
        said = phrases().said
        lines = [said["read_back"].say(self._language(session, place)).format(heard=verbatim(words))]
        if tells_danger(words, phrases()):
            lines.insert(0, said["danger"].say(self._language(session, place)))
        buttons = ((said["yes"], _payload(RIGHT, place)), (said["no"], _payload(WRONG, place)))
        self._say(session, place, "\n".join(lines), "heard", buttons)

    def tell(self, session: Session, place: Place, what: str) -> None:
        """Say one of our sentences, then the open question again."""
        language = self._language(session, place)
        if what == CANNOT:
            self._say(session, place, "", what)
        else:
            text = phrases().said[what].say(language).format(limit=length_said(self._seconds, language))
            self._say(session, place, text, what)
        key = f"{_key(place)}:{what}:again"
        self._bus.handle(AskAgain(session, place.person_id, place.channel, place.address, key))

    def _say(
        self, session: Session, place: Place, text: str, what: str, buttons: tuple[tuple[Words, str], ...] = ()
    ) -> None:
        marked: Mapping[str, Any] = {"voice": place.voice_id}
        where = (place.channel, place.address)
        self._notifier.tell(
            place.person_id, READY_WORDS if text else CANNOT_SENTENCE, {"words": text}, key=f"{_key(place)}:{what}",
            buttons=buttons, session=session, custom=marked, where=where,
        )  # fmt: skip

    def _language(self, session: Session, place: Place) -> str:
        return self._notifier.person_in(session, place.person_id).language


def _payload(name: str, place: Place) -> str:
    return f'/{name}{{"voice": "{place.voice_id}"}}'


def _key(place: Place) -> str:
    return f"voice:{place.voice_id}"
