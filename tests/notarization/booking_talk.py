"""A talk with the house about a booking, without a bot or a house: the real forms, drafts and rules, on a database.

What the bot reads in each message is said by the bot's own reader, asked once for all messages of a test module. The
office offers every full hour of ten working days.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.front_door import FrontDoor
from actions.registry import all_actions
from backend.conversation.model import GetPerson, SetWhereabouts
from backend.drafts.handlers import DraftHandlers
from backend.drafts.model import ChangeDraft, GetDraft, OpenDraft
from backend.identity.document_numbers import (
    CheckDocumentNumber,
    CheckTelephone,
    ReadTelephoneAs,
    document_kind,
)
from backend.legal_map.commands import LocatePlace, MissionFor
from backend.legal_map.model import Located, Place, Point
from backend.notarization.advice import advise
from backend.notarization.commands import (
    AdviseRoute,
    BookNotarization,
    ChangeAppointment,
    FindSlots,
    ListFreeSlots,
    MyAppointments,
    MyWaitingList,
)
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment
from backend.profile.model import GetProfile, Profile
from backend.protection.commands import FindLaw
from backend.protection.model import Finding
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person
from backend.shared.telephones import read_telephone, with_code_of

NOW = "2026-11-24T17:00:00+08:00"
BOOKED = {
    "matter": "power_of_attorney", "use_place": "china", "nationality": "prc_mainland", "whereabouts": "abroad",
    "city": {"name": "多伦多", "timezone": "America/Toronto", "country": "CA"}, "stay_basis": "residence_permit",
    "route": "in_person",
}  # fmt: skip
"""Answers up to the question for a time."""
_TOMORROW = datetime(2026, 11, 25, tzinfo=BEIJING)
_MOST_ACTIONS = 6
_OFFICE_HOURS = (9, 10, 11, 15, 16)
_numbers = count(1)
_CITIES = {
    "多伦多": ("Toronto", "CA", "America/Toronto"),
    "toronto": ("Toronto", "CA", "America/Toronto"),
    "悉尼": ("Sydney", "AU", "Australia/Sydney"),
    "雪梨": ("Sydney", "AU", "Australia/Sydney"),
    "北京": ("Beijing", "CN", "Asia/Shanghai"),
    "恩平": ("Enping", "CN", "Asia/Shanghai"),
    "台山": ("Taishan", "CN", "Asia/Shanghai"),
    "加拉加斯": ("Caracas", "VE", "America/Caracas"),
    "江门": ("Jiangmen", "CN", "Asia/Shanghai"),
}


def diary() -> list[Slot]:
    """Every free time of the office."""
    days = (_TOMORROW + timedelta(days=ahead) for ahead in range(21))
    starts = [day.replace(hour=hour) for day in days if day.weekday() < 5 for hour in _OFFICE_HOURS]
    return [Slot(f"{one:%m%d-%H}", one, one + timedelta(minutes=30)) for one in starts]


def _located(command: LocatePlace) -> Located:
    found = _CITIES.get(command.text.casefold())
    if found is None:
        return Located()
    name, country, zone = found
    return Located(Place(Point(0, 0), country, name=name, name_zh=command.text, timezone=zone))


@dataclass
class Booker:
    """One person at the door.

    Args:
        read: what the bot reads in each message.
        person: who they are, and where.
    """

    read: Mapping[str, Sequence[Mapping[str, Any]]]
    person: Person
    drafts: DraftHandlers
    form: str = "notarization_form"
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)
    held: list[Appointment] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)
    shown: str = ""
    active: bool = False

    def __post_init__(self) -> None:
        handlers: dict[Any, Any] = {
            **self.drafts.by_command(),
            GetPerson: lambda command: self.person,
            GetProfile: lambda command: Profile(self.person.person_id),
            SetWhereabouts: self._moves,
            LocatePlace: _located,
            MissionFor: lambda command: None,
            AdviseRoute: lambda one: advise(
                load_matters()[one.matter],
                one.nationality,
                one.whereabouts,
                one.stay_basis,
                one.use_place,
                by_agent=one.by_agent,
                video_has_time=one.video_has_time,
            ),
            FindSlots: self._find,
            ListFreeSlots: lambda command: diary(),
            MyAppointments: lambda command: list(self.held),
            MyWaitingList: lambda command: [],
            BookNotarization: self._book,
            ChangeAppointment: self._change,
            CheckTelephone: self._telephone,
            ReadTelephoneAs: self._telephone_as,
            FindLaw: lambda command: Finding(),
            CheckDocumentNumber: lambda command: document_kind(self.numbers.get(command.number, "E12345678")),
        }
        self.bus = MessageBus(commands=handlers)

    def _moves(self, command: SetWhereabouts) -> Person:
        self.person = replace(self.person, city=command.city or "", timezone=command.timezone)
        return self.person

    def _find(self, command: FindSlots) -> list[Slot]:
        free = [one for one in diary() if command.day is None or one.start.astimezone(BEIJING).date() >= command.day]
        if command.day is not None and command.day <= datetime.fromisoformat(NOW).date():
            raise Refused("notarization_day_past", day=command.day.isoformat())
        return free[: command.limit]

    def _book(self, command: BookNotarization) -> Appointment:
        slot = next(one for one in diary() if one.slot_id == command.slot_id)
        made = Appointment(
            command.request_id, command.person_id, command.matter, command.route, slot, "confirmed", "WY-1"
        )
        self.held.append(made)
        return made

    def _change(self, command: ChangeAppointment) -> Appointment:
        slot = next(one for one in diary() if one.slot_id == command.slot_id)
        self.held = [one.moved_to(slot, "changed") for one in self.held]
        return self.held[0]

    def _telephone(self, command: CheckTelephone) -> str:
        """Return the token of the number with its code, as the vault keeps it."""
        written = self.numbers.get(command.number, "")
        found = read_telephone(written, command.country) if written else None
        if written and found is None:
            raise Refused("phone_odd")
        return command.number if found is None or found.e164 == written else self._kept(found.e164)

    def _telephone_as(self, command: ReadTelephoneAs) -> str:
        found = with_code_of(self.numbers[command.number], command.country)
        if found is None:
            raise Refused("phone_odd")
        return self._kept(found.e164)

    def _kept(self, number: str) -> str:
        token = next((known for known, whole in self.numbers.items() if whole == number), "")
        token = token or f"⟦phone:{len(self.numbers) + 100:010x}⟧"
        self.numbers[token] = number
        return token

    def begin(self, question: str, **answers: Any) -> None:
        """Open the booking at a question, with these answers behind those up to the time."""
        draft = self.bus.handle(OpenDraft(self.person.person_id, "notarization"))
        given = {name: value for name, value in {**BOOKED, **answers}.items() if value is not None}
        change = ChangeDraft(draft.draft_id, self.person.person_id).followed_by(given, (), question)
        self.bus.handle(change)
        self.slots |= {"requested_slot": f"notarization_{question}", "draft_id": draft.draft_id}
        self.active = True

    async def say(self, text: str, intent: str = "inform") -> list[str]:
        """Type a message; return the utterances it is answered with."""
        entities, ranking = [dict(one) for one in self.read[text]], [{"name": intent}, {"name": "mood_unknown"}]
        message = {"text": text, "intent": {"name": intent}, "entities": entities, "intent_ranking": ranking}
        return await self._hear(message)

    async def press(self, title: str) -> list[str]:
        """Press a button of the latest replies; return the utterances it is answered with."""
        payload = next(one["payload"] for one in self.buttons if one["title"] == title)
        intent, _, values = payload.removeprefix("/").partition("{")
        told = json.loads("{" + values) if values else {}
        entities = [{"entity": name, "value": value} for name, value in told.items()]
        message = {"text": f"/{intent}", "intent": {"name": intent}, "entities": entities, "intent_ranking": []}
        return await self._hear(message)

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers so far."""
        draft = self.bus.handle(GetDraft(self.person.person_id, "notarization"))
        return dict(draft.answers) if draft is not None else {}

    async def _hear(self, message: dict[str, Any]) -> list[str]:
        message["metadata"] = {"now": NOW}
        self.events.append({"event": "user", "text": message["text"], "parse_data": message})
        said: list[str] = []
        self.shown, self.buttons = "", []
        form: str | None = self.form
        for _ in range(_MOST_ACTIONS):
            loop = {"name": self.form} if self.active else {}
            slots = {"language": self.person.language, **self.slots}
            events = [*self.events, {"event": "action", "name": "action_listen"}]
            tracker = Tracker(self.person.person_id, slots, message, events, False, None, loop, self._latest)
            dispatcher = CollectingDispatcher()
            door = FrontDoor(self.bus.handle, lambda *_: "")
            action = next(one for one in all_actions(door) if one.name() == form)
            made = await action.run(dispatcher, tracker, {})
            self.slots |= {one["name"]: one["value"] for one in made if one.get("event") == "slot"}
            if any(one.get("event") == "active_loop" and one.get("name") is None for one in made):
                self.active = False
            elif str(form).endswith("_form"):
                self.active, self.form = True, str(form)
            self._say(dispatcher.messages, said)
            self._latest = str(form)
            form = next((one["name"] for one in made if one.get("event") == "followup"), None)
            if form in (None, "action_listen"):
                break
        self._latest = "action_listen"
        return said

    _latest: str = "action_listen"

    def _say(self, messages: Sequence[Mapping[str, Any]], said: list[str]) -> None:
        for one in messages:
            said.append(str(one["response"]))
            self.buttons += one.get("buttons") or ()
            self.shown += f"{one}\n"
            metadata = {"utter_action": str(one["response"])}
            data = {"buttons": one.get("buttons") or []}
            self.events.append({"event": "bot", "text": str(one), "metadata": metadata, "data": data})


def booker_on(
    database: Database,
    keyring: Keyring,
    clock: FixedClock,
    read: Mapping[str, Any],
    timezone: str = "America/Toronto",
    language: str = "zh-Hans",
) -> Booker:
    """A person at the door of a backend that knows nothing of them."""
    person = Person(f"p_{next(_numbers)}", language=language, timezone=timezone)
    return Booker(read, person, DraftHandlers(database, keyring, clock))
