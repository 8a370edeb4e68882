"""Progress of a case: the list of one's cases, or one of them with its course, its last day and what to do next.

Of a case that is somebody else's nothing is said, not even that there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.turn import Turn
from actions.filing.cases import CHOSEN, case_facts, case_title, my_cases, named_case
from actions.filing.joint import invited
from actions.front_door import Declined
from backend.drafts.model import WaitingDrafts
from backend.filing.commands import OneCase
from backend.filing.model import LIVE, STATUS_NAMES, Case, CaseStatus
from backend.shared.wording import Words, short_moment, verbatim

STEPS_TOLD = 6
CASES_TOLD = 8
_SUPPLEMENT = Words("补交材料", "Hand in papers")
_EXTEND = Words("申请延期", "Ask for more time")
_WITHDRAW = Words("撤回", "Withdraw it")
_MEDIATION = Words("调解怎么样了", "How the mediation stands")
_FEE = Words("诉讼费怎么交", "Paying the court fee")
_FILE = Words("网上立案", "File a case")
_GO_ON = Words("继续填写立案", "Go on with my filing")


async def shared(turn: Turn) -> bool:
    """Return True if a message is about a filing of several plaintiffs, and has been answered."""
    return await invited.heard(turn)


async def cases(turn: Turn) -> None:
    """Tell one case if it is named or the only one, list several, and say kindly that there is none."""
    try:
        named = await named_case(turn)
    except Declined as no:
        turn.explain(no)
        return
    if named is not None:
        tell_case(turn, named)
        return
    mine = await my_cases(turn)
    if len(mine) == 1:
        tell_case(turn, await turn.do(OneCase(mine[0].case_id, turn.person.person_id)))
    elif mine:
        _tell_list(turn, mine)
    else:
        await _tell_none(turn)


async def _tell_none(turn: Turn) -> None:
    """No case was handed in; a filing that is being filled in is not a case yet, and that is said."""
    waiting = [draft for draft in await turn.do(WaitingDrafts(turn.person.person_id)) if draft.service == "filing"]
    if waiting or (turn.has_draft and turn.draft.service == "filing"):
        go_on = payload_of("resume", resume_service="filing")
        turn.say("utter_filing_not_handed_in_yet", [sending(turn.language, _GO_ON, go_on)] if waiting else [])
        return
    turn.say("utter_filing_no_case", [button(turn.language, _FILE, "start_filing")])


def _tell_list(turn: Turn, mine: list[Case]) -> None:
    shown = mine[:CASES_TOLD]
    buttons = [sending(turn.language, case_title(case), _about("ask_case_progress", case)) for case in shown]
    turn.say("utter_filing_case_list", buttons, count=len(mine))


def tell_case(turn: Turn, case: Case) -> None:
    """The card of a case: its numbers and its course, as text and as a picture; then its last day and what to do."""
    facts = case_facts(turn, case)
    turn.say(
        "utter_filing_case_card",
        status=STATUS_NAMES[case.status].say(turn.language),
        course="\n".join(_course(turn, case)),
        parties=verbatim("、".join(case.defendant_names) or "—"),
        **facts,
    )
    name = Words("案件进展.png", "case-progress.png").say(turn.language)
    picture = {"kind": "case_timeline_png", "id": case.case_id, "name": name}
    alt = Words("案件进展图，内容和上面的文字一样", "The course of the case; the text above says the same").say(
        turn.language
    )
    turn.say("utter_filing_case_picture", custom={"file": picture, "alt": alt})
    turn.say(next_step(case), list(_buttons(turn, case)), **facts)


async def tell_next(turn: Turn, case_id: str) -> None:
    """Say only what comes next in a case, and what can be done."""
    case = await turn.do(OneCase(case_id, turn.person.person_id))
    turn.say(next_step(case), list(_buttons(turn, case)), **case_facts(turn, case))


def next_step(case: Case) -> str:
    """The utterance that says what happens next, and what the person has to do."""
    if case.with_mediator and not (case.status == "defects" and not case.stands_still):
        return "utter_filing_next_with_mediator" if case.stands_still else "utter_filing_next_with_mediator_meanwhile"
    if case.status == "defects" and "supplement" in case.waiting:
        return "utter_filing_next_supplement_waiting"
    if case.status == "defects" and case.extension == "asked":
        return "utter_filing_next_extension_asked"
    if case.status == "defects" and case.extension is not None:
        return (
            "utter_filing_next_defects_extended" if case.extension == "granted" else "utter_filing_next_defects_final"
        )
    if case.status == "registered" and case.deadline_for == "fee":
        return "utter_filing_next_fee"
    return f"utter_filing_next_{case.status}"


def _course(turn: Turn, case: Case) -> Iterator[str]:
    entries = case.timeline[-STEPS_TOLD:]
    for entry in entries:
        yield _stage(turn, entry.status, entry.at)
    if not entries:
        yield _stage(turn, case.status, case.updated_at)


def _stage(turn: Turn, status: CaseStatus, at: datetime) -> str:
    """Say what happened, then when: two clocks are too long to be read before it."""
    colon = ": " if turn.language == "en" else "："
    return f"• {STATUS_NAMES[status].say(turn.language)}{colon}{_when(turn, at)}"


def _when(turn: Turn, at: datetime) -> str:
    return short_moment(at, turn.person.timezone, turn.language)


def _buttons(turn: Turn, case: Case) -> Iterator[dict[str, str]]:
    """Only what can be done in this status."""
    if case.with_mediator:
        yield button(turn.language, _MEDIATION, "ask_mediation")
    if case.status in ("defects", "under_review"):
        yield sending(turn.language, _SUPPLEMENT, _about("supplement_filing", case))
    if case.status == "defects" and case.extension is None:
        yield sending(turn.language, _EXTEND, _about("ask_extension", case))
    if case.deadline_for == "fee":
        yield button(turn.language, _FEE, "ask_court_fee", fee_topic="pay")
    if case.status in LIVE:
        yield sending(turn.language, _WITHDRAW, _about("withdraw_filing", case))
    if case.status in ("refused", "returned", "withdrawn"):
        yield button(turn.language, _FILE, "start_filing")


def _about(intent: str, case: Case) -> str:
    return payload_of(intent, **{CHOSEN: case.case_id})
