"""The flow of a judgment, a ruling or a notice to pay that was sent: what it says, the day it came, and the last day.

The time to appeal rests on CPL-157, CPL-171 and CPL-286, the time to pay on FEE-22. What was read is taken only as far
as the person says it is right, the day of receipt is theirs, and nothing is kept before the confirmed review.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.answers import Reading
from actions.defence.court_paper import DECIDED, DECISION, decides
from actions.defence.suit_fields import PAPER_DATE, UNKNOWN, case_number_field, domicile_field, received_field
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, KeepFile, SetSlot
from actions.dialogue.endings import leave
from actions.dialogue.fields import SKIPPED, Answers, Field
from actions.dialogue.flow import Ending, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.hearing.limits import tell_limit
from actions.paper_reader.said_back import (
    LOOK,
    PAPER,
    RIGHT,
    SENT,
    Look,
    look_field,
    waiting_of,
    with_court_checked,
)
from actions.paper_reader.shown import shown_names
from backend.contracts.paper_reader import ReadContents
from backend.hearing.limits.commands import KeepLimit, OneLimit
from backend.hearing.limits.model import Limit, Paper, RulingKind
from backend.paper_reader.contents.model import PaperContents
from backend.shared.wording import Words

SERVICE = "hearing_paper"
KIND, NUMBER, APPEAL_DAYS = "of", "case_number", "appeal_days"
"""Answers that were confirmed on the paper: which it is, its case number, and the time to appeal it names."""
RULING: RulingKind = "dismissed"
"""One of those that can be appealed against; which of them it is makes no difference to the time."""
_PAY_DAYS = 7
"""FEE-22; another period on a notice is the court's own and is not counted here."""


async def read_file(turn: Turn, file_id: str) -> None:
    """Read a file; what it says waits for a look, and what is no such paper is said to be so."""
    waiting = await _read(turn, file_id)
    if waiting is not None:
        turn.change({PAPER: waiting}, forget=[LOOK])


async def _read(turn: Turn, file_id: str) -> dict[str, Any] | None:
    """Return what a file says; None, with the reason said, where it holds no such paper or cannot be read."""
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined as no:
        turn.explain(no)
        return None
    if paper.other is not None or not decides(paper):
        turn.say("utter_hearing_paper_other")
        return None
    waiting = with_court_checked(paper, file_id)
    if not shown_names(waiting):
        turn.say("utter_court_paper_unreadable")
        return None
    return waiting


def _taken_over(turn: Turn, waiting: Mapping[str, Any]) -> dict[str, Any]:
    kind = next(kind for kind in DECIDED if kind in waiting["kinds"])
    taken = {
        KIND: kind, NUMBER: waiting["case_number"], APPEAL_DAYS: waiting["appeal_days"] or "",
        PAPER_DATE: waiting["paper_date"] or "",
    }  # fmt: skip
    return {name: value for name, value in taken.items() if value}


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """End it where no clock runs that could be counted: the last instance, no appeal, a day of the court's own."""
    if field.name == "received" and reading.value == SKIPPED:
        return Ending("utter_hearing_paper_day_unknown")
    if field.name != LOOK or reading.value != RIGHT:
        return None
    waiting = waiting_of(turn)
    if "fee_notice" in waiting["kinds"]:
        day, days = waiting["due_on"], waiting["due_days"]
        if not day and days in (None, "", _PAY_DAYS):
            return None
        named = Words(f"{day or f'{days} 天'}", f"{day or f'{days} days'}").say(turn.language)
        return Ending("utter_hearing_paper_own_day", {"named": named})
    if waiting["standing"] == "final":
        return Ending("utter_hearing_paper_final")
    if "judgment" not in waiting["kinds"] and waiting["standing"] != "open":
        return Ending("utter_hearing_paper_no_appeal")
    return None


def paper_sent(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Read a file that is sent, or named by a button, meanwhile as the paper that is meant."""
    file_id = message.uploaded or _named_in(message.pressed)
    return (KeepFile(file_id),) if file_id else ()


def looked_at(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Lead what is said of a paper that was read to the question about it, a correction, too."""
    here, found = state.here, candidates.here
    asked = here is not None and here.name == LOOK and not message.pressed
    return (SetSlot(LOOK, found),) if asked and found.found else ()


async def _with_paper(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Open it for a file that holds such a paper only; a file that cannot be read is said to be so."""
    file_id = _file_of(turn)
    if turn.has_draft:
        if file_id is not None:
            await read_file(turn, file_id)
        return None
    if file_id is None or await _read(turn, file_id) is None:
        return [*turn.events, *await leave(turn)]
    return None


def _file_of(turn: Turn) -> str | None:
    return _named_in(turn.answer.pressed)


def _named_in(pressed: Mapping[str, Any]) -> str | None:
    found = pressed.get(DECISION, pressed.get(SENT))
    return str(found) if found is not None else None


async def _begin(flow: Flow, turn: Turn) -> None:
    file_id = _file_of(turn)
    if file_id is not None and PAPER not in turn.answers:
        await read_file(turn, file_id)


def _asks_domicile(answers: Answers) -> bool:
    return answers.get(KIND) != "fee_notice"


def _has_number(answers: Answers) -> bool:
    """Show the number that was confirmed on the paper; one that was not read is not asked."""
    return bool(answers.get(NUMBER))


QUESTIONS: tuple[Field, ...] = (
    look_field(Look(_taken_over)),
    received_field(),
    domicile_field(applies=_asks_domicile),
    case_number_field(_has_number),
)


async def _keep(turn: Turn) -> Receipt:
    """Keep the limit with its reminders; where the paper names the shorter period, the shorter one counts too."""
    answers, kind = turn.answers, str(turn.answers[KIND])
    paper: Paper = "fee_notice" if kind == "fee_notice" else "ruling" if kind == "ruling" else "judgment"
    home = answers.get("domicile", UNKNOWN)
    if home == "abroad" and answers.get(APPEAL_DAYS) in (10, 15):
        home = UNKNOWN
    received = date.fromisoformat(str(answers["received"]))
    number, ruling = str(answers.get(NUMBER, "")), RULING if paper == "ruling" else ""
    wish = KeepLimit(turn.draft.draft_id, turn.person.person_id, paper, received, number, ruling, home)
    limit: Limit = await turn.do(wish)
    return {"limit_id": limit.limit_id, "doubted": home != answers.get("domicile", UNKNOWN)}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Tell the last day on both clocks, and that it is reminded of."""
    limit: Limit = await turn.do(OneLimit(receipt["limit_id"], turn.person.person_id))
    tell_limit(turn, limit)
    if receipt["doubted"]:
        turn.say("utter_hearing_paper_shorter")
    turn.say("utter_hearing_paper_kept" if limit.reminded and limit.runs(turn.now) else "utter_hearing_paper_over")


PAPER_LIMIT = Flow(
    service=SERVICE,
    title=Words("收到的裁判、交费通知", "A decision or a notice to pay that came"),
    fields=QUESTIONS,
    on_submit=Submission(hand_in=_keep, tell=_tell, reopens={"utter_hearing_paper_future": "received"}),
    opening="",
    prefills=False,
    first_rules=(paper_sent, looked_at),
    before_opening=_with_paper,
    begin=_begin,
    keep_file=read_file,
    ends=_ends,
)
