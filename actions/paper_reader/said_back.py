"""Values of a paper said back for a look: all right, one of them wrong, the right one written, or another photo.

Until then what was read waits in the sealed draft and is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.readers.suits import court_of_number
from actions.defence.telling import suit_told
from actions.dialogue.fields import Answers, Field
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from backend.paper_reader.contents.model import KIND_NAMES, PaperContents
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, moment, verbatim

PAPER, LOOK, SENT = "paper", "paper_right", "defence_paper"
"""Answer in which what was read waits, the question about it, and the key of a button that names a file."""
RIGHT, AGAIN, FIXED = "right", "again", "fixed"
_FIXED = "paper_fixed"
TakeOver = Callable[[Turn, Mapping[str, Any]], dict[str, Any]]
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
    "standing": Words("能不能上诉", "Appeal"),
    "appeal_days": Words("文书写的上诉期", "Time to appeal given"),
    "orders": Words("裁判主文", "What it orders"),
    "fee": Words("应交费用", "Fee to pay"),
    "due_days": Words("文书写的期限", "Time given"),
    "due_on": Words("文书写的最后一天", "Last day given"),
    "paper_date": Words("落款日期（不是收到日期）", "Date on the paper (not the day it came)"),
}
"""Values said back, in this order."""
_STANDINGS = {"open": Words("可以上诉", "open to appeal"), "final": Words("终审，不能上诉", "final, no appeal")}
_FOLK: Mapping[str, tuple[str, ...]] = {
    "court": ("法院", "court"), "case_number": ("案号", "案件号", "case number", "number"), "cause": ("案由", "cause"),
    "plaintiffs": ("原告", "plaintiff"), "defendants": ("被告", "defendant"), "summoned": ("被传唤人", "summoned"),
    "claims": ("请求", "claims"), "hearing_on": ("开庭", "日期", "时间", "hearing", "date", "time"),
    "hearing_place": ("地点", "place"), "served_on": ("签收", "signed for"), "standing": ("上诉", "appeal"),
    "appeal_days": ("上诉期", "time to appeal"), "orders": ("主文", "orders"), "fee": ("费用", "fee"),
    "due_days": ("期限", "time given"), "due_on": ("最后一天", "last day"),
}  # fmt: skip
_ASKED_LATER = ("court", "case_number", "plaintiffs", "defendants", "claims", "hearing_on", "fee", "standing")
"""Unread values that the form asks for by itself."""
_TAKEN_AS = {"court": "court", "case_number": "case_number", "plaintiff": "plaintiffs", "hearing": "hearing_on"}
_AGAIN = Choice(AGAIN, Words("换一张", "Another photo"), ("重拍", "再拍", "换一张", "another photo", "new photo"))
_ALL_RIGHT = Choice(RIGHT, Words("都对", "All correct"), ("对", "啱", "正确", "没错", "冇错", "correct", "right"))


def waits(answers: Answers) -> bool:
    """Tell that something that was read waits for a look."""
    return bool(answers.get(PAPER))


def waiting_of(turn: Turn) -> Mapping[str, Any]:
    """Return what was read and waits for a look."""
    kept = turn.answers.get(PAPER)
    return kept if isinstance(kept, Mapping) else {}


def shown_names(waiting: Mapping[str, Any]) -> list[str]:
    """Return the values that are said back, in their order."""
    one_person = waiting.get("defendants") == [waiting.get("summoned")]
    left_out = {"summoned"} if one_person else set()
    return [name for name in _LABELS if waiting.get(name) and name not in left_out]


def facts_of_paper(turn: Turn, waiting: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts ``kinds lines notes``: what was read, a line each, and what was not."""
    language = turn.language
    colon, comma = Words("：", ": ").say(language), Words("、", ", ").say(language)
    kinds = comma.join(KIND_NAMES[kind].say(language) for kind in waiting["kinds"])
    lines = [
        f"• {_LABELS[name].say(language)}{colon}{_show(turn, name, waiting)}{_where(turn, name, waiting)}"
        for name in shown_names(waiting)
    ]
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
    if name in ("paper_date", "served_on", "due_on"):
        return full(date.fromisoformat(value), turn.language)
    if name in ("answer_days", "appeal_days", "due_days"):
        return Words(f"{value} 天", f"{value} days").say(turn.language)
    if name == "fee":
        return Words(f"{value} 元", f"{value} yuan").say(turn.language)
    if name == "standing":
        return _STANDINGS[value].say(turn.language)
    if name in ("claims", "orders"):
        return "".join(f"\n   {number}. {verbatim(one)}" for number, one in enumerate(value, 1))
    return verbatim("、".join(value) if isinstance(value, list) else str(value))


def _where(turn: Turn, name: str, waiting: Mapping[str, Any]) -> str:
    """The page on which a value stands, of a file with several, for who looks it up."""
    place = (waiting.get("places") or {}).get(name)
    if place is None or waiting["pages"] == 1:
        return ""
    return Words(f"（第 {place['page']} 页）", f" (page {place['page']})").say(turn.language)


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
        for name in shown_names(waiting_of(turn))
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


async def after_look(turn: Turn, value: Any, take_over: TakeOver) -> None:
    """Take over what is right; what is wrong is left out, and the rest is shown once more."""
    waiting = dict(waiting_of(turn))
    if value == AGAIN:
        turn.change(forget=[PAPER, LOOK])
        turn.say("utter_defence_paper_send_another")
    elif value == RIGHT:
        turn.change(take_over(turn, waiting), forget=[PAPER, LOOK])
    else:
        gone = list(turn.answers.get(_FIXED) or ()) if value == FIXED else [str(value)]
        left = waiting | {name: _EMPTY.get(name, "") for name in gone}
        turn.change({PAPER: left} if shown_names(left) else {}, forget=[LOOK] if shown_names(left) else [PAPER, LOOK])


_EMPTY: Mapping[str, Any] = {"claims": [], "plaintiffs": [], "defendants": [], "orders": []}


def look_field(take_over: TakeOver) -> Field:
    """Return the question whether what was read is right; it goes before every other.

    Args:
        take_over: the answers that follow from what was confirmed.
    """

    async def after(turn: Turn, value: Any) -> None:
        await after_look(turn, value, take_over)

    return Field(
        LOOK,
        Words("读得对吗", "Read correctly"),
        _read_look,
        choices=_looks,
        applies=waits,
        facts=lambda turn: facts_of_paper(turn, waiting_of(turn)),
        after=after,
        in_review=False,
    )


def with_court_checked(paper: PaperContents) -> dict[str, Any]:
    """Return the values as JSON; a court and a case number that contradict each other are both unclear."""
    waiting = paper.to_json()
    numbered = court_of_number(paper.case_number)
    if numbered and paper.court and not paper.court.endswith(numbered):
        waiting |= {"court": "", "case_number": ""}
        waiting["unclear"] = [*waiting["unclear"], "court", "case_number"]
    elif numbered:
        waiting["court"] = numbered
    return waiting
