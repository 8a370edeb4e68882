"""The conversation as a service of the house, and what every other service speaks through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backend.contracts.conversation import Bubble, ChannelsOf, MoveAddresses, ReleaseAddress, RenewBrowsers, SaidBefore
from backend.contracts.files import FileShown
from backend.contracts.legal_map import CityAround, CourtLandline, Landline
from backend.contracts.personal_data import HoldConversation
from backend.conversation import desk_commands, model
from backend.conversation.alarms import AlarmHandler, RaiseAlarm
from backend.conversation.answering_model import Answering
from backend.conversation.bots import Bots
from backend.conversation.browsers import Browsers
from backend.conversation.contacts import TOPIC as CONTACT_CODE
from backend.conversation.contacts import Contacts
from backend.conversation.delivery import TOPIC, Delivery
from backend.conversation.handlers import ConcealHandler, SharedLocationHandler
from backend.conversation.history import History
from backend.conversation.inbox import NameOf, Receiver, SentFile
from backend.conversation.model import Location, UploadedFile
from backend.conversation.notifier import ConversationNotifier
from backend.conversation.passing_on import PassingOn
from backend.conversation.people import People
from backend.conversation.personal import hold, personal_data
from backend.conversation.phrasebook import Phrasebook, read_phrasebook
from backend.conversation.routes import Routes, SettleUndelivered, UndeliveredMessages
from backend.conversation.running import WhoRunsThis, tell_who_runs
from backend.conversation.short_numbers import ShortNumbers
from backend.conversation.speaker import Speaker
from backend.conversation.spoken import SpokenWords, VoiceBubbles
from backend.conversation.tables import CONTACT, HANDOVER_NOTE, NOTE
from backend.conversation.takeover import TOPIC as HAND_BACK
from backend.conversation.takeover import Takeover
from backend.conversation.talks import Talks
from backend.conversation.trial_receipts import TrialReceipts
from backend.conversation.turns import Turns
from backend.conversation.waiting_line import WaitingLine
from backend.conversation.worker import BotClient, Patience, TurnWorker
from backend.foundation import Foundation
from backend.infrastructure import Infrastructure
from backend.shared.bus import CommandHandler, MessageBus
from backend.shared.database import Session
from backend.shared.desk_section import DeskSection
from backend.shared.lease_clock import LeaseClock
from backend.shared.messages import Command, Event
from backend.shared.office_hours import OfficeHours
from backend.shared.privacy import VAULT_COLUMN
from backend.shared.service import Service, Upkeep


@dataclass(frozen=True, slots=True)
class Conversation:
    """The conversation's parts that connectors and pages work with."""

    phrasebook: Phrasebook
    people: People
    history: History
    receiver: Receiver
    worker: TurnWorker
    delivery: Delivery
    routes: Routes
    contacts: Contacts
    speaker: Speaker
    browsers: Browsers


