"""Agenda of arbitration for a person: the last day to answer, to correct or to pay, and the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from backend.arbitration.course import About, Moment
from backend.arbitration.model import Arbitration
from backend.arbitration.records import arbitration_of, rows_of
from backend.arbitration.reminders import moments_of
from backend.shared.agenda import YOU_SAID, Agenda, AgendaItem
from backend.shared.database import Session
from backend.shared.keyring import Keyring
from backend.shared.wording import Words

_TITLES: Mapping[About, Words] = {
    "answer": Words("仲裁答辩截止", "Last day to answer the arbitration"),
    "correction": Words("仲裁申请补正截止", "Last day to correct the arbitration application"),
    "payment": Words("仲裁费缴纳截止", "Last day to pay the arbitration fee"),
    "hearing": Words("仲裁开庭", "Arbitration hearing"),
}
_SCIA = Words("深圳国际仲裁院通知", "told by SCIA")


def agenda_of(keyring: Keyring) -> Agenda:
    """Return how arbitration tells what is ahead.

    Args:
        keyring: opens what is sealed.
    """

    def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        found = (arbitration_of(row, keyring) for row in rows_of(session, person_id))
        return tuple(item for one in found for item in _items(one))

    return ahead


def _items(one: Arbitration) -> Iterator[AgendaItem]:
    return (_item(one, moment) for moment in moments_of(one))


def _item(one: Arbitration, moment: Moment) -> AgendaItem:
    """The days are the institution's own and none is counted here; the day to answer is read off its notice."""
    attends = moment.about == "hearing"
    return AgendaItem(
        f"arbitration-{moment.about}-{one.arbitration_id}", "takes_place" if attends else "ends",
        _TITLES[moment.about], moment.at, YOU_SAID if moment.about == "answer" else _SCIA, number=one.number,
    )  # fmt: skip
