"""The contents of a court paper as far as they could be read: an empty value was not read, and is asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, Literal

from backend.shared.wording import Words

PaperKind = Literal["summons", "notice", "complaint", "judgment", "ruling", "service_record"]
KIND_NAMES: Mapping[PaperKind, Words] = {
    "summons": Words("传票", "summons (传票)"),
    "notice": Words("应诉通知书", "notice to respond (应诉通知书)"),
    "complaint": Words("起诉状", "complaint (起诉状)"),
    "judgment": Words("判决书", "judgment (判决书)"),
    "ruling": Words("裁定书", "ruling (裁定书)"),
    "service_record": Words("送达回证", "proof of service (送达回证)"),
}
OtherPaper = Literal["foreign", "not_civil", "appeal", "enforcement", "other"]
"""Papers that are none of ours: of a court elsewhere, of another kind of case, of a later instance, of no court."""


@dataclass(frozen=True, slots=True)
class PaperContents:
    """The contents of a paper.

    Args:
        kinds: the papers in the file, in their order.
        case_number: in its usual form, （2026）粤0781民初123号.
        summoned: who a summons calls.
        paper_date: the date the paper bears; never the day it was received.
        served_on: the day of receipt, only where a proof of service names it.
        hearing_time: ``09:30`` in Beijing.
        event: for what a summons calls, 开庭 say.
        answer_days: the time to answer that a notice names, and `appeal_days` the time to appeal of a judgment.
        unclear: fields of which something was seen, but not surely enough to be told.
        pages: of the file, and `pages_read` how many of them were read.
    """

    kinds: tuple[PaperKind, ...] = ()
    court: str = ""
    case_number: str = ""
    plaintiffs: tuple[str, ...] = field(default=(), repr=False)
    defendants: tuple[str, ...] = field(default=(), repr=False)
    summoned: str = field(default="", repr=False)
    cause: str = ""
    claims: tuple[str, ...] = field(default=(), repr=False)
    paper_date: date | None = None
    served_on: date | None = None
    hearing_on: date | None = None
    hearing_time: str = ""
    hearing_place: str = ""
    event: str = ""
    answer_days: int | None = None
    appeal_days: int | None = None
    unclear: tuple[str, ...] = ()
    other: OtherPaper | None = None
    pages: int = 1
    pages_read: int = 1

    @property
    def told(self) -> Mapping[str, Any]:
        """The values that were read, by field."""
        return {one.name: value for one in fields(self) if one.name in READ and (value := getattr(self, one.name))}

    def to_json(self) -> dict[str, Any]:
        """Return JSON values, days in ISO form."""
        return {name: _plain(value) for name, value in asdict(self).items()}


READ = (
    "court", "case_number", "plaintiffs", "defendants", "summoned", "cause", "claims", "paper_date", "served_on",
    "hearing_on", "hearing_time", "hearing_place", "event", "answer_days", "appeal_days",
)  # fmt: skip
"""The fields whose values stand on the paper."""


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
