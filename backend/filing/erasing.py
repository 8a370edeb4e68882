"""A filing the court has had, when its person is erased: that it was handed over stays, who and what about does not.

The court keeps its file by its own rules; ours is the person's copy. What stays (cause, court, receipt, days) is under
an id that leads to nobody, so that the receipt can still be accounted for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select, update

from backend.filing.joint.tables import personal as personal_of_joint
from backend.filing.model import LIVE
from backend.filing.records import cases_of
from backend.filing.tables import DETAILS, NOTE, PERSONAL, cases, of_cases, timeline
from backend.shared.database import Session
from backend.shared.keyring import Keyring
from backend.shared.personal_data import PersonalData, PersonalTable, Whose
from backend.shared.wording import Words, verbatim

REGISTER = Words(
    "交给法院的立案：只留收件编号、案由种类、日期，不留姓名和内容（法院的卷宗由法院依法保管，要问法院）",
    "filings the court has had: receipt number, kind and days, no names or contents (the file is the court's)",
)
ERASED = "（已删除）"
"""Words in the place of a name in the desk's list."""
_IN_HAND = Words("网上立案 {number}（法院还在审）", "filing {number} (with the court)")


def personal_data(keyring: Keyring, leave: Callable[[Session, str], None]) -> PersonalData:
    """Return what filing knows of people.

    Args:
        leave: takes a person out of the filings they share with others.
    """
    had = (
        PersonalTable(timeline, of_cases(timeline.c.case_id, True), fate="kept", empty=_blank_notes(keyring)),
        PersonalTable(cases, of_cases(cases.c.case_id, True), fate="kept", why=REGISTER, empty=_blank(keyring)),
    )
    return PersonalData(
        (*personal_of_joint(lambda session, whose: leave(session, whose.person_id)), *PERSONAL, *had),
        in_hand,
        _subjects,
    )


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the filings the court has to decide on: it works with what lies here."""
    live = (row for row in cases_of(session, person_id) if row["status"] in LIVE)
    return tuple(
        Words(*(words.format(number=verbatim(row["filing_number"] or "…")) for words in (_IN_HAND.zh, _IN_HAND.en)))
        for row in live
    )


def _subjects(session: Session, person_id: str) -> Sequence[str]:
    return [f"case:{row['case_id']}" for row in cases_of(session, person_id)]


def _blank(keyring: Keyring) -> Callable[[Session, Whose], None]:
    def empty(session: Session, whose: Whose) -> None:
        """Take names, contents and the case number out of the cases that stay."""
        for row in cases_of(session, whose.person_id):
            details = {"cause_name": "", "plaintiffs": [ERASED], "defendants": [], "defects": [], "reason": None}
            values = {"details": keyring.seal_json(details, DETAILS.context.format(**row)), "complaint": None}
            here = cases.c.case_id == row["case_id"]
            session.execute(update(cases).where(here).values(**values, case_number=None))

    return empty


def _blank_notes(keyring: Keyring) -> Callable[[Session, Whose], None]:
    def empty(session: Session, whose: Whose) -> None:
        """Take the court's words out of the timelines that stay."""
        mine = of_cases(timeline.c.case_id, True)(whose)
        for row in session.execute(select(timeline.c.case_id, timeline.c.position).where(mine)).mappings():
            here = (timeline.c.case_id == row["case_id"]) & (timeline.c.position == row["position"])
            session.execute(update(timeline).where(here).values(note=keyring.seal(b"", NOTE.context.format(**row))))

    return empty
