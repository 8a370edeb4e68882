"""Agenda of filing for a person: the last day to correct, to pay the fee, to appeal a refusal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from backend.filing.clocks import uncertain_days
from backend.filing.model import DeadlineKind
from backend.filing.records import Row, cases_of
from backend.shared.agenda import COUNTED, AgendaItem, doubts_of, last_minute
from backend.shared.calendar import is_provisional
from backend.shared.database import Session
from backend.shared.deadline import Deadline
from backend.shared.wording import Words

_TITLES: Mapping[DeadlineKind, Words] = {
    "cure": Words("补正截止", "Last day to correct the filing"),
    "fee": Words("诉讼费缴费截止", "Last day to pay the court fee"),
    "appeal": Words("对不予受理裁定的上诉截止", "Last day to appeal the refusal"),
}
_ARTICLES: Mapping[DeadlineKind, Words] = {
    "cure": Words(
        "跨境诉讼网上立案规定(2021)第9条", "SPC Provisions on Online Filing for Cross-border Litigants (2021) Art. 9"
    ),
    "fee": Words("诉讼费用交纳办法第22条", "Measures on Litigation Costs Art. 22"),
    "appeal": Words("民事诉讼法(2023修正)第126、171、286条", "Civil Procedure Law (2023) Art. 126, 171, 286"),
}
_NOTICE = Words(f"法院通知日起，{COUNTED.zh}", f"{COUNTED.en}, from the day of the court's notice")
_EXTENDED = Words(
    "{days}日总期限的依据凭记忆整理，以法院答复为准",
    "the total of {days} days is from memory; to be confirmed by the court",
)
_NO_HOME = Words("按您起诉状里写的住址算", "counted by the address in your complaint")


def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
    """Return the clock that runs for the person in each of their cases."""
    return tuple(_clock(row) for row in cases_of(session, person_id) if row["deadline"] and row["deadline_for"])


def _clock(row: Row) -> AgendaItem:
    kind, last = row["deadline_for"], row["deadline"]
    deadline = Deadline(last, "", is_provisional(last))
    return AgendaItem(
        f"filing-{kind}-{row['case_id']}", "ends", _TITLES[kind], last_minute(last), _NOTICE,
        number=row["case_number"] or row["filing_number"] or "", article=_ARTICLES[kind],
        doubt=doubts_of(deadline, _doubt(row)),
    )  # fmt: skip


def _doubt(row: Row) -> Words | None:
    if row["deadline_for"] == "appeal":
        return _NO_HOME
    if row["deadline_for"] == "cure" and row["extension"] == "granted":
        days = uncertain_days("cure_days_in_all")
        return Words(_EXTENDED.zh.format(days=days), _EXTENDED.en.format(days=days))
    return None
