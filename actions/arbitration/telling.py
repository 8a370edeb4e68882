"""Telling of an arbitration: how far it is, what comes next and what can be done.

The utterances rest on: setting aside ARB-72; enforcement CPL-248, CPL-250, CPL-290, ARI-29; the seat ARB-81.
"""

from __future__ import annotations

from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from backend.arbitration.announcements import arbitration_facts, news_facts, news_utter
from backend.arbitration.commands import MyArbitrations
from backend.arbitration.course import NewsKind, to_pay
from backend.arbitration.model import LIVE, STATUS_NAMES, Arbitration
from backend.legal_map.commands import OneInstitution
from backend.shared.wording import Words, verbatim

TOPIC = "arbitration_topic"
"""The payload's key by which a button asks one thing."""
SCIA = "arb-cn-scia"
_CORRECT = Words("补交材料", "Hand in corrections")
_AFTER = Words("裁决以后怎么办", "What follows an award")
_PAID = Words("我已经付了", "I have paid")
_SUBMITTED = {
    "kept": "utter_arbitration_kept",
    "sending": "utter_arbitration_sending",
    "received": "utter_arbitration_received",
    "refused": "utter_arbitration_paper_left",
    "failed": "utter_arbitration_paper_left",
}
_ANSWERED = {
    "kept": "utter_arbitration_answer_kept",
    "sending": "utter_arbitration_answer_sending",
    "received": "utter_arbitration_answer_news_received",
    "refused": "utter_arbitration_answer_paper_left",
    "failed": "utter_arbitration_answer_paper_left",
}


async def contact(turn: Turn) -> dict[str, Any]:
    """The secretariat's telephone as the map has it."""
    card = await turn.do(OneInstitution(SCIA, None))
    return {"phone": verbatim(card.institution.phone or "—")}


async def tell_status(turn: Turn, one: Arbitration, *, submitted: bool = False) -> None:
    """Say where one arbitration stands.

    Args:
        submitted: it was just confirmed.
    """
    facts = arbitration_facts(one, turn.language)
    if one.status in _SUBMITTED:
        if one.status in ("refused", "failed"):
            turn.say(f"utter_{one.reason}", **facts)
        said = _ANSWERED if one.is_answer else _SUBMITTED
        turn.say(said[one.status], **facts, **await contact(turn))
        return
    kind: NewsKind = one.status  # type: ignore[assignment]
    told = one.course.last(kind)
    utter = news_utter(one, kind)
    if told is None:
        turn.say("utter_arbitration_mine", lines=status_line(turn, one))
        return
    if kind == "award" and told.award_on is None:
        utter = "utter_arbitration_news_award_undated"
    turn.say(
        utter,
        [] if one.course.is_paid and kind == "accepted" else _buttons(turn, kind),
        **facts,
        **news_facts(told, turn.person),
    )
    _tell_what_waits(turn, one)


def _tell_what_waits(turn: Turn, one: Arbitration) -> None:
    """Say SCIA's last word on the fee, and what it has not answered yet."""
    facts, fee = arbitration_facts(one, turn.language), one.course.last("paid", "unpaid")
    if one.status == "accepted" and one.unanswered is not None:
        waits = one.waits("payment")
        turn.say("utter_arbitration_payment_waiting" if waits else "utter_arbitration_payment_reported", **facts)
    elif one.status == "accepted" and fee is not None:
        shown = to_pay(one.course) if fee.kind == "unpaid" else fee
        turn.say(f"utter_arbitration_news_{fee.kind}", **facts, **news_facts(shown or fee, turn.person))
    if one.withdrawal is not None and one.status in LIVE:
        turn.say("utter_arbitration_withdrawal_waits")


async def tell_mine(turn: Turn) -> bool:
    """Say where the person's arbitrations stand; False without any."""
    found: list[Arbitration] = await turn.do(MyArbitrations(turn.person.person_id))
    if len(found) == 1:
        await tell_status(turn, found[0])
    elif found:
        turn.say("utter_arbitration_mine", lines="\n".join(status_line(turn, one) for one in found[:_MOST]))
    return bool(found)


_MOST = 5


def status_line(turn: Turn, one: Arbitration) -> str:
    """One arbitration as a line."""
    colon = Words("：", ": ").say(turn.language)
    return f"• {case_title(one).say(turn.language)}{colon}{STATUS_NAMES[one.status].say(turn.language)}"


def case_title(one: Arbitration) -> Words:
    """Title of an arbitration: its number, and against whom."""
    names = "、".join(verbatim(party.name) for party in one.other_side)
    number = f"{verbatim(one.number)} " if one.number else ""
    if one.is_answer:
        return Words(f"{number}我答辩，申请人{names or '—'}", f"{number}my answer to {names or '—'}")
    return Words(f"{number}被申请人{names}", f"{number}against {names}")


def _buttons(turn: Turn, kind: NewsKind) -> list[dict[str, str]]:
    if turn.has_draft:
        return []
    asked = {"defect": (_CORRECT, "correct"), "award": (_AFTER, "after_award"), "accepted": (_PAID, "paid")}.get(kind)
    return [button(turn.language, asked[0], "ask_arbitration", **{TOPIC: asked[1]})] if asked else []
