"""Standing of a dispute, said to the side that asks; its buttons, its papers, its offers."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from actions.dialogue.buttons import Button, sending
from actions.dialogue.turn import Turn
from backend.mediation.dispute.announcements import (
    ACCEPT,
    OFFER,
    REFUSE,
    TAKE_BACK,
    TITLES,
    choices,
    dispute_facts,
    payload_of,
    terms_words,
)
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.terms import Offer, OfferStatus
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, moment

_STATUS: Mapping[OfferStatus, Words] = {
    "open": Words("等答复", "waiting"),
    "sealed": Words("密封，等对方也报", "sealed until the other one is in"),
    "accepted": Words("已接受", "accepted"),
    "countered": Words("被新方案代替", "replaced by another offer"),
    "declined": Words("没有接受", "declined"),
    "taken_back": Words("已收回", "taken back"),
    "expired": Words("已过期", "out of time"),
}
_MEDIATOR = Words("调解员", "The mediator")
_YOU = Words("您", "You")
_PAPERS = {"mediation_agreement_pdf": "agreement.pdf", "mediation_agreement_docx": "agreement.docx"}
_MOST_OFFERS = 6


def carried_last(turn: Turn) -> list[Mapping[str, Any]]:
    """Return what each button under our last words carries; at least one, which may carry nothing."""
    payloads = [str(one.get("payload", "")) for one in turn.buttons_last or [{}]]
    return [json.loads(one[one.find("{") :]) if "{" in one else {} for one in payloads]


def facts_of(turn: Turn, dispute: Dispute) -> dict[str, Any]:
    """The facts of a dispute in the language of the turn."""
    return dispute_facts(dispute, dataclasses.replace(turn.person, language=turn.language))


def buttons_of(turn: Turn, dispute: Dispute) -> list[Button]:
    """List what this side may choose now; a word about the court said by mistake is taken back within its day."""
    back = [(TITLES[TAKE_BACK], payload_of(dispute.dispute_id, TAKE_BACK))] if dispute.may_take_back(turn.now) else []
    return [sending(turn.language, title, payload) for title, payload in [*choices(dispute), *back]]


def say_of(turn: Turn, utter: str, dispute: Dispute, **more: Any) -> None:
    """Say an utterance about a dispute, with its choices."""
    turn.say(utter, buttons_of(turn, dispute), **{**facts_of(turn, dispute), **more})


def tell_applied(turn: Turn, dispute: Dispute) -> None:
    """Say what became of an application: with the centre, kept until it can be reached, or not taken."""
    if dispute.standing == "refused":
        say_of(turn, "utter_mediation_centre_refused", dispute)
    elif dispute.standing == "failed":
        say_of(turn, "utter_mediation_unclear", dispute)
    elif dispute.standing == "sending":
        say_of(turn, "utter_mediation_sent_later", dispute)
    else:
        say_of(turn, "utter_mediation_applied", dispute)


def tell_standing(turn: Turn, dispute: Dispute) -> None:
    """Say where a dispute stands."""
    say_of(turn, f"utter_dispute_stands_{_state(turn, dispute)}", dispute)


def _state(turn: Turn, dispute: Dispute) -> str:
    if dispute.status == "settled":
        return _after_agreement(dispute, turn.now)
    if dispute.status != "open":
        return dispute.status
    if not dispute.joined:
        return "waiting" if dispute.side == "applicant" else "open"
    return "session" if dispute.session is not None else "open"


def _after_agreement(dispute: Dispute, now: datetime) -> str:
    """Say where the confirmation by the court stands."""
    if not dispute.confirmable:
        return "settled_unsure"
    if dispute.court_outcome:
        return f"court_{dispute.court_outcome}"
    if dispute.handed_in:
        return "handed_in"
    if dispute.court_file is not None and dispute.court_file.state == "sending":
        return "court_waiting"
    late = dispute.confirm_by is not None and now.astimezone(BEIJING).date() > dispute.confirm_by
    return "settled_late" if late else "settled"


def tell_offers(turn: Turn, dispute: Dispute, offers: Sequence[Offer]) -> None:
    """List the offers, the newest last, with the answers that are open to this side."""
    if not offers:
        say_of(turn, "utter_dispute_no_offers", dispute)
        return
    lines = "\n".join(_offer_line(turn, dispute, one) for one in reversed(offers[:_MOST_OFFERS]))
    turn.say("utter_dispute_offers", _answers(turn, dispute, offers), **{**facts_of(turn, dispute), "lines": lines})


def _answers(turn: Turn, dispute: Dispute, offers: Sequence[Offer]) -> list[Button]:
    """Accepting and declining for the newest offer of the other side, and one of one's own."""
    waiting = [one for one in offers if one.status in ("open", "sealed") and one.by != dispute.side]
    if dispute.status != "open":
        return buttons_of(turn, dispute)
    wishes = [(wish, waiting[0].offer_id) for wish in (ACCEPT, REFUSE) if waiting and _may(wish, waiting[0], dispute)]
    return [
        *(sending(turn.language, TITLES[wish], payload_of(dispute.dispute_id, wish, one)) for wish, one in wishes),
        sending(turn.language, TITLES[OFFER], payload_of(dispute.dispute_id, OFFER)),
    ]


def _may(wish: str, offer: Offer, dispute: Dispute) -> bool:
    return wish == REFUSE or (offer.status == "open" and dispute.side not in offer.yes)


def _offer_line(turn: Turn, dispute: Dispute, offer: Offer) -> str:
    who = _YOU if offer.by == dispute.side else _MEDIATOR if offer.by == "mediator" else None
    name = who.say(turn.language) if who else facts_of(turn, dispute)["other"]
    until = moment(offer.until, turn.timezone, turn.person.city, turn.language)
    status = _STATUS[offer.status].say(turn.language)
    if offer.status in ("open", "sealed"):
        status += Words(f"，到 {until}", f", until {until}").say(turn.language)
    closed = Words("（密封）", "(sealed)").say(turn.language)
    terms = terms_words(dispute, offer.terms, turn.language) if offer.terms is not None else closed
    colon = Words("：", ": ").say(turn.language)
    return f"{offer.number}. {name}{colon}{terms}\n   （{status}）"


def hand_over(turn: Turn, dispute: Dispute) -> None:
    """Give the agreement: its draft as PDF and DOCX; once signed, the sealed PDF and the application to the court."""
    for kind, name in _PAPERS.items():
        if dispute.status == "agreed" or kind == "mediation_agreement_pdf":
            _give(turn, dispute, kind, name)
    if dispute.status == "settled" and dispute.confirmable:
        _give(turn, dispute, "mediation_confirmation_docx", "confirmation.docx")


def _give(turn: Turn, dispute: Dispute, kind: str, name: str) -> None:
    file: dict[str, Any] = {"kind": kind, "id": dispute.dispute_id, "name": name}
    turn.say(f"utter_dispute_paper_{kind}", custom={"file": file})