class ConversationModule:
    """Puts the conversation together before every other service: they are built on its notifier.

    Args:
        ground: what it is built on.
        bots: the way to the bot, or None for the bots of the settings.
        patience: how long the conversation waits for what.
        root: the folder whose ``domain.yml`` and ``bot/data`` hold the sentences.
    """

    def __init__(
        self,
        ground: Foundation,
        *,
        bots: BotClient | None,
        patience: Patience,
        root: Path,
    ) -> None:
        settings, clock, database, bus = ground.settings, ground.clock, ground.database, ground.bus
        audit, privacy, outbox = ground.audit, ground.privacy, ground.outbox
        phrasebook, people = read_phrasebook(root), People(database, clock)
        history, routes = History(database, privacy, clock), Routes(database, clock)

        def publish(event: Event) -> None:
            with database.transaction() as session:
                bus.publish_within(session, event)

        delivery = Delivery(history, routes, clock, publish, settings.jobs_at_once)
        contacts = Contacts(
            database, clock, ground.keyring, settings.digest_secret, privacy.unmask, delivery, phrasebook
        )  # fmt: skip
        contact, ring = settings.human_contact, outbox.bell.ring
        self._short_numbers = ShortNumbers(database, phrasebook, lambda: _landline(bus))
        receipts = TrialReceipts(settings.pretended)
        speaker = Speaker(database, phrasebook, clock, self._short_numbers, receipts, ring)
        self._line = WaitingLine(
            database, audit, clock, phrasebook, contact=contact, hours=OfficeHours.read(settings.human_hours),
            minutes=settings.human_reply_minutes,
        )  # fmt: skip
        self._bots = bots or Bots(
            settings.bot_urls, settings.bot_token, actions=settings.actions_address,
            answer_seconds=settings.bot_answer_seconds, connect_seconds=settings.bot_connect_seconds,
            turns_at_once=settings.turns_at_once(len(settings.bot_urls)),
        )  # fmt: skip
        worker = TurnWorker(
            Turns(database, clock, phrasebook, patience.lease, self._short_numbers, receipts), self._bots, clock,
            contact=contact, ring=ring, patience=patience, workers=settings.turn_workers, instead=self._line.answer,
        )  # fmt: skip
        self._takeover = Takeover(database, clock, audit, privacy, speaker, ring)
        receiver = Receiver(
            database, people, privacy, clock, worker.bell.ring, _sent_file(bus), self._takeover.heard, _city_of(bus),
            SpokenWords(bus, ring),
        )  # fmt: skip
        self.parts = Conversation(
            phrasebook, people, history, receiver, worker, delivery, routes, contacts, speaker,
            Browsers(database, clock),
        )  # fmt: skip
        self.notifier = ConversationNotifier(speaker, phrasebook, people, clock, receipts)

    def build(self, infra: Infrastructure) -> Service:
        """Describe the conversation as a service."""
        parts, leases = self.parts, LeaseClock(infra.database, infra.clock)
        return Service(
            "conversation",
            {
                **parts.contacts.by_command(),
                **self._about_people(infra),
                **self._asked_by_others(),
                HoldConversation: lambda order: hold(order.session, order.person_id, infra.clock.now(), leases),
                **self._at_the_desk(infra),
                **VoiceBubbles(infra.clock, infra.privacy).by_command(),
            },
            jobs={TOPIC: parts.delivery, CONTACT_CODE: parts.contacts.send_code, HAND_BACK: self._takeover.look},
            sealed=(VAULT_COLUMN, CONTACT, NOTE, HANDOVER_NOTE),
            desk=(DeskSection("/desk/talks", "talk", "talks", 80, lambda asker, now: (_callers(infra), None)),),
            upkeep=Upkeep(
                warm_up=self._short_numbers.learn,
                close=self._close,
                personal=personal_data(infra.settings, infra.clock.now),
            ),
        )

    def _about_people(self, infra: Infrastructure) -> dict[type[Command], CommandHandler]:
        """Map the questions about a person and how they are reached to their handlers."""
        people, routes, line, settings = self.parts.people, self.parts.routes, self._line, infra.settings
        return {
            model.GetPerson: people.get,
            model.ChangeLanguage: people.change_language,
            model.SetWhereabouts: people.set_whereabouts,
            UndeliveredMessages: routes.open_alerts,
            SettleUndelivered: routes.settle,
            model.Conceal: ConcealHandler(infra.database, infra.privacy),
            model.SharedLocation: SharedLocationHandler(infra.privacy),
            model.CallHuman: line.call,
            model.EndCall: line.end,
            model.WaitsForHuman: line.waits,
            RaiseAlarm: AlarmHandler(infra.database, infra.audit, infra.clock),
            WhoRunsThis: tell_who_runs(settings.operator, settings.pretended, settings.address),
        }

    def _asked_by_others(self) -> dict[type[Command], CommandHandler]:
        people = self.parts.people
        return {
            SaidBefore: self._said_before,
            ChannelsOf: lambda asked: people.channels_of(asked.session, asked.person_id),
            MoveAddresses: lambda order: people.move_addresses(order.session, order.from_person, order.to_person),
            RenewBrowsers: lambda order: self.parts.browsers.renew(order.session, order.person_id),
            ReleaseAddress: lambda order: people.release_address(order.session, order.channel, order.address),
        }

    def _at_the_desk(self, infra: Infrastructure) -> dict[type[Command], CommandHandler]:
        """Map an officer's orders in a conversation to their handlers."""
        talks = Talks(infra.database, self.parts.history, infra.keyring)
        passing_on = PassingOn(
            infra.database, infra.clock, infra.audit, infra.keyring, self.parts.speaker, infra.outbox.bell.ring
        )  # fmt: skip
        return {
            desk_commands.TakeOver: self._takeover.take,
            desk_commands.WriteToPerson: self._takeover.write,
            desk_commands.HandBack: self._takeover.hand_back,
            desk_commands.AskForExcerpt: self._takeover.ask,
            desk_commands.PassOn: passing_on,
            desk_commands.WhoWaits: talks.waiting,
            desk_commands.OneTalk: talks.one,
            desk_commands.SetAsideMessages: talks.set_aside,
            desk_commands.AnsweringModels: Answering(infra.database),
        }

    def _said_before(self, asked: SaidBefore) -> tuple[Bubble, ...]:
        entries = self.parts.history.since(asked.person_id, limit=asked.limit)
        return tuple(Bubble(one.at, one.direction == "in", one.reply.text) for one in entries)

    def _close(self) -> None:
        if isinstance(self._bots, Bots):
            self._bots.close()


def _landline(bus: MessageBus) -> Landline | None:
    found: Landline | None = bus.handle(CourtLandline())
    return found


def _sent_file(bus: MessageBus) -> SentFile:
    def find(session: Session, person_id: str, file_id: str) -> UploadedFile | None:
        """Find a sent file by its id."""
        file = bus.handle(FileShown(session, person_id, file_id))
        return UploadedFile(file.file_id, file.name, file.size, file.mime) if file else None

    return find


def _city_of(bus: MessageBus) -> NameOf:
    def name(location: Location, language: str) -> str:
        """Name the city around a shared position, never its quarter; nothing at sea."""
        city: str = bus.handle(CityAround(location.lat, location.lon, language))
        return city

    return name


def _callers(infra: Infrastructure) -> int:
    """Count those who wait for a person and have no answer yet."""
    return sum(not caller.taken_by for caller in infra.bus.handle(desk_commands.WhoWaits()))
