"""Conversations at the desk: who waits for a human, and one taken over: written in, read, handed back.

An officer speaks only with somebody who has called a human, with whom they are speaking already, or whose case they
handle; anybody else is ``desk_person_unknown`` to them.
"""

from __future__ import annotations

from typing import Any

from backend.api.desk import passing
from backend.api.desk.visits import Address, Answer, GoTo, Page, Values, Visit
from backend.conversation.desk_commands import AskForExcerpt, HandBack, OneTalk, TakeOver, Talk, WhoWaits, WriteToPerson
from backend.conversation.model import HistoryEntry
from backend.conversation.routes import SettleUndelivered, UndeliveredMessages
from backend.desk.commands import NoteDeskAction
from backend.desk.model import ROLE_NAMES
from backend.filing.commands import MyCases
from backend.filing.model import STATUS_NAMES, Case
from backend.personal_data.commands import OFFICERS_REASONS, EraseMe, WhatStays
from backend.shared.errors import Refused


def waiting(visit: Visit) -> Answer:
    """Show who waits, who is being spoken with, and what reached nobody on any channel."""
    callers = passing.mine_first(visit, visit.do(WhoWaits()))
    mine = {one.person_id for one in callers if passing.waits_for_me(visit, one)}
    labels = {reason: label for reason, (label, _) in passing.TOPICS.items()}
    names = {"names": passing.names_of(visit), "all_roles": ROLE_NAMES, "labels": labels}
    shown = {"callers": callers, "for_me": mine, **names}
    return Page("talks", {**shown, "undelivered": visit.do(UndeliveredMessages())})


def settle(visit: Visit) -> Answer:
    """Note that an officer has reached the person in another way."""
    visit.do(SettleUndelivered(visit.form.get("key", ""), f"officer:{visit.me.officer_id}"))
    return GoTo("/desk/talks", "undelivered_settled")


def one(visit: Visit) -> Answer:
    """Show a conversation as far as it may be read."""
    talk = _talk(visit)
    if talk.consent == "yes":
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.excerpt_read", talk.person.person_id))
    shown = {"talk": talk, "entries": [_entry(each) for each in talk.entries], "cases": _cases(visit, talk)}
    mine = talk.taken_by == visit.me.officer_id
    passed = {
        "may_pass": mine or (talk.called and not talk.taken_by), "addressees": passing.addressees(visit),
        "may_read_note": passing.may_read_note(visit, talk.passing), "names": passing.names_of(visit),
        "all_roles": ROLE_NAMES,
    }  # fmt: skip
    stays = visit.do(WhatStays(talk.person.person_id)) if mine else None
    erasing = {"stays": stays, "erase_reasons": OFFICERS_REASONS}
    return Page("talk", {**shown, **passed, **erasing, "mine": mine, "status_names": STATUS_NAMES})


def news(visit: Visit) -> Answer:
    """Return what was said since, for the open page."""
    after = visit.query.get("after", "")
    talk = _talk(visit, int(after) if after.isascii() and after.isdecimal() and len(after) < 10 else 0)
    entries = [_entry(each) for each in talk.entries]
    return Values({"entries": entries, "mine": talk.taken_by == visit.me.officer_id, "consent": talk.consent})


def act(visit: Visit) -> Answer:
    """Take over, write, ask to read, pass on, erase, hand back."""
    talk, me = _talk(visit), visit.me
    person_id = talk.person.person_id
    match visit.form.get("do"):
        case "take":
            visit.do(TakeOver(person_id, me.officer_id, me.name))
        case "write":
            visit.do(WriteToPerson(visit.request_id(), person_id, me.officer_id, visit.form.get("text", "")))
        case "ask":
            visit.do(AskForExcerpt(person_id, me.officer_id))
        case "pass":
            passing.pass_on(visit, person_id)
            return GoTo("/desk/talks", "passed_on")
        case "erase":
            _erase(visit, talk)
            return GoTo("/desk/talks", "erase_begun")
        case "back":
            visit.do(HandBack(person_id, me.officer_id))
            return GoTo("/desk/talks", "handed_back")
        case _:
            raise Refused("desk_talk_not_yours")
    return GoTo(f"/desk/talks/{person_id}")


def _erase(visit: Visit, talk: Talk) -> None:
    """Have the person erased by the officer who speaks with them, for a reason that goes into the log."""
    reason = visit.form.get("reason", "")
    if talk.taken_by != visit.me.officer_id:
        raise Refused("desk_talk_not_yours")
    if reason not in OFFICERS_REASONS or visit.form.get("sure") != "yes":
        raise Refused("desk_erase_reason_missing")
    visit.do(EraseMe(talk.person.person_id, f"officer:{visit.me.officer_id}", reason))


def _talk(visit: Visit, after: int = 0) -> Talk:
    talk: Talk = visit.do(OneTalk(visit.path["person_id"], visit.me.officer_id, after))
    if not (talk.called or talk.taken_by == visit.me.officer_id or _handles(visit, talk)):
        raise Refused("desk_person_unknown")
    return talk


def _handles(visit: Visit, talk: Talk) -> bool:
    """True if a case of the person, or what waits in a section of the desk, is in the officer's hands."""
    sections = (one for one in visit.backend.desk_sections if visit.me.may(one.right))
    return bool(_cases(visit, talk)) or any(one.has_in_hand(visit.me, talk.person.person_id) for one in sections)


def _cases(visit: Visit, talk: Talk) -> list[Case]:
    if not visit.me.may("filing"):
        return []
    cases: list[Case] = visit.do(MyCases(talk.person.person_id))
    return [case for case in cases if case.filing_number and visit.court in ("", case.court)]


def _entry(entry: HistoryEntry) -> dict[str, Any]:
    who = "person" if entry.direction == "in" else "human" if "human" in entry.reply.custom else "bot"
    buttons = [button.title for button in entry.reply.buttons]
    return {"seq": entry.seq, "who": who, "at": entry.at.isoformat(), "text": entry.reply.text, "buttons": buttons}


ADDRESSES = (
    Address("/desk/talks", "GET", "talk", waiting),
    Address("/desk/talks", "POST", "talk", settle, waiting),
    Address("/desk/talks/<person_id:str>", "GET", "talk", one),
    Address("/desk/talks/<person_id:str>", "POST", "talk", act, one),
    Address("/desk/talks/<person_id:str>/news", "GET", "talk", news, by_itself=True),
)
