"""A photo or PDF of a court's paper: read, said back value by value, and taken only as far as the person confirms it.

The date a paper bears is never the day it was received; that is asked. A value that was not read surely is asked, too.
The utterances rest on: appeals CPL-171, CPL-286; answering an appeal CPL-174; objecting to enforcement CPL-236.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.readers.suits import court_of_number
from actions.defence.suit_fields import PAPER_DATE
from actions.defence.telling import suit_told, today_of
from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.fields import Answers, Field
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.contracts.paper_reader import ReadContents
from backend.paper_reader.contents.model import KIND_NAMES, PaperContents
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, moment, verbatim

PAPER, LOOK, SENT = "paper", "paper_right", "defence_paper"
"""Answer in which what was read waits, the question about it, and the key of a button that names a file."""
RIGHT, AGAIN, FIXED = "right", "again", "fixed"
_FIXED = "paper_fixed"
_LABELS: Mapping[str, Words] = {
    "court": Words("法院", "Court"),
    "case_number": Words("案号", "Case number"),
    "cause": Words("案由", "Cause"),
    "plaintiffs": Words("原告", "Plaintiff"),
    "defendants": Words("被告", "Defendant"),
    "summoned": Words("被传唤人", "Summoned"),
    "claims": Words("原告的请求", "Claims"),
    "hearing_on": Words("开庭", "Hearing"),
    "hearing_place": Words("地点", "Place"),
    "answer_days": Words("通知书写的答辩期", "Time to answer given"),
    "served_on": Words("签收日期", "Signed for on"),
    "paper_date": Words("落款日期（不是收到日期）", "Date on the paper (not the day it came)"),
}
"""Values said back, in this order."""
_FOLK: Mapping[str, tuple[str, ...]] = {
    "court": ("法院", "court"), "case_number": ("案号", "案件号", "case number", "number"), "cause": ("案由", "cause"),
    "plaintiffs": ("原告", "plaintiff"), "defendants": ("被告", "defendant"), "summoned": ("被传唤人", "summoned"),
    "claims": ("请求", "claims"), "hearing_on": ("开庭", "日期", "时间", "hearing", "date", "time"),
    "hearing_place": ("地点", "place"), "served_on": ("签收", "signed for"),
}  # fmt: skip
_ASKED_LATER = ("court", "case_number", "plaintiffs", "defendants", "claims", "hearing_on")
"""Of what could not be read, what the form asks for by itself."""
_TAKEN_AS = {"court": "court", "case_number": "case_number", "plaintiff": "plaintiffs", "hearing": "hearing_on"}
_OTHERS = {
    "foreign": "utter_defence_paper_foreign",
    "not_civil": "utter_defence_paper_not_civil",
    "appeal": "utter_defence_paper_appeal",
    "enforcement": "utter_defence_paper_enforcement",
    "other": "utter_defence_paper_other",
}
_AGAIN = Choice(AGAIN, Words("换一张", "Another photo"), ("重拍", "再拍", "换一张", "another photo", "new photo"))
_ALL_RIGHT = Choice(RIGHT, Words("都对", "All correct"), ("对", "啱", "正确", "没错", "冇错", "correct", "right"))


async def take_paper(turn: Turn, file_id: str) -> None:
    """Read a file; what it says waits for the person's look, and what is none of ours is said to be so."""
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined as no:
        turn.explain(no)
        return
    if paper.other is not None:
        turn.say(_OTHERS[paper.other])
        return
    waiting = _with_court_checked(paper)
    if "judgment" in paper.kinds or "ruling" in paper.kinds:
        days = payload_of("ask_time_limit")
        button = sending(turn.language, Words("上诉还有几天", "How long to appeal"), days)
        turn.say("utter_defence_paper_judgment", [button], **_facts(turn, waiting))
        return
    if not _shown_names(waiting):
        turn.say("utter_court_paper_unreadable")
        return
    turn.change({PAPER: waiting}, forget=[LOOK])


def _with_court_checked(paper: PaperContents) -> dict[str, Any]:
    """The values as JSON; a court and a case number that contradict each other are both unclear."""
    waiting = paper.to_json()
    numbered = court_of_number(paper.case_number)
    if numbered and paper.court and not paper.court.endswith(numbered):
        waiting |= {"court": "", "case_number": ""}
        waiting["unclear"] = [*waiting["unclear"], "court", "case_number"]
    elif numbered:
        waiting["court"] = numbered
    return waiting


def waits(answers: Answers) -> bool:
    """Tell that something that was read waits for a look."""
    return bool(answers.get(PAPER))


def _waiting(turn: Turn) -> Mapping[str, Any]:
    kept = turn.answers.get(PAPER)
    return kept if isinstance(kept, Mapping) else {}


def _shown_names(waiting: Mapping[str, Any]) -> list[str]:
    one_person = waiting.get("defendants") == [waiting.get("summoned")]
    left_out = {"summoned"} if one_person else set()
    return [name for name in _LABELS if waiting.get(name) and name not in left_out]


