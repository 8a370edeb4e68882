"""Cards of a person's hearings: when on every clock, where, who sits, and the calendar file."""

from __future__ import annotations

from backend.hearing.announcements import hearing_facts
from backend.hearing.commands import MyHearings
from backend.hearing.model import KIND_NAMES, Hearing
from backend.shared.bus import MessageBus
from backend.shared.cards import Card, CardReader, Cards


def cards_of(bus: MessageBus) -> Cards:
    """Return how a person's hearings are drawn."""

    def hearings(reader: CardReader) -> list[Card]:
        found: list[Hearing] = bus.handle(MyHearings(reader.person.person_id))
        return [_card(one, reader) for one in found]

    return {"hearings": hearings}


def _card(hearing: Hearing, reader: CardReader) -> Card:
    facts, sitting, say = hearing_facts(hearing, reader.person), hearing.sitting, reader.say
    return {
        "id": hearing.hearing_id,
        "case": hearing.case_id,
        "number": hearing.case_number,
        "kind": say(KIND_NAMES[sitting.kind]),
        "when": say(facts["when"]),
        "starts_at": sitting.start.isoformat(),
        "place": sitting.place,
        "judge": sitting.judge,
        "room": sitting.room_link,
        "check": sitting.check_link,
        "bring": say(facts["bring"]),
        "reminded": bool(hearing.steps),
        "calendar": reader.link("hearing_calendar", hearing.hearing_id),
        "ask": f'/ask_hearing_time{{"hearing_chosen": "{hearing.hearing_id}"}}',
        "remind": f'/start_hearing_reminder{{"hearing_chosen": "{hearing.hearing_id}"}}',
    }
