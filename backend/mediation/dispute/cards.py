"""Cards of a person's mediations without a lawsuit: with whom, how far each is, who has signed, the next session."""

from __future__ import annotations

from backend.mediation.dispute.announcements import SHOW, payload_of
from backend.mediation.dispute.commands import MyDisputes
from backend.mediation.dispute.model import LIVE, MATTER_NAMES, Dispute
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.cards import Card, CardReader, Cards
from backend.shared.wording import Words, day

_NOT_JOINED = Words("等对方加入", "Waiting for the other side")
_UNDER_WAY = Words("双方在谈", "Under way")
_NOBODY_SIGNED = Words("谈成了，双方都还没签", "Agreed; nobody has signed yet")
_YOU_SIGNED = Words("您已签，等对方签", "You have signed; the other side has not")
_THEY_SIGNED = Words("对方已签，等您签", "The other side has signed; you have not")
_SETTLED = Words("协议已生效", "In effect")
_WITH_COURT = Words("司法确认已递交", "With the court")


def cards_of(bus: MessageBus) -> Cards:
    """Return how a person's disputes that go on are drawn."""

    def disputes(reader: CardReader) -> list[Card]:
        found: list[Dispute] = bus.handle(MyDisputes(reader.person.person_id))
        today = reader.now.astimezone(BEIJING).date()
        return [_card(one, reader) for one in found if one.goes_on(today)]

    return {"disputes": disputes}


def _card(dispute: Dispute, reader: CardReader) -> Card:
    meeting, until, say = dispute.session, dispute.confirm_by, reader.say
    return {
        "id": dispute.dispute_id,
        "title": say(MATTER_NAMES[dispute.application.matter]),
        "other": dispute.other_name,
        "number": dispute.number,
        "state": dispute.status,
        "status": say(_stands(dispute)),
        "when": reader.when(meeting.start) if meeting and dispute.status in LIVE else "",
        "until": "" if until is None or dispute.handed_in else say(day(until, reader.person.language)),
        "ask": payload_of(dispute.dispute_id, SHOW),
    }


def _stands(dispute: Dispute) -> Words:
    if dispute.status == "agreed":
        mine = dispute.side in dispute.confirmed
        return _YOU_SIGNED if mine else _THEY_SIGNED if dispute.confirmed else _NOBODY_SIGNED
    if dispute.status == "settled":
        return _WITH_COURT if dispute.handed_in else _SETTLED
    return _UNDER_WAY if dispute.joined else _NOT_JOINED
