"""An enquiry in values: to which office, where it stands, until when an answer is promised. Pure.

The promise is the project's own and no period of any law: so many working days (a setting), counted from the day after
the question, until the end of Beijing's office day. While the office waits for the person nothing is promised.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal, get_args

from backend.contracts.translation import Translation
from backend.shared.calendar import BEIJING, add_working_days
from backend.shared.errors import Refused
from backend.shared.wording import Words

Office = Literal["arbitration", "litigation_service"]
Status = Literal["open", "asked", "answered", "closed", "withdrawn"]
"""``asked``: the office has asked the person something back and waits for them."""
Share = Literal["question", "contact", "talk"]
"""Extent of what the office may see: the question alone, name and contact too, or the conversation before as well."""
Handover = Literal["", "waiting", "done", "refused"]
"""Standing with the office's own system: nothing if there is none; ``waiting`` while it is told or away."""
EntryKind = Literal["question", "reply", "answer", "ask", "closed", "withdrawn"]

OFFICE_NAMES: Mapping[Office, Words] = {
    "arbitration": Words("深圳国际仲裁院江门中心秘书处", "the secretariat of SCIA's Jiangmen centre"),
    "litigation_service": Words("江门法院诉讼服务中心", "the litigation service centre of the Jiangmen courts"),
}
OFFICES: tuple[Office, ...] = get_args(Office)
ANSWERED_BY: Mapping[Office, str] = {"arbitration": "arbitration_secretary", "litigation_service": "clerk"}
"""Role at the desk that answers enquiries to an office."""
PREFIXES: Mapping[Office, str] = {"arbitration": "ZC", "litigation_service": "SF"}
"""Beginnings of an enquiry's number: 仲裁 (arbitration) or 诉服 (litigation service)."""
NUMBER_MEANINGS: Mapping[Office, Words] = {
    "arbitration": Words("ZC 是仲裁咨询", "ZC stands for arbitration enquiry"),
    "litigation_service": Words("SF 是诉讼服务咨询", "SF stands for litigation service enquiry"),
}
STATUS_NAMES: Mapping[Status, Words] = {
    "open": Words("等答复", "Waiting for an answer"),
    "asked": Words("等当事人回复", "Waiting for the person"),
    "answered": Words("已答复", "Answered"),
    "closed": Words("已办结", "Closed"),
    "withdrawn": Words("当事人撤回", "Withdrawn"),
}
ENTRY_NAMES: Mapping[EntryKind, Words] = {
    "question": Words("当事人的问题", "The person's question"),
    "reply": Words("当事人的回复", "The person's reply"),
    "answer": Words("答复", "Answer"),
    "ask": Words("向当事人了解", "Asked back"),
    "closed": Words("办结", "Closed"),
    "withdrawn": Words("当事人撤回", "Withdrawn by the person"),
}
SHARE_NAMES: Mapping[Share, Words] = {
    "question": Words("只有问题", "The question alone"),
    "contact": Words("问题、称呼和联系方式", "The question, name and contact"),
    "talk": Words("问题、称呼、联系方式和之前的对话", "The question, name, contact and the conversation before"),
}

HANDOVER_NAMES: Mapping[Handover, Words] = {
    "waiting": Words("正在转交邑侨邑路，对方暂时没有收到", "Being handed over to 邑侨邑路, not received yet"),
    "done": Words("已转交邑侨邑路", "Handed over to 邑侨邑路"),
    "refused": Words("邑侨邑路没有接收，请在这里答复", "邑侨邑路 did not take it: please answer here"),
}
LIVE: frozenset[Status] = frozenset({"open", "asked"})
TALKED_ABOUT: frozenset[Status] = LIVE | {"answered"}
"""Statuses in which the person can write more to it, and take it back."""
PROMISED_UNTIL = time(18)
"""Beijing's clock on the promised day."""
MOST_LIVE = 5
"""Enquiries of one person that may wait at one office."""
LONGEST_TEXT = 2000
SHORTEST_QUESTION = 4
LONGEST_NAME = 60
LONGEST_CONTACT = 200
MOST_FILES = 5
"""Files that go with one enquiry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something written in an enquiry.

    Args:
        by: an officer's id, or empty for the person.
        name: the officer's name as the person reads it, or empty.
        entry_id: names it.
        translation: a machine's, for whoever asked; what is `text` alone counts.
    """

    at: datetime
    kind: EntryKind
    by: str
    name: str
    text: str = field(repr=False)
    entry_id: str = ""
    translation: Translation | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """One bubble of the conversation before, as the person agreed to show it.

    Args:
        mine: said by the person, not by us.
    """

    at: datetime
    mine: bool
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """An enquiry.

    Args:
        number: e.g. ``ZC-2026-0001``: office, year, count of that year.
        name, contact: how the person wants to be called and reached; empty unless shared. Numbers are tokens.
        due: last day of the promise; None while nobody waits for the office.
        entries: what was written, the earliest first.
        excerpt: the conversation before, if shared; only the office is given it.
        sequence: grows with every change.
        files: ids of the files that go with it, copies that are its own.
        handover: whether the office's own system has it.
    """

    enquiry_id: str
    number: str
    office: Office
    person_id: str
    status: Status
    share: Share
    created_at: datetime
    updated_at: datetime
    sequence: int
    due: date | None
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    excerpt: tuple[Said, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = ()
    handover: Handover = ""

    @property
    def question(self) -> str:
        """Return what was asked first; empty once it is taken back."""
        return next((one.text for one in self.entries if one.kind == "question"), "")

    def latest(self, kind: EntryKind) -> Entry | None:
        """Return the newest entry of a kind, or None."""
        return next((one for one in reversed(self.entries) if one.kind == kind), None)


def number_of(office: Office, year: int, count: int) -> str:
    """Return an enquiry's number: office, year, count."""
    return f"{PREFIXES[office]}-{year}-{count:04d}"


def reply_due(asked_on: date, working_days: int) -> date:
    """Return the last day of the promise; the day of the question is not counted."""
    return add_working_days(asked_on, working_days)


def promised_until(due: date) -> datetime:
    """Return the moment the promise ends: the end of that office day in Beijing."""
    return datetime.combine(due, PROMISED_UNTIL, BEIJING)


def question_of(text: str) -> str:
    """Return a question as it is kept; Refused ``enquiry_question_short`` when it says nothing."""
    words = text.strip()
    if len(words) < SHORTEST_QUESTION:
        raise Refused("enquiry_question_short")
    return words[:LONGEST_TEXT]


def words_of(text: str) -> str:
    """Return what was written; Refused ``enquiry_words_missing`` when it is nothing."""
    words = text.strip()
    if not words:
        raise Refused("enquiry_words_missing")
    return words[:LONGEST_TEXT]


def offices_of(roles: Collection[str]) -> tuple[Office, ...]:
    """Return the offices whose enquiries somebody with these roles answers."""
    return tuple(office for office in OFFICES if ANSWERED_BY[office] in roles)
