"""The witness week: the slots of the platform's diary, who comes when, the judge's way in, another judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from backend.api.desk.diary_slots import asked_day, if_there, refused_lines, wished
from backend.api.desk.visits import Address, Answer, GoTo, Page, Searched, Visit
from backend.authorization.desk_commands import (
    DeskWitness,
    NameJudge,
    RenewJudgeLink,
    SetWitnessPlaces,
    WitnessDiary,
    WitnessesBetween,
)
from backend.desk.commands import NoteDeskAction
from backend.shared.courts import COURTS
from backend.shared.deadline import beijing_day
from backend.shared.diary import DiaryChanged, DiaryLine
from backend.shared.errors import Refused

WEEK = timedelta(days=7)
REACH = timedelta(days=60)
"""Reach of a search, back and ahead."""


def a_week(visit: Visit, refused: tuple[str, ...] = ()) -> Answer:
    """Show a week; names only to those who may read cases, and only of their own court's. Who saw names is noted."""
    monday = _monday(visit)
    last = monday + WEEK - timedelta(days=1)
    lines = if_there(lambda: visit.do(WitnessDiary(monday, last)))
    witnesses = coming(visit, monday, last)
    if witnesses:
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.witnesses_read", monday.isoformat()))
    shown = {
        "monday": monday, "before": monday - WEEK, "after": monday + WEEK, "week": _by_day(lines or ()),
        "platform_there": lines is not None, "witnesses": witnesses, "refused": refused,
    }  # fmt: skip
    return Page("witnesses", shown)


def set_places(visit: Visit) -> Answer:
    """Open or close slots; what cannot be changed is said line by line."""
    slots, places = wished(visit)
    changed: DiaryChanged = visit.do(SetWitnessPlaces(visit.request_id(), visit.me.officer_id, slots, places))
    monday = _monday(visit)
    if not changed.refused:
        return GoTo(f"/desk/witnesses?week={monday}", "slots_changed")
    lines = if_there(lambda: visit.do(WitnessDiary(monday, monday + WEEK - timedelta(days=1))))
    return a_week(visit, tuple(refused_lines(visit, changed, lines or ())))


def judge(visit: Visit) -> Answer:
    """Send a fresh way in, or let another judge take the session."""
    monday, witness_id, me = _monday(visit), visit.path["witness_id"], visit.me.officer_id
    entered = coming(visit, monday, monday + WEEK - timedelta(days=1))
    if witness_id not in {one.witness.witness_id for one in entered}:
        raise Refused("authorization_not_found")
    if visit.form.get("do") == "judge":
        visit.do(NameJudge(visit.request_id(), me, witness_id, visit.form.get("judge", "")))
        return GoTo(f"/desk/witnesses?week={monday}", "judge_named")
    visit.do(RenewJudgeLink(visit.request_id(), me, witness_id))
    return GoTo(f"/desk/witnesses?week={monday}", "judge_link_sent")


def coming(visit: Visit, first: date, last: date) -> list[DeskWitness]:
    """Return the appointments between two days that this officer may see, with names."""
    if not visit.me.may("witness"):
        return []
    found: list[DeskWitness] = visit.do(WitnessesBetween(first, last))
    own = COURTS[visit.court].name.zh if visit.court in COURTS else ""
    return [one for one in found if not own or one.court in ("", own)]


def _found(visit: Visit, text: str) -> Sequence[object]:
    wanted, today = text.casefold(), beijing_day(visit.now)
    return [
        one
        for one in coming(visit, today - REACH, today + REACH)
        if wanted in f"{one.witness.number} {one.party_name} {one.witness.case_title}".casefold()
    ]


def _monday(visit: Visit) -> date:
    day = asked_day(visit, "week")
    return day - timedelta(days=day.weekday())


def _by_day(lines: Sequence[DiaryLine]) -> dict[date, list[DiaryLine]]:
    days: defaultdict[date, list[DiaryLine]] = defaultdict(list)
    for line in lines:
        days[beijing_day(line.start)].append(line)
    return dict(days)


ADDRESSES = (
    Address("/desk/witnesses", "GET", "witness_diary", a_week),
    Address("/desk/witnesses", "POST", "witness_diary", set_places, a_week),
    Address("/desk/witnesses/<witness_id:str>/judge", "POST", "witness", judge, a_week),
)
SEARCHED = Searched(20, "witness", _found, "witnesses_found")
