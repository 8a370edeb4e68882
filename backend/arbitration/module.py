"""Arbitration as a service of the house."""

from __future__ import annotations

from backend.arbitration.announcements import Announcements
from backend.arbitration.clause_papers import ReadClauseHandler, ReadLines
from backend.arbitration.commands import ApplicationPaper, PaperKind, ReadClause
from backend.arbitration.fees import FeeHandlers
from backend.arbitration.handlers import ArbitrationHandlers
from backend.arbitration.papers import ApplicationPapers
from backend.arbitration.reminders import TOPIC as REMIND
from backend.arbitration.reminders import ArbitrationEnds
from backend.arbitration.scia_news import read_scia_news
from backend.arbitration.secretariat import PARTNER
from backend.arbitration.sending import APPLY, SUPPLY, House, Sending
from backend.arbitration.tables import DETAILS, SUPPLEMENT
from backend.contracts.conversation import MessageNotSent
from backend.contracts.documents import ReadPaper
from backend.contracts.files import FilesByBus, ReadFile
from backend.documents.page_text.reader import ReadPages
from backend.infrastructure import Infrastructure
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.local_jobs import LocalJob
from backend.shared.mime_types import DOCX, PDF
from backend.shared.outbox import JobGivenUp
from backend.shared.service import FileKind, NewsReader, Service


def _paper(kind: PaperKind, name: str, mime: str) -> FileKind:
    return FileKind(
        kind, name, mime, lambda subject, person: ApplicationPaper(subject, person.person_id, kind, person.language)
    )  # fmt: skip


FILES = (
    _paper("arbitration_pdf", "arbitration.pdf", PDF),
    _paper("arbitration_docx", "arbitration.docx", DOCX),
)


def build(infra: Infrastructure) -> Service:
    """Put arbitration together."""

    def lines(content: bytes) -> ReadLines:
        pages: ReadPages = infra.bus.handle(ReadPaper(content))
        first, second = (
            [(one.line.text, one.score) for sheet in pages.sheets for one in getattr(sheet, name)]
            for name in ("first", "second")
        )
        return ReadLines(first, second, len(pages.sheets) >= pages.pages)

    house = House(
        infra.database, infra.clock, infra.keyring, infra.notifier.person, FilesByBus(infra.bus), infra.privacy.unmask
    )  # fmt: skip
    tell = Announcements(infra.notifier.tell)
    reminders = DeadlineReminders(
        REMIND, infra.database, infra.clock, infra.notifier.person, ArbitrationEnds(infra.keyring, tell)
    )  # fmt: skip
    sending = Sending(house, infra.partners.find(PARTNER), tell)
    own = ArbitrationHandlers(house, infra.audit, reminders, sending, tell, infra.privacy.preview)
    clause = ReadClauseHandler(lambda file_id, person: bytes(infra.bus.handle(ReadFile(file_id, person))), lines)
    return Service(
        "arbitration",
        {
            **own.by_command(),
            **ApplicationPapers(house).by_command(),
            **FeeHandlers(infra.database, infra.clock).by_command(),
            ReadClause: clause,
        },
        {JobGivenUp: (sending.keep_trying,), MessageNotSent: (reminders.not_sent,)},
        {APPLY: sending.retry, SUPPLY: sending.retry, REMIND: LocalJob(reminders.do)},
        files=FILES,
        news=(NewsReader(PARTNER, read_scia_news),),
        sealed=(DETAILS, SUPPLEMENT),
    )
