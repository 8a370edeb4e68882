"""Arbitration as a service of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backend.arbitration.agenda import agenda_of
from backend.arbitration.announcements import Announcements
from backend.arbitration.clause_papers import ReadClauseHandler, ReadLines
from backend.arbitration.commands import ApplicationPaper, ArbitrationQueue, PaperKind, ReadClause
from backend.arbitration.fees import FeeHandlers
from backend.arbitration.handlers import ArbitrationHandlers
from backend.arbitration.model import LIVE
from backend.arbitration.papers import ApplicationPapers
from backend.arbitration.records import drop_draft, rows_of
from backend.arbitration.reminders import TOPIC as REMIND
from backend.arbitration.reminders import ArbitrationEnds
from backend.arbitration.scia_news import read_scia_news
from backend.arbitration.secretariat import PARTNER
from backend.arbitration.sending import APPLY, SUPPLY, House, Sending
from backend.arbitration.step_handlers import StepHandlers
from backend.arbitration.tables import DETAILS, PERSONAL, SUPPLEMENT, arbitrations, supplements
from backend.contracts.conversation import MessageNotSent
from backend.contracts.files import FilesByBus, ReadFile
from backend.contracts.paper_reader import ReadPaper
from backend.contracts.personal_data import DraftErased
from backend.infrastructure import Infrastructure
from backend.paper_reader.pages.reader import ReadPages
from backend.shared.bus import MessageBus, Within
from backend.shared.database import Session
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.desk_section import Asker, DeskSection, Waiting
from backend.shared.local_jobs import LocalJob
from backend.shared.mime_types import DOCX, PDF
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words


def _paper(kind: PaperKind, name: str, mime: str) -> FileKind:
    return FileKind(
        kind, name, mime, lambda subject, person: ApplicationPaper(subject, person.person_id, kind, person.language)
    )  # fmt: skip


_IN_HAND = Words("仲裁申请（还在进行）", "an arbitration (going on)")


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the arbitrations that go on."""
    return tuple(_IN_HAND for row in rows_of(session, person_id) if row["status"] in LIVE)


FILES = (
    _paper("arbitration_pdf", "arbitration.pdf", PDF),
    _paper("arbitration_docx", "arbitration.docx", DOCX),
)


def lines_of(pages: ReadPages) -> ReadLines:
    """Return the lines of a file's pages, and whether every page was looked at; of a scan only the first few are."""
    first, second = (
        [(one.line.text, one.score) for sheet in pages.sheets for one in getattr(sheet, name)]
        for name in ("first", "second")
    )
    return ReadLines(first, second, len(pages.sheets) >= pages.pages)


def build(infra: Infrastructure) -> Service:
    """Put arbitration together."""

    house = House(
        infra.database, infra.clock, infra.keyring, infra.notifier.person, FilesByBus(infra.bus), infra.privacy.unmask
    )  # fmt: skip
    tell = Announcements(infra.notifier.tell)
    reminders = DeadlineReminders(
        REMIND, infra.database, infra.clock, infra.notifier.person, ArbitrationEnds(infra.keyring, tell)
    )  # fmt: skip
    sending = Sending(house, infra.partners.find(PARTNER), tell)
    own = ArbitrationHandlers(house, infra.audit, reminders, sending, tell, infra.privacy.preview)
    clause = ReadClauseHandler(
        lambda file_id, person: bytes(infra.bus.handle(ReadFile(file_id, person))),
        lambda content: lines_of(infra.bus.handle(ReadPaper(content))),
    )

    def drop_preview(session: Session, news: DraftErased) -> None:
        """Drop what was only looked at with the draft it was made of."""
        drop_draft(session, news.draft_id, news.person_id)

    return Service(
        "arbitration",
        {
            **own.by_command(),
            **StepHandlers(house, infra.audit, sending, own.one).by_command(),
            **ApplicationPapers(house).by_command(),
            **FeeHandlers(infra.database, infra.clock).by_command(),
            ReadClause: clause,
        },
        {
            MessageNotSent: (Within(reminders.not_sent),),
            DraftErased: (Within(drop_preview),),
            JobGivenUp: (Within(sending.keep_trying),),
        },
        {APPLY: sending.retry, SUPPLY: sending.retry, REMIND: LocalJob(reminders.do)},
        files=FILES,
        news=(NewsReader(PARTNER, read_scia_news),),
        sealed=(DETAILS, SUPPLEMENT),
        desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            open_requests=(
                OpenRequests.of("arbitration", arbitrations, APPLY, key="arbitration_id"),
                OpenRequests.of("arbitration", supplements, SUPPLY),
            ),
            personal=PersonalData(PERSONAL, in_hand),
            agenda=agenda_of(infra.keyring),
        ),
    )


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        """Count what waits for the secretary; none of it has a last day of its own."""
        return sum(1 for one in bus.handle(ArbitrationQueue()) if one.status == "received"), None

    return DeskSection("/desk/arbitrations", "arbitration", "arbitrations", 60, waiting)
