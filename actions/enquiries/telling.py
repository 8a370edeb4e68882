"""Enquiries outside their forms: offered beside an answer, asked about, taken back after a second yes."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button, sending
from actions.dialogue.readers.options import typed_title
from actions.dialogue.reading import Choice
from actions.dialogue.turn import Turn
from actions.enquiries.readers import number_in, takes_back
from actions.topic import AnswerTo
from backend.enquiries.announcements import (
    CHOSEN,
    KEEP,
    OFFICE,
    SURE,
    WISH,
    WITHDRAW,
    choices,
    enquiry_facts,
    original_words,
    payload_of,
)
from backend.enquiries.commands import MyEnquiries, WithdrawEnquiry
from backend.enquiries.model import OFFICE_NAMES, TALKED_ABOUT, Enquiry, Office
from backend.shared.wording import Words

MOST_TOLD = 3
WITHDRAWING = "utter_enquiry_withdraw_sure"
"""The question whether an enquiry is really taken back; a typed yes or no answers it like its buttons."""
_LEAVE = Words("留个咨询", "Leave an enquiry")
_YES = Words("确定撤回", "Yes, withdraw it")
_NO = Words("不撤了", "No, keep it")


def offered(answer: AnswerTo, office: Office) -> AnswerTo:
    """Return an answer after which an enquiry to an office is offered."""

    async def answer_and_offer(turn: Turn) -> None:
        await answer(turn)
        leave = button(turn.language, _LEAVE, "start_enquiry", **{OFFICE: office})
        turn.say("utter_enquiry_offer", [leave], office=OFFICE_NAMES[office].say(turn.language))

    return answer_and_offer


async def take_up(turn: Turn) -> bool:
    """Take words that answer nothing of ours as the reply the office waits for; the form shows them before they go."""
    said, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or said.pressed or not said.text or turn.said_now:
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
    if not wish and (typed := _typed_reply(turn)):
        return await (withdraw_asked if typed == SURE else keep_asked)(turn)
    chosen = _chosen(turn, mine)
    if chosen == []:
        turn.say("utter_enquiry_none" if not mine else "utter_enquiry_unknown")
    elif wish == SURE:
        gone = await turn.do(WithdrawEnquiry(chosen[0].enquiry_id, turn.person.person_id))
        tell(turn, "utter_enquiry_withdrawn", gone)
    elif wish == WITHDRAW or (not wish and takes_back(turn.answer.text)):
        _ask_whether(turn, chosen)
    elif wish == KEEP:
        tell(turn, "utter_enquiry_kept", chosen[0])
    else:
        for one in chosen[:MOST_TOLD]:
            tell_standing(turn, one)


async def withdraw_asked(turn: Turn) -> None:
    """Take back the one enquiry that was asked about; where it cannot be told which, ask again."""
    asked = await _asked_about(turn)
    if asked is None:
        turn.answer = dataclasses.replace(turn.answer, text="", pressed={WISH: WITHDRAW})
        await enquiries(turn)
        return
    gone = await turn.do(WithdrawEnquiry(asked.enquiry_id, turn.person.person_id))
    tell(turn, "utter_enquiry_withdrawn", gone)


async def keep_asked(turn: Turn) -> None:
    """Leave the enquiry that was asked about where it is."""
    if (asked := await _asked_about(turn)) is not None:
        tell(turn, "utter_enquiry_kept", asked)


def _typed_reply(turn: Turn) -> str:
    """Return the button under the question that was typed, or nothing."""
    if WITHDRAWING not in turn.said_before or turn.answer.pressed:
        return ""
    choice = typed_title(turn.answer.text, (Choice(SURE, _YES), Choice(KEEP, _NO)))
    return choice.value if choice is not None else ""


async def _asked_about(turn: Turn) -> Enquiry | None:
    """The enquiry whose number stands in the question that was just asked."""
    mine: list[Enquiry] = await turn.do(MyEnquiries(turn.person.person_id))
    named = [one for one in mine if one.status in TALKED_ABOUT and any(one.number in t for t in turn.texts_before)]
    return named[0] if len(named) == 1 else None


def tell(turn: Turn, utter: str, enquiry: Enquiry, **more: Any) -> None:
    """Say an utterance about an enquiry with its facts and what can be done now."""
    person = dataclasses.replace(turn.person, language=turn.language)
    buttons = [sending(turn.language, *choice) for choice in choices(enquiry)]
    original = original_words(str(more.get("words", "")), turn.language)
    facts: dict[str, Any] = {**enquiry_facts(enquiry, person), "original": original, **more}
    turn.say(utter, buttons, **facts)


def _chosen(turn: Turn, mine: list[Enquiry]) -> list[Enquiry]:
    """The one a button or a number names, else those that go on, else the latest."""
    named = turn.answer.pressed.get(CHOSEN)
    if named is not None:
        return [one for one in mine if one.enquiry_id == named]
    if wanted := number_in(turn.answer.text):
        return [one for one in mine if one.number.replace("-", "") == wanted]
    return [one for one in mine if one.status in TALKED_ABOUT] or mine[:1]


def _ask_whether(turn: Turn, chosen: list[Enquiry]) -> None:
    """Ask once more; of several, which."""
    live = [one for one in chosen if one.status in TALKED_ABOUT]
    if not live:
        turn.say("utter_enquiry_over")
    elif len(live) > 1:
        buttons = [sending(turn.language, Words(one.number, one.number), payload_of(one, WITHDRAW)) for one in live]
        turn.say("utter_enquiry_which_to_withdraw", buttons)
    else:
        ways = ((_YES, SURE), (_NO, KEEP))
        buttons = [sending(turn.language, title, payload_of(live[0], wish)) for title, wish in ways]
        turn.say(WITHDRAWING, buttons, number=live[0].number)


def tell_standing(turn: Turn, one: Enquiry) -> None:
    """Say how an enquiry stands, with the office's last words."""
    kind = {"answered": "answer", "asked": "ask", "closed": "closed"}.get(one.status)
    entry = one.latest(kind) if kind else None  # type: ignore[arg-type]
    words, made = (entry.text, entry.translation) if entry else ("—", None)
    original = original_words(words, turn.language, made)
    tell(turn, f"utter_enquiry_status_{one.status}", one, words=words, original=original)