def _facts(turn: Turn, waiting: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts ``kinds lines notes``: what was read, a line each, and what was not."""
    language = turn.language
    colon, comma = Words("：", ": ").say(language), Words("、", ", ").say(language)
    kinds = comma.join(KIND_NAMES[kind].say(language) for kind in waiting["kinds"])
    lines = [f"• {_LABELS[name].say(language)}{colon}{_show(turn, name, waiting)}" for name in _shown_names(waiting)]
    unclear = [name for name in _ASKED_LATER if name in waiting["unclear"]]
    notes = []
    if unclear:
        named = comma.join(_LABELS[name].say(language) for name in unclear)
        notes.append(Words(f"看不准、不猜的：{named}。", f"Not clear, and I won't guess: {named}.").say(language))
    if waiting["pages_read"] < waiting["pages"]:
        read, pages = waiting["pages_read"], waiting["pages"]
        notes.append(Words(f"一共 {pages} 页，我读了 {read} 页。", f"I read {read} of {pages} pages.").say(language))
    return {
        "kinds": kinds or Words("法院文书", "court paper").say(language),
        "lines": "\n".join(lines),
        "notes": "".join(f"{note}\n" for note in notes),
    }


def _show(turn: Turn, name: str, waiting: Mapping[str, Any]) -> str:
    value = waiting[name]
    if name == "hearing_on":
        return _show_hearing(turn, waiting)
    if name in ("paper_date", "served_on"):
        return full(date.fromisoformat(value), turn.language)
    if name == "answer_days":
        return Words(f"{value} 天", f"{value} days").say(turn.language)
    if name == "claims":
        return "".join(f"\n   {number}. {verbatim(one)}" for number, one in enumerate(value, 1))
    return verbatim("、".join(value) if isinstance(value, list) else str(value))


def _show_hearing(turn: Turn, waiting: Mapping[str, Any]) -> str:
    on, at = date.fromisoformat(waiting["hearing_on"]), waiting["hearing_time"]
    event = waiting["event"]
    other = "" if not event or "庭" in event else f"（{verbatim(event)}）"
    if not at:
        return full(on, turn.language) + other
    start = datetime.combine(on, time.fromisoformat(at), BEIJING)
    return f"{full(on, turn.language)} · {moment(start, turn.timezone, turn.person.city, turn.language)}{other}"


def _wrong_choices(turn: Turn) -> Sequence[Choice]:
    return [
        Choice(name, Words(f"{_LABELS[name].zh}不对", f"{_LABELS[name].en} is wrong"), _FOLK[name])
        for name in _shown_names(_waiting(turn))
        if name in _FOLK
    ]


async def _looks(turn: Turn) -> Sequence[Choice]:
    return (_ALL_RIGHT, *_wrong_choices(turn), _AGAIN)


async def _read_look(turn: Turn, answer: Answer) -> Reading:
    """All right, one of them wrong, or the right value in the place of a wrong one."""
    told = suit_told(turn, answer).values
    corrected = {name: told[name] for name in _TAKEN_AS if name in told}
    if corrected:
        kinds = ("case_number", "court", "plaintiff", "date", "datetime")
        return Reading(FIXED, also=corrected, entities=kinds, notes={_FIXED: [_TAKEN_AS[name] for name in corrected]})
    if (found := pick(answer, _wrong_choices(turn))).found and "number" not in found.entities:
        return found
    if (found := pick(answer, (_AGAIN,))).found:
        return found
    if answer.intent == "deny":
        return Reading(problem="utter_defence_paper_which_is_wrong")
    if answer.intent == "affirm" or pick(answer, (_ALL_RIGHT,)).found:
        return Reading(RIGHT)
    return NOTHING


async def _after_look(turn: Turn, value: Any) -> None:
    """Take over what is right; what is wrong is left out, and the rest is shown once more."""
    waiting = dict(_waiting(turn))
    if value == AGAIN:
        turn.change(forget=[PAPER, LOOK])
        turn.say("utter_defence_paper_send_another")
    elif value == RIGHT:
        turn.change(_taken_over(turn, waiting), forget=[PAPER, LOOK])
        turn.say("utter_defence_paper_kept")
        if waiting["hearing_on"] and date.fromisoformat(waiting["hearing_on"]) < today_of(turn):
            turn.say("utter_defence_paper_hearing_past")
    else:
        gone = list(turn.answers.get(_FIXED) or ()) if value == FIXED else [str(value)]
        left = waiting | {name: _EMPTY.get(name, "") for name in gone}
        turn.change({PAPER: left} if _shown_names(left) else {}, forget=[LOOK] if _shown_names(left) else [PAPER, LOOK])


_EMPTY: Mapping[str, Any] = {"claims": [], "plaintiffs": [], "defendants": []}


def _taken_over(turn: Turn, waiting: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that follow from what was confirmed; the day of receipt only from a proof of service."""
    hearing = waiting["hearing_on"]
    is_hearing = bool(hearing) and (not waiting["event"] or "庭" in waiting["event"])
    comes = is_hearing and date.fromisoformat(hearing) >= today_of(turn)
    defendants = waiting["defendants"] or ([waiting["summoned"]] if waiting["summoned"] else [])
    taken = {
        "court": waiting["court"],
        "case_number": waiting["case_number"],
        "plaintiff": "、".join(waiting["plaintiffs"]),
        "claims_so_far": waiting["claims"],
        "cause": waiting["cause"],
        "hearing": hearing if comes else "",
        "hearing_of": hearing if comes else "",
        "hearing_time": waiting["hearing_time"] if comes else "",
        "hearing_place": waiting["hearing_place"] if comes else "",
        "received": waiting["served_on"] or "",
        PAPER_DATE: waiting["paper_date"] or "",
    }
    if len(defendants) == 1 and "name" not in turn.answers:
        taken |= {"name": defendants[0], "kind": "organisation" if is_organisation(defendants[0]) else "person"}
    return {name: value for name, value in taken.items() if value}


def look_field() -> Field:
    """The question whether what was read is right; it goes before every other."""
    return Field(
        LOOK,
        Words("读得对吗", "Read correctly"),
        _read_look,
        choices=_looks,
        applies=waits,
        facts=lambda turn: _facts(turn, _waiting(turn)),
        after=_after_look,
        in_review=False,
    )
