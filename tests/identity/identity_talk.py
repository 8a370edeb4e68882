"""A talk in the form of a verification, without a bot or a house: the real dialogue, drafts and rules, on a database.

What the bot reads in each message is said by the bot's own reader, asked once for all messages of a test module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import UPLOADED
from actions.front_door import FrontDoor
from actions.registry import all_actions
from backend.conversation.model import GetPerson
from backend.drafts.handlers import DraftHandlers
from backend.drafts.model import Draft, GetDraft
from backend.identity.commands import MyIdentity, ReadDocumentPhoto
from backend.identity.document_numbers import CheckNumberOfDocument
from backend.identity.document_photo.reading import PhotoReading
from backend.identity.model import IdentityView
from backend.identity.passport_numbers import LooksLikePassport
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located
from backend.profile.model import GetProfile, Profile
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

_numbers = count(1)
NOW = "2026-11-24T09:00:00+08:00"
NUMBER = "⟦document:0123456789⟧"
"""A document's number as the dialogue sees it."""


@dataclass
class Talk:
    """One person in the form.

    Args:
        bus: answers what the dialogue asks of the backend.
        person_id: whose drafts they are.
        read: what the bot reads in each message.
        language: of what we say.
    """

    bus: MessageBus
    person_id: str
    read: Mapping[str, Sequence[Mapping[str, Any]]]
    language: str
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)
    photo: list[PhotoReading] = field(default_factory=list)
    shown: str = ""
    messages: int = 0

    async def say(self, text: str, intent: str = "inform") -> list[str]:
        """Type a message; return the utterances it is answered with."""
        entities, ranking = list(self.read[text]), [{"name": intent}, {"name": "deny"}]
        message = {"text": text, "intent": {"name": intent}, "entities": entities, "intent_ranking": ranking}
        return await self._hear(message)

    async def press(self, intent: str, **values: str) -> list[str]:
        """Press a button; return the utterances it is answered with."""
        entities = [{"entity": name, "value": value} for name, value in values.items()]
        message = {"text": f"/{intent}", "intent": {"name": intent}, "entities": entities, "intent_ranking": []}
        return await self._hear(message)

    async def photograph(self, seen: PhotoReading) -> list[str]:
        """Send a photo on which this is read; return the utterances it is answered with."""
        self.photo.append(seen)
        return await self.press("inform", **{UPLOADED: "f_1"})

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers so far."""
        draft: Draft | None = self.bus.handle(GetDraft(self.person_id, "identity"))
        return draft.answers if draft is not None else {}

    async def _hear(self, message: dict[str, Any]) -> list[str]:
        self.messages += 1
        message["metadata"] = {"now": NOW}
        self.events.append({"event": "user", "text": message["text"], "parse_data": message})
        loop = {"name": "identity_form"} if self.slots else {}
        slots = {"language": self.language, **self.slots}
        tracker = Tracker(self.person_id, slots, message, list(self.events), False, None, loop, "action_listen")
        dispatcher = CollectingDispatcher()
        door = FrontDoor(self.bus.handle, lambda *_: "")
        form = next(one for one in all_actions(door) if one.name() == "identity_form")
        events = await form.run(dispatcher, tracker, {})
        self.slots |= {one["name"]: one["value"] for one in events if one.get("event") == "slot"}
        self.buttons = [one for said in dispatcher.messages for one in said.get("buttons") or ()]
        self.shown = "\n".join(str(one) for one in dispatcher.messages)
        said = [str(one["response"]) for one in dispatcher.messages]
        self.events += [{"event": "bot", "text": one, "metadata": {"utter_action": one}} for one in said]
        return said


def talk_on(
    database: Database, keyring: Keyring, clock: FixedClock, read: Mapping[str, Any], timezone: str, language: str
) -> Talk:
    """A person at the door of a backend to which every number looks right."""
    person = Person(f"p_{next(_numbers)}", language=language, timezone=timezone)
    handlers: dict[Any, Any] = {
        **DraftHandlers(database, keyring, clock).by_command(),
        GetPerson: lambda command: person,
        GetProfile: lambda command: Profile(person.person_id),
        MyIdentity: lambda command: IdentityView(None, None, ()),
        CheckNumberOfDocument: lambda command: command.document_type,
        LooksLikePassport: lambda command: True,
        LocatePlace: lambda command: Located(),
    }
    talk = Talk(MessageBus(commands=handlers), person.person_id, read, language)
    handlers[ReadDocumentPhoto] = lambda command: talk.photo[-1]
    talk.bus = MessageBus(commands=handlers)
    return talk
