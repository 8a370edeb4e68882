"""Wires the conversation into the backend: who is spoken with, where they are, how they are reached, who takes over."""

from __future__ import annotations

from backend.backend import Backend
from backend.conversation.alarms import AlarmHandler, RaiseAlarm
from backend.conversation.desk_commands import (
    AskForExcerpt,
    HandBack,
    OneTalk,
    PassOn,
    TakeOver,
    WhoWaits,
    WriteToPerson,
)
from backend.conversation.handlers import ConcealHandler, SharedLocationHandler
from backend.conversation.model import (
    CallHuman,
    ChangeLanguage,
    Conceal,
    EndCall,
    GetPerson,
    Location,
    SetWhereabouts,
    SharedLocation,
    WaitsForHuman,
)
from backend.conversation.passing_on import PassingOn
from backend.conversation.routes import SettleUndelivered, UndeliveredMessages
from backend.conversation.running import WhoRunsThis, tell_who_runs
from backend.conversation.short_numbers import Landline
from backend.conversation.takeover import TOPIC as HAND_BACK
from backend.conversation.takeover import Takeover
from backend.conversation.talks import Talks
from backend.legal_map.card_words import place_name
from backend.legal_map.commands import FindInstitutions
from backend.legal_map.model import Found, Point
from backend.legal_map.whereabouts import city_around
from backend.shared.bus import MessageBus


def wire_conversation(backend: Backend) -> None:
    """Register what may be asked about a person and how they are reached."""
    bus, people, line = backend.bus, backend.people, backend.waiting_line
    bus.register(GetPerson, people.get)
    bus.register(ChangeLanguage, people.change_language)
    bus.register(SetWhereabouts, people.set_whereabouts)
    bus.register_all(backend.contacts.by_command())
    bus.register(UndeliveredMessages, backend.routes.open_alerts)
    bus.register(SettleUndelivered, backend.routes.settle)
    bus.register(Conceal, ConcealHandler(backend.database, backend.privacy))
    bus.register(SharedLocation, SharedLocationHandler(backend.privacy))
    bus.register(CallHuman, line.call)
    bus.register(EndCall, line.end)
    bus.register(WaitsForHuman, line.waits)
    bus.register(RaiseAlarm, AlarmHandler(backend.database, backend.audit, backend.clock))
    settings = backend.settings
    bus.register(WhoRunsThis, tell_who_runs(settings.operator, settings.pretended, settings.address))


def wire_takeover(backend: Backend, takeover: Takeover) -> None:
    """Register what an officer may do in a conversation."""
    bus, keyring = backend.bus, backend.settings.keyring
    talks = Talks(backend.database, backend.history, keyring)
    passing_on = PassingOn(
        backend.database, backend.clock, backend.audit, keyring, backend.speaker, backend.outbox.bell.ring
    )  # fmt: skip
    bus.register(TakeOver, takeover.take)
    bus.register(WriteToPerson, takeover.write)
    bus.register(HandBack, takeover.hand_back)
    bus.register(AskForExcerpt, takeover.ask)
    bus.register(PassOn, passing_on)
    bus.register(WhoWaits, talks.waiting)
    bus.register(OneTalk, talks.one)
    backend.outbox.register(HAND_BACK, takeover.look)


_COURTS = 20


def court_landline(bus: MessageBus) -> Landline | None:
    """The first court of the map whose own telephone can be called from abroad: a number with its country code."""
    found: Found = bus.handle(FindInstitutions(None, kinds=("court",), country="CN", limit=_COURTS))
    own = (card.institution for card in found.cards if card.institution.phone.startswith("+"))
    one = next(own, None)
    return Landline(one.name, one.phone, one.source_date) if one else None


def city_of(location: Location, language: str) -> str:
    """Name the city around a shared position, never its quarter; nothing at sea."""
    city = city_around(Point(location.lat, location.lon))
    return place_name(city, language) if city else ""
