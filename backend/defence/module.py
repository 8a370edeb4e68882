"""Defence as a service of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.contracts.conversation import MessageNotSent
from backend.contracts.files import FilesByBus
from backend.contracts.hearing import EndsOfAnswer, EndsOfAnswerInWords
from backend.contracts.personal_data import DraftErased
from backend.defence.agenda import agenda_of
from backend.defence.commands import AnswerPaper, PaperKind
from backend.defence.court_news import PARTNER, is_told_in, read_petition_news
from backend.defence.last_days import LastDay
from backend.defence.model import Domicile
from backend.defence.records import drop_draft, rows_of
from backend.defence.sending import SERVICE, TOPIC
from backend.defence.service import DefenceService
from backend.defence.tables import DETAILS, PERSONAL, defences
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus, Within
from backend.shared.database import Session
from backend.shared.local_jobs import LocalJob
from backend.shared.mime_types import DOCX, PDF
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobGivenUp
from backend.shared.parties import Person
from backend.shared.personal_data import PersonalData
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words


def _paper(kind: PaperKind, name: str, mime: str) -> FileKind:
    return FileKind(
        kind, name, mime, lambda subject, person: AnswerPaper(subject, person.person_id, kind, person.language)
    )  # fmt: skip


FILES = (
    _paper("answer_pdf", "answer.pdf", PDF),
    _paper("answer_docx", "answer.docx", DOCX),
    _paper("answer_english_pdf", "answer-english.pdf", PDF),
    _paper("petition_pdf", "petition.pdf", PDF),
    _paper("petition_docx", "petition.docx", DOCX),
    _paper("petition_english_pdf", "petition-english.pdf", PDF),
)


class CountedByHearing:
    """The ends of the time to answer, asked for over the bus; implements ``backend.defence.last_days.LastDays``."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def of(self, received_on: date, domicile: Domicile) -> Sequence[LastDay]:
        """Return the ends of the time to answer a complaint that arrived on a day."""
        ends: Sequence[LastDay] = self._bus.handle(EndsOfAnswer(received_on, domicile))
        return ends

    def lines(self, received_on: date, domicile: Domicile, person: Person) -> Sequence[str]:
        """Return each end as a line."""
        lines: Sequence[str] = self._bus.handle(EndsOfAnswerInWords(received_on, domicile, person))
        return lines


_IN_HAND = Words("正在送往法院的答辩状或申请", "a written answer or petition on its way to the court")


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the answers and petitions the court has not confirmed yet."""
    return tuple(_IN_HAND for row in rows_of(session, person_id) if row["state"] == "open")


def build(infra: Infrastructure) -> Service:
    """Put defence together."""
    last_days = CountedByHearing(infra.bus)
    service = DefenceService(
        infra.database, infra.clock, infra.keyring, infra.audit, infra.partners.client("online_litigation").answers,
        FilesByBus(infra.bus),
        infra.privacy.unmask, infra.notifier.person, infra.notifier.tell, last_days,
    )  # fmt: skip

    def drop_preview(session: Session, news: DraftErased) -> None:
        """Drop what was only looked at with the draft it was made of."""
        drop_draft(session, news.draft_id, news.person_id)

    local = {topic: LocalJob(handler) for topic, handler in service.by_local_topic().items()}
    return Service(
        "defence",
        service.by_command(),
        {
            MessageNotSent: (Within(service.reminders.not_sent),),
            DraftErased: (Within(drop_preview),),
            JobGivenUp: service.given_up,
        },
        {**service.by_topic(), **local},
        files=FILES,
        news=(NewsReader(PARTNER, read_petition_news, is_told_in),),
        sealed=(DETAILS,),
        upkeep=Upkeep(
            open_requests=(OpenRequests.of(SERVICE, defences, TOPIC, key="defence_id"),),
            personal=PersonalData(PERSONAL, in_hand),
            agenda=agenda_of(infra.keyring, last_days),
        ),
    )
