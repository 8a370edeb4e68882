"""Agenda of mediation for a person: sessions, offers to answer, the days to ask the court, those to enforce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from backend.mediation.dispute.model import LIVE as LIVE_DISPUTES
from backend.mediation.dispute.model import Dispute
from backend.mediation.dispute.records import dispute_of, offer_rows, side_of
from backend.mediation.dispute.records import rows_of as disputes_of
from backend.mediation.model import LIVE
from backend.mediation.model import Session as Meeting
from backend.mediation.records import mediation_of, of_person
from backend.shared.agenda import COUNTED, Agenda, AgendaItem, doubts_of, last_minute
from backend.shared.calendar import is_provisional
from backend.shared.database import Session
from backend.shared.deadline import Deadline
from backend.shared.keyring import Keyring
from backend.shared.wording import Words

_SESSION = Words("调解会面", "Mediation session")
_CONFIRM = Words("申请司法确认截止", "Last day for both to ask the court to confirm the agreement")
_ENFORCE = Words("申请执行，最好在这天以前", "Apply for enforcement by this day at the latest")
_OFFER = Words("答复对方的方案截止", "An offer to you lapses")
_MEDIATOR = Words("调解员安排", "arranged by the mediator")
_FROM_EFFECT = Words(f"协议生效日起，{COUNTED.zh}", f"{COUNTED.en}, from the day the agreement took effect")
_FROM_PAYMENT = Words(
    "最后一笔应付款日（没有分期的，法院确认结果告诉我们那天）起两年",
    "two years from the last payment's day, else from the day the court's word was told",
)
_OFFERED = Words("方案里写明", "named in the offer")
_CPL_205 = Words(
    "民事诉讼法(2023修正)第205条、人民调解法第33条",
    "Civil Procedure Law (2023) Art. 205, People's Mediation Law Art. 33",
)
_CPL_250 = Words("民事诉讼法(2023修正)第250条", "Civil Procedure Law (2023) Art. 250")
_MAY_STOP = Words(
    "时效可能中止、中断，以执行法院为准", "the years may stop or begin again; the enforcing court decides"
)


def agenda_of(keyring: Keyring) -> Agenda:
    """Return how mediation tells what is ahead.

    Args:
        keyring: opens what is sealed.
    """

    def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        return (*_filed(session, person_id, keyring), *_disputes(session, person_id, keyring))

    return ahead


def _filed(session: Session, person_id: str, keyring: Keyring) -> Iterator[AgendaItem]:
    for row in of_person(session, person_id):
        one = mediation_of(row, keyring)
        if one.session is not None and one.status in LIVE:
            yield _meeting(f"mediation-session-{one.mediation_id}", one.session, "")
        if one.status == "agreed" and one.confirmable and one.confirm_by is not None:
            yield _confirm(f"mediation-confirm-{one.mediation_id}", one.confirm_by, "")


def _disputes(session: Session, person_id: str, keyring: Keyring) -> Iterator[AgendaItem]:
    for row in disputes_of(session, person_id):
        one = dispute_of(row, keyring, side_of(row, person_id))
        if one.session is not None and one.status in LIVE_DISPUTES:
            yield _meeting(f"mediation-session-{one.dispute_id}", one.session, one.number)
        asked = one.handed_in or bool(one.court_outcome)
        if one.status == "settled" and one.confirmable and not asked and one.confirm_by is not None:
            yield _confirm(f"mediation-confirm-{one.dispute_id}", one.confirm_by, one.number)
        if one.enforce_by is not None:
            yield AgendaItem(
                f"mediation-enforce-{one.dispute_id}", "ends", _ENFORCE, last_minute(one.enforce_by), _FROM_PAYMENT,
                number=one.number, article=_CPL_250, doubt=_MAY_STOP,
            )  # fmt: skip
        if one.status == "open":
            yield from _offers(session, one)


def _offers(session: Session, dispute: Dispute) -> Iterator[AgendaItem]:
    """Iterate over others' offers this side has not answered; a blind first offer is nobody's."""
    for row in offer_rows(session, dispute.dispute_id):
        if row["status"] == "open" and row["by"] != dispute.side and dispute.side not in row["yes"]:
            key = f"mediation-offer-{row['offer_id']}"
            yield AgendaItem(key, "ends", _OFFER, row["until"], _OFFERED, number=dispute.number)


def _meeting(key: str, meeting: Meeting, number: str) -> AgendaItem:
    """A link into a room is left out: whoever has it may enter."""
    place = "" if "://" in meeting.place else meeting.place
    return AgendaItem(
        key, "takes_place", _SESSION, meeting.start, _MEDIATOR, until=meeting.end, number=number, place=place
    )  # fmt: skip


def _confirm(key: str, last: date, number: str) -> AgendaItem:
    return AgendaItem(
        key, "ends", _CONFIRM, last_minute(last), _FROM_EFFECT, number=number, article=_CPL_205,
        doubt=doubts_of(Deadline(last, "CPL-205", is_provisional(last))),
    )  # fmt: skip
