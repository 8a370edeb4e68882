"""Cards of a person's appointments for a video witness: the case, who comes, and when on both clocks."""

from __future__ import annotations

from backend.authorization.commands import MyWitnesses
from backend.authorization.model import Witness
from backend.shared.bus import MessageBus
from backend.shared.cards import Card, CardReader, Cards


def cards_of(bus: MessageBus) -> Cards:
    """Return how a person's witnesses of a power of attorney are drawn."""

    def witnesses(reader: CardReader) -> list[Card]:
        found: list[Witness] = bus.handle(MyWitnesses(reader.person.person_id))
        return [_card(one, reader) for one in found]

    return {"witnesses": witnesses}


def _card(witness: Witness, reader: CardReader) -> Card:
    return {
        "id": witness.witness_id,
        "title": witness.case_title,
        "lawyer": witness.lawyer_name,
        "judge": witness.judge,
        "when": reader.when(witness.slot.start),
        "starts_at": witness.slot.start.isoformat(),
        "number": witness.number or "",
        "ask": "/ask_authorization_status",
    }
