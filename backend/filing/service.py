"""Puts filing's handlers together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.filing import commands, desk_commands
from backend.filing.announcements import Announcements
from backend.filing.case_picture import CasePicture, CasePictureHandler
from backend.filing.causes.guides import Cause, load_causes
from backend.filing.court import CourtPlatform
from backend.filing.court_requests import TOPICS, CourtRequests
from backend.filing.deadlines import LOOK, REMIND, Deadlines
from backend.filing.desk import CourtDesk
from backend.filing.fees.currency import ExchangeRates
from backend.filing.fees.estimate import EstimateCourtFeeHandler
from backend.filing.handlers import CaseHandlers, ClaimantOf, FileCaseHandler, RecordCourtNewsHandler
from backend.filing.joint.merging import Merging
from backend.filing.jurisdiction.proposal import Proposal, propose_court
from backend.filing.keeping import TOPIC as FORGET
from backend.filing.keeping import Keeping
from backend.filing.papers import PaperHandlers
from backend.filing.sending import Sending, Unmask
from backend.filing.settling import Settling
from backend.filing.standing_still import StandingStill
from backend.shared.audit import AuditLog
from backend.shared.bus import Within
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Command, Event
from backend.shared.outbox import Job, JobHandler
from backend.shared.parties import Person
from backend.shared.persons_files import PersonsFiles


class FilingService:
    """Everything filing does, by the message that asks for it.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        court: the court's platform.
        files: the persons' files.
        claimant_of: who is verified behind a person.
        unmask: opens tokens of the vault, for the court and the papers.
        announcements: tells the person.
        person: returns what is known of a person.
        merging: puts in what co-plaintiffs gave.
        publish: tells the listeners.
        wake: wakes the outbox.
        rates: an operator's exchange rates, or None for the table's.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        court: CourtPlatform,
        files: PersonsFiles,
        claimant_of: ClaimantOf,
        unmask: Unmask,
        announcements: Announcements,
        person: Callable[[str], Person],
        merging: Merging,
        publish: Callable[[Session, Event], None],
        wake: Callable[[], None] = lambda: None,
        rates: ExchangeRates | None = None,
        mediation_stops_clock: bool = True,
    ) -> None:
        self._deadlines = Deadlines(database, clock, keyring, person, announcements)
        self._keeping = Keeping(database)
        settling = Settling(keyring, announcements, self._deadlines, self._keeping)
        sending = Sending(court, files, keyring, unmask, merging)
        self.requests = CourtRequests(
            database, clock, court, keyring, audit, sending, settling, self._keeping, announcements, publish, wake
        )
        self.standing_still = StandingStill(clock, keyring, self._deadlines, mediation_stops_clock)
        self._file = FileCaseHandler(self.requests, files, claimant_of, merging)
        self._cases = CaseHandlers(self.requests, files)
        self._papers = PaperHandlers(database, clock, keyring, unmask)
        self._desk = CourtDesk(self.requests, merging)
        self._fees = EstimateCourtFeeHandler(rates)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.EstimateCourtFee: self._fees,
            commands.ProposeCourt: _propose,
            commands.DescribeCause: _describe,
            commands.PreviewComplaint: self._papers.preview,
            commands.FilingPaper: self._papers.paper,
            commands.FileCase: self._file,
            commands.MyCases: self._cases.mine,
            commands.OneCase: self._cases.one,
            CasePicture: CasePictureHandler(self._cases.one),
            commands.CaseOfCourt: self._cases.of_court,
            commands.RegisteredCases: self._cases.registered,
            commands.FindMyCase: self._cases.find,
            commands.SupplementCase: self._cases.supplement,
            commands.AskForExtension: self._cases.extend,
            commands.WithdrawCase: self._cases.withdraw,
            commands.RecordCourtNews: RecordCourtNewsHandler(self.requests),
            desk_commands.FilingQueue: self._desk.queue,
            desk_commands.SearchFilings: self._desk.search,
            desk_commands.OneFiling: self._desk.one,
            desk_commands.CountFilings: self._desk.figures,
            desk_commands.DecideFiling: self._desk.decide,
        }

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self.requests.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        own: dict[str, JobHandler] = {REMIND: self._deadlines.remind, LOOK: self._look, FORGET: self._keeping.do}
        return dict.fromkeys(TOPICS, self.requests.retry) | own

    def _look(self, job: Job) -> str:
        return self._deadlines.look(job, self.requests.look_up)


def _propose(command: commands.ProposeCourt) -> Proposal:
    return propose_court(command.facts)


def _describe(command: commands.DescribeCause) -> Cause:
    causes = load_causes()
    if command.cause not in causes:
        raise Refused("filing_cause_unknown")
    return causes[command.cause]
