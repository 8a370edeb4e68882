"""Where an arbitration stands, told with what comes next and what can be done.

The utterances rest on: setting aside ARB-72; enforcement CPL-248, CPL-250, CPL-290, ARI-29; the seat ARB-81.
"""

from __future__ import annotations

from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from backend.arbitration.announcements import arbitration_facts, news_facts
from backend.arbitration.commands import MyArbitrations
from backend.arbitration.course import NewsKind
from backend.arbitration.model import STATUS_NAMES, Arbitration
from backend.legal_map.commands import OneInstitution
from backend.shared.wording import Words, verbatim

TOPIC = "arbitration_topic"
"""The payload's key by which a button asks one thing."""
SCIA = "arb-cn-scia"
_CORRECT = Words("补交材料", "Hand in corrections")
_AFTER = Words("裁决以后怎么办", "What follows an award")
_SUBMITTED = {
    "kept": "utter_arbitration_kept",
    "sending": "utter_arbitration_sending",
    "received": "utter_arbitration_received",
    "refused": "utter_arbitration_paper_left",
    "failed": "utter_arbitration_paper_left",
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
        turn.say(_SUBMITTED[one.status], **facts, **await contact(turn))
        return
    kind: NewsKind = one.status  # type: ignore[assignment]
    told = one.course.last(kind)
    utter = f"utter_arbitration_news_{kind}"
    if told is None:
        turn.say("utter_arbitration_mine", lines=status_line(turn, one))
        return
    if kind == "award" and told.award_on is None:
        utter = "utter_arbitration_news_award_undated"
    turn.say(utter, _buttons(turn, kind), **facts, **news_facts(told, turn.person))


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
    """How an arbitration is called: its number, and against whom."""
    names = "、".join(verbatim(party.name) for party in one.application.respondents)
    number = f"{verbatim(one.number)} " if one.number else ""
    return Words(f"{number}被申请人{names}", f"{number}against {names}")


def _buttons(turn: Turn, kind: NewsKind) -> list[dict[str, str]]:
    if turn.has_draft:
        return []
    asked = {"defect": (_CORRECT, "correct"), "award": (_AFTER, "after_award")}.get(kind)
    return [button(turn.language, asked[0], "ask_arbitration", **{TOPIC: asked[1]})] if asked else []
