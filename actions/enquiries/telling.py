"""Enquiries outside their forms: offered beside an answer, asked about, taken back after a second yes."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.forms.turn import Turn
from actions.spoken_of import AnswerTo
from backend.enquiries.announcements import (
    CHOSEN,
    KEEP,
    OFFICE,
    SURE,
    WISH,
    WITHDRAW,
    choices,
    enquiry_facts,
    payload_of,
)
from backend.enquiries.commands import MyEnquiries, WithdrawEnquiry
from backend.enquiries.model import OFFICE_NAMES, TALKED_ABOUT, Enquiry, Office
from backend.shared.wording import Words

MOST_TOLD = 3
_NUMBER = re.compile(r"\b(?:ZC|SF)\s*[-－—]?\s*\d{4}\s*[-－—]?\s*\d{4,}", re.IGNORECASE)
_WITHDRAWING = re.compile(
    r"撤|取消|删|刪|收返|不要了|唔要|不用答|不想问|唔问|\b(?:withdraw|take back|take my|cancel|delete|drop)",
    re.IGNORECASE,
)
_LEAVE = Words("留个咨询", "Leave an enquiry")
_YES = Words("确定撤回", "Yes, withdraw it")
_NO = Words("不撤了", "No, keep it")


def offered(answer: AnswerTo, office: Office) -> AnswerTo:
    """Return an answer after which an enquiry to an office is offered."""

    async def answer_and_offer(turn: Turn) -> None:
        await answer(turn)
        button = {"title": _LEAVE.say(turn.language), "payload": f'/start_enquiry{{"{OFFICE}": "{office}"}}'}
        turn.say("utter_enquiry_offer", [button], office=OFFICE_NAMES[office].say(turn.language))

    return answer_and_offer


async def take_up(turn: Turn) -> bool:
    """Take words that answer nothing of ours as the reply the office waits for; the form shows them before they go."""
    said, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or said.pressed or not said.text or turn.dispatcher.messages:
        return False
    mine: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    if not any(one.status == "asked" for one in mine):
        return False
    turn.events.append(FollowupAction("enquiry_reply_form"))
    return True


async def enquiries(turn: Turn) -> None:
    """Do what a button or the words say, else tell how one's enquiries stand."""
    mine: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    wish = str(turn.answer.pressed.get(WISH, ""))
    chosen = _chosen(turn, mine)
    if chosen == []:
        turn.say("utter_enquiry_none" if not mine else "utter_enquiry_unknown")
    elif wish == SURE:
        gone = await turn.do(WithdrawEnquiry(chosen[0].enquiry_id, turn.person.person_id))
        tell(turn, "utter_enquiry_withdrawn", gone)
    elif wish == WITHDRAW or (not wish and _WITHDRAWING.search(turn.answer.text)):
        _ask_whether(turn, chosen)
    elif wish == KEEP:
        tell(turn, "utter_enquiry_kept", chosen[0])
    else:
        for one in chosen[:MOST_TOLD]:
            tell_standing(turn, one)


def tell(turn: Turn, utter: str, enquiry: Enquiry, **more: Any) -> None:
    """Say an utterance about an enquiry with its facts and what can be done now."""
    person = dataclasses.replace(turn.person, language=turn.language)
    buttons = [_button(turn, *choice) for choice in choices(enquiry)]
    facts: dict[str, Any] = {**enquiry_facts(enquiry, person), **more}
    turn.say(utter, buttons, **facts)


def _chosen(turn: Turn, mine: list[Enquiry]) -> list[Enquiry]:
    """The one a button or a number names, else those that go on, else the latest."""
    named = turn.answer.pressed.get(CHOSEN)
    if named is not None:
        return [one for one in mine if one.enquiry_id == named]
    if (number := _NUMBER.search(turn.answer.text)) is not None:
        wanted = re.sub(r"\W|_", "", number[0]).upper()
        return [one for one in mine if one.number.replace("-", "") == wanted]
    return [one for one in mine if one.status in TALKED_ABOUT] or mine[:1]


def _ask_whether(turn: Turn, chosen: list[Enquiry]) -> None:
    """Ask once more; of several, which."""
    live = [one for one in chosen if one.status in TALKED_ABOUT]
    if not live:
        turn.say("utter_enquiry_over")
    elif len(live) > 1:
        buttons = [_button(turn, Words(one.number, one.number), payload_of(one, WITHDRAW)) for one in live]
        turn.say("utter_enquiry_which_to_withdraw", buttons)
    else:
        buttons = [_button(turn, _YES, payload_of(live[0], SURE)), _button(turn, _NO, payload_of(live[0], KEEP))]
        turn.say("utter_enquiry_withdraw_sure", buttons, number=live[0].number)


def tell_standing(turn: Turn, one: Enquiry) -> None:
    """Say how an enquiry stands, with the office's last words."""
    kind = {"answered": "answer", "asked": "ask", "closed": "closed"}.get(one.status)
    entry = one.latest(kind) if kind else None  # type: ignore[arg-type]
    tell(turn, f"utter_enquiry_status_{one.status}", one, words=entry.text if entry else "—")


def _button(turn: Turn, title: Words, payload: str) -> dict[str, str]:
    return {"title": title.say(turn.language), "payload": payload}
