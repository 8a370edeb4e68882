"""The backend as one object: its parts, how messages get in, how it serves, warms up and lets go."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from backend.authorization.power.safe import PowerSafe
from backend.authorization.power.seal.certificate import SealCertificate
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization.room.orders import RenewRecordings
from backend.config import Settings
from backend.conversation.bots import Bots
from backend.conversation.contacts import Contacts
from backend.conversation.delivery import Delivery
from backend.conversation.history import History
from backend.conversation.inbox import Receiver
from backend.conversation.model import GetPerson, Inbound
from backend.conversation.people import People
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.routes import Routes
from backend.conversation.short_numbers import ShortNumbers
from backend.conversation.speaker import Speaker
from backend.conversation.waiting_line import WaitingLine
from backend.conversation.worker import BotClient, TurnWorker
from backend.documents.page_pictures.drawer import PageDrawer
from backend.documents.page_text.reader import PageTextReader
from backend.drafts.handlers import DraftHandlers
from backend.files.handlers import FileHandlers
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.legal_map.commands import WarmUpMap
from backend.partners import Partners
from backend.protection.commands import WarmUpLaw
from backend.sealed_columns import SEALED_COLUMNS
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.key_ids import forget_earlier
from backend.shared.keyring import rotate
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from backend.shared.privacy import Privacy
from backend.shared.service import Service

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backend:
    """The whole backend, ready for use."""

    settings: Settings
    clock: Clock
    database: Database
    bus: MessageBus
    privacy: Privacy
    audit: AuditLog
    phrasebook: Phrasebook
    people: People
    history: History
    receiver: Receiver
    worker: TurnWorker
    outbox: OutboxRunner
    local_jobs: LocalJobs
    delivery: Delivery
    routes: Routes
    contacts: Contacts
    speaker: Speaker
    short_numbers: ShortNumbers
    waiting_line: WaitingLine
    bots: BotClient
    files: FileHandlers
    partners: Partners
    seal_certificate: SealCertificate
    seal_examiner: Examiner
    powers: PowerSafe
    photo_reader: DocumentPhotoReader
    page_drawer: PageDrawer
    page_reader: PageTextReader
    drafts: DraftHandlers

    async def receive(self, inbound: Inbound) -> str:
        """Keep a message and return its turn id; what connectors call."""
        return await asyncio.to_thread(self.receiver.receive, inbound)

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Serve people and do jobs until `stop_event` is set; meanwhile load what the first question would wait for.

        It is loaded in a thread of its own: the shared ones are for those who wait for an answer.
        """
        with ThreadPoolExecutor(1, thread_name_prefix="warming") as thread:
            warming = asyncio.get_running_loop().run_in_executor(thread, self._warm_up)
            await asyncio.gather(self.worker.run_forever(stop_event), self.outbox.run_forever(stop_event), warming)

    def wire(self, service: Service) -> None:
        """Bring a service's handlers to its commands, its listeners to events, its jobs to the outbox."""
        self.bus.register_all(service.by_command())
        for event, listeners in service.by_event().items():
            for listener in listeners:
                self.bus.listen(event, listener)
        for topic, job_handler in service.by_topic().items():
            self.outbox.register(topic, job_handler)

    def person(self, person_id: str) -> Person:
        """Return what is known of a person."""
        return self.people.get(GetPerson(person_id))

    def wording(self, utter: str, language: str) -> str:
        """Return the text of an utterance, to stand inside another."""
        return self.phrasebook.render(utter, language).text

    def rotate_keys(self) -> int:
        """Seal every value and every kept file again that an earlier key sealed; return how many."""
        values = rotate(self.database, self.settings.keyring, SEALED_COLUMNS)
        recordings: int = self.bus.handle(RenewRecordings())
        sealed = values + self.files.rotate() + self.powers.rotate() + recordings
        forget_earlier(self.database, self.settings.keyring)
        return sealed

    def _warm_up(self) -> None:
        try:
            self.bus.handle(WarmUpMap())
            self.short_numbers.learn()
        except Exception:
            logger.exception("the legal map could not be loaded ahead; its first question will try again")
        try:
            self.bus.handle(WarmUpLaw())
        except Exception:
            logger.exception("the law library could not be loaded ahead; its first question will try again")

    def close(self) -> None:
        """Let go of connections."""
        if isinstance(self.bots, Bots):
            self.bots.close()
        self.partners.close()
        self.seal_examiner.close()
        self.photo_reader.close()
        self.page_drawer.close()
        self.page_reader.close()
        self.database.close()
