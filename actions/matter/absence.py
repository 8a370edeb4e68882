""" "我来不了了": an appointment is moved or given back; a hearing is the court's, and what follows is said."""

from __future__ import annotations

from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.enquiries.offering import enquiry_button
from actions.hearing.telling import facts
from actions.matter.focus import Focus, ask_which, focus
from actions.matter.open_matters import Matter
from actions.matter.readers import asks_what_follows
from actions.protection.law import tell_entry_named
from backend.shared.wording import Words, moment

WISH = "absent"
_OF = ("notarization", "authorization", "hearing", "mediation")
_CHANGES = {
    "notarization": (payload_of("change_appointment"), payload_of("change_appointment", appointment_wish="cancel")),
    "authorization": (
        payload_of("change_authorization"),
        payload_of("change_authorization", authorization_wish="cancel"),
    ),
}
_NAMES = {
    "notarization": Words("公证预约", "Your notarization"),
    "authorization": Words("视频见证", "Your video witness"),
}
_MOVE, _CANCEL = Words("改时间", "Move it"), Words("取消", "Cancel it")
_LAWYER = (payload_of("ask_next_step", matter_wish="representative"), Words("谁能替我去", "Who may go for me"))
_ONLINE = (payload_of("ask_online_hearing"), Words("网上开庭行不行", "Whether online is possible"))
_STAYS_AWAY = {"defence": "defendant_ignore_default", "arbitration_answer": "arb_other_side_absent"}
"""Entry of the library on staying away, by the form that shows on which side somebody stands."""
_AS_DEFENDANT, _LOOKED_BACK = "utter_defence_", 4
_WAYS = (
    (payload_of("ask_appointment"), Words("查我的预约", "My appointments")),
    (payload_of("ask_hearing_time"), Words("查开庭时间", "My hearings")),
    (payload_of("ask_human"), Words("转人工", "Talk to a person")),
)


async def cannot_attend(turn: Turn) -> None:
    """Offer what can be done about the time somebody cannot keep (CPL-146, CPL-147, CPL-149)."""
    if asks_what_follows(turn.answer.text) and (entry := _entry_of_side(turn)):
        await tell_entry_named(turn, entry)
        return
    found = await focus(turn, _OF)
    if found.several:
        ask_which(turn, WISH, found.several)
    elif found.matter is not None:
        say_ways(turn, found.matter)
    elif found.named == "hearing":
        say_hearing(turn, None)
    else:
        _say_none(turn, found)


def _entry_of_side(turn: Turn) -> str:
    """Return the entry on staying away for the side on which somebody stands by what is being filled in, or nothing."""
    if turn.has_draft:
        return _STAYS_AWAY.get(turn.draft.service, "")
    names = [name for _, spoken in turn.exchanges(_LOOKED_BACK) for name in spoken]
    return _STAYS_AWAY["defence"] if any(name.startswith(_AS_DEFENDANT) for name in names) else ""


async def hindered(turn: Turn) -> bool:
    """Say it to who tells what keeps them from a hearing and asks what to do; False for any other message."""
    text = turn.answer.text
    if turn.answer.pressed or not (said("names_hearing", text) and said("hinders_coming", text)):
        return False
    await cannot_attend(turn)
    return True


def say_ways(turn: Turn, matter: Matter) -> None:
    """Say the ways out of one matter's time."""
    if matter.service == "hearing":
        say_hearing(turn, matter)
    elif matter.service == "mediation":
        turn.say("utter_matter_absent_mediation", _human(turn))
    else:
        start = matter.what.slot.start
        when = moment(start, turn.timezone, turn.person.city, turn.language)
        name = _NAMES[matter.service].say(turn.language)
        move, cancel = _CHANGES[matter.service]
        buttons = [sending(turn.language, _MOVE, move), sending(turn.language, _CANCEL, cancel)]
        turn.say("utter_matter_absent", buttons, what=name, when=when)


def say_hearing(turn: Turn, matter: Matter | None) -> None:
    """Say what whoever cannot come to a hearing does; the court's own day is named where we know it."""
    if matter is not None:
        known = facts(turn, matter.what)
        turn.say("utter_matter_absent_hearing_own", number=known["number"], when=known["when"])
    ways = [sending(turn.language, title, payload) for payload, title in (_LAWYER, _ONLINE)]
    turn.say("utter_matter_absent_hearing", () if turn.has_draft else [*ways, enquiry_button(turn, "absence")])


def _say_none(turn: Turn, found: Focus) -> None:
    ways = [sending(turn.language, title, payload) for payload, title in _WAYS]
    turn.say("utter_matter_absent_none", () if turn.has_draft else ways)


def _human(turn: Turn) -> list[dict[str, str]]:
    return [button(turn.language, Words("转人工", "Talk to a person"), "ask_human")]
