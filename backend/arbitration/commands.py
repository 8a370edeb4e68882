"""Orders and questions about arbitrations; a stranger's does not exist: Refused ``arbitration_unknown``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from backend.arbitration.answer import Answer
from backend.arbitration.course import News
from backend.arbitration.model import Application
from backend.shared.messages import Command

PaperKind = Literal["arbitration_pdf", "arbitration_docx"]


@dataclass(frozen=True, slots=True)
class ReadClause(Command):
    """Check the clause in a photo or PDF of the person's own -> `ClauseCheck`. Nothing of it is kept.

    Raises:
        Refused: ``file_unknown``; what ``backend.paper_reader.pages.reader.PageTextReader.read`` raises.
    """

    person_id: str
    file_id: str


@dataclass(frozen=True, slots=True)
class KeepApplication(Command):
    """Keep an application, and hand it in if it may -> `Arbitration`. The same request id twice is one application.

    Args:
        request_id: the draft's id; the Idempotency-Key with SCIA, too.
        send: hand it in through SCIA's system, where it is connected.

    Raises:
        Refused: what `Application.check` raises.
    """

    request_id: str
    person_id: str
    application: Application = field(repr=False)
    send: bool = True


@dataclass(frozen=True, slots=True)
class PreviewApplication(Command):
    """Keep the draft of an application as it is now, for its papers; erased by itself -> None.

    Raises:
        Refused: ``arbitration_unknown`` where the draft is another person's; what `Application.check` raises.
    """

    draft_id: str
    person_id: str
    application: Application = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepAnswer(Command):
    """Keep a respondent's answer, or the notice's last day alone, and hand it in if it may -> `Arbitration`.

    Args:
        request_id: the draft's id; the Idempotency-Key with SCIA, too.
        send: hand it in through SCIA's system, where it is connected.

    Raises:
        Refused: what `Answer.check` raises.
    """

    request_id: str
    person_id: str
    answer: Answer = field(repr=False)
    send: bool = True


@dataclass(frozen=True, slots=True)
class PreviewAnswer(Command):
    """Keep the draft of an answer as it is now, for its papers; erased by itself -> None.

    Raises:
        Refused: ``arbitration_unknown`` where the draft is another person's; what `Answer.check` raises.
    """

    draft_id: str
    person_id: str
    answer: Answer = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApplicationPaper(Command):
    """The application or the answer as a paper -> ``bytes``: marked as a draft until it is confirmed.

    Raises:
        Refused: ``arbitration_unknown``.
    """

    subject_id: str
    person_id: str
    kind: PaperKind
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class MyArbitrations(Command):
    """The person's arbitrations, the newest first -> ``list[Arbitration]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneArbitration(Command):
    """One of them -> `Arbitration`."""

    arbitration_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class SupplementArbitration(Command):
    """Hand in what was asked for -> `Arbitration`. The same request id twice is one correction.

    Raises:
        Refused: ``arbitration_nothing_to_correct``, ``arbitration_too_much``, ``file_unknown``.
    """

    request_id: str
    person_id: str
    arbitration_id: str
    note: str = field(default="", repr=False)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPayment(Command):
    """Report that the fee was paid -> `Arbitration`; only SCIA's word makes it paid. The same request id is one report.

    Args:
        note: words that go along.
        files: slips of the transfer.
        amount: paid, in `currency`, as the person says.

    Raises:
        Refused: ``arbitration_nothing_to_pay``, ``arbitration_already_paid``, ``arbitration_over``,
            ``arbitration_no_proof`` without files, words and sum, ``arbitration_amount_odd``,
            ``arbitration_too_much``, ``file_unknown``.
    """

    request_id: str
    person_id: str
    arbitration_id: str
    note: str = field(default="", repr=False)
    files: tuple[str, ...] = ()
    amount: Decimal | None = None
    currency: str = "CNY"
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class WithdrawArbitration(Command):
    """Ask SCIA to let an application be withdrawn -> `Arbitration`. The same request id twice is one wish.

    Args:
        reason: nobody has to give one.

    Raises:
        Refused: ``arbitration_not_with_scia``, ``arbitration_not_there_yet``, ``arbitration_withdrawal_waits``,
            ``arbitration_over``, ``arbitration_too_much``.
    """

    request_id: str
    person_id: str
    arbitration_id: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RecordNews(Command):
    """Take in what SCIA tells of an application -> whether it was news (``bool``).

    Args:
        event_id: the same event is taken in once.
        sequence: rises with each; an older one than the last is no news. 0 for the desk's own.

    Raises:
        Refused: ``arbitration_unknown``, ``arbitration_news_odd``, ``arbitration_out_of_order``.
    """

    event_id: str
    arbitration_id: str
    news: News = field(repr=False)
    sequence: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class ArbitrationQueue(Command):
    """Question for the secretary's queue -> ``list[Arbitration]``: what goes on, or what is over."""

    over: bool = False


@dataclass(frozen=True, slots=True)
class ArbitrationAtDesk(Command):
    """One arbitration for the secretary, its numbers shortened as the person may see them -> `Arbitration`."""

    arbitration_id: str


@dataclass(frozen=True, slots=True)
class ImportFeeTables(Command):
    """Take a page of fee tables in the place of the one before -> the tables' names (``tuple[str, ...]``).

    Raises:
        Refused: ``arbitration_fees_odd`` with ``where``.
    """

    page: Path


@dataclass(frozen=True, slots=True)
class FeesFor(Command):
    """Question for the cost of an amount by the operator's tables -> ``tuple[Fee, ...]``; empty without a table."""

    amount: Decimal
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee by one table.

    Args:
        name: of the table, in Chinese and English, and of its `source`.
        as_of: ISO day of the table.
        imported_at: when the operator took it.
    """

    name_zh: str
    name_en: str
    fee: Decimal
    registration: Decimal
    source_zh: str
    source_en: str
    as_of: str
    imported_at: datetime
