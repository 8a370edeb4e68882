"""Puts the handlers of disputes together: what mediation's module registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.contracts.sealing import AgreementOfCode, AgreementOfDigest
from backend.mediation.dispute import commands, signing_orders
from backend.mediation.dispute.agreement import Agreements
from backend.mediation.dispute.centre import MediationCentre
from backend.mediation.dispute.confirmation import ConfirmingCourts
from backend.mediation.dispute.confirmation_news import CourtDecisions
from backend.mediation.dispute.confirmation_requests import TOPIC as TO_COURT
from backend.mediation.dispute.confirmation_requests import ConfirmationRequests
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.desk import DeskHandlers
from backend.mediation.dispute.handlers import DisputeHandlers
from backend.mediation.dispute.handover import TOPIC, CentreRequests
from backend.mediation.dispute.mediators import LOOK, MediatorChoice
from backend.mediation.dispute.negotiation import RUN_OUT, Negotiation
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.reminders import REMIND, DisputeReminders
from backend.mediation.dispute.sealing import SEAL, AgreementSealing
from backend.mediation.dispute.signing import Signing
from backend.mediation.dispute.signing_links import SigningLinks
from backend.mediation.reminders import Plan
from backend.shared.bus import CommandHandler, Within
from backend.shared.database import Session
from backend.shared.invitation_codes import InvitationCodes
from backend.shared.local_jobs import DoOne
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler
from backend.shared.parties import Person


class DisputeService:
    """Everything about disputes, by the message that asks for it.

    Args:
        course: rows, clock and what the two sides hear.
        centre: the centre's system, or None.
        courts: the courts' system that confirms agreements, or None.
        unmask: opens tokens of the vault.
        person: returns what is known of a person.
        plan: when to remind.
        secret: of the codes of invitations.
        sealing: seals what both have signed.
        address: what people open, without a slash at its end.
        arranged: see `MediatorChoice`.
    """

    def __init__(
        self,
        course: DisputeCourse,
        centre: MediationCentre | None,
        courts: ConfirmingCourts | None,
        unmask: Callable[[str, str], str],
        person: Callable[[str], Person],
        plan: Plan,
        secret: str,
        sealing: AgreementSealing,
        address: str,
        arranged: Callable[[Session, Row, str], None],
    ) -> None:
        reminders = DisputeReminders(course, plan, person)
        self._reminders = reminders
        self._centre = CentreRequests(
            course, centre, unmask, person, lambda session, row: self._mediators.declined(session, row)
        )  # fmt: skip
        self._mediators = MediatorChoice(course, centre, self._centre.spread, reminders.of_session, arranged)
        self._own = DisputeHandlers(course, self._centre, InvitationCodes(secret), unmask)
        self._offers = Negotiation(course)
        self._sealing = sealing
        self._links = SigningLinks(course, person, address)
        self._signing = Signing(course, sealing, reminders.of_court)
        self._courts = ConfirmationRequests(course, courts, unmask, sealing.paper)
        self._decisions = CourtDecisions(course, reminders.of_enforcement)
        self._agreements = Agreements(course, sealing.paper, self._courts, reminders.of_enforcement)
        self._desk = DeskHandlers(course, self._offers, self._mediators, self._centre)

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        handlers: dict[type[Command], Callable[[Any], Any]] = {
            commands.ApplyForMediation: self._own.apply,
            commands.MyDisputes: self._own.mine,
            commands.OneDispute: self._own.one,
            commands.EndDispute: self._own.end,
            commands.StopDisputeReminders: self._own.stop_reminders,
            commands.InviteOtherSide: self._own.invite,
            commands.OpenInvitation: self._own.open,
            commands.AnswerInvitation: self._own.answer,
            commands.MediatorsFor: self._mediators.offered,
            commands.ChooseMediator: self._mediators.choose,
            commands.WantAnotherMediator: self._mediators.another,
            commands.RecordCentreNews: self._mediators.news,
            commands.MakeOffer: self._offers.make,
            commands.OffersOf: self._offers.all,
            commands.AcceptOffer: self._offers.accept,
            commands.DeclineOffer: self._offers.decline,
            commands.ReopenAgreement: self._agreements.reopen,
            commands.AskCourtToConfirm: self._agreements.ask_court,
            commands.ConfirmationHandedIn: self._agreements.handed_in,
            commands.CourtDecided: self._agreements.court_decided,
            commands.RecordCourtNews: self._decisions.record,
            commands.TakeBackCourtWord: self._agreements.take_back,
            commands.AgreementPaper: self._agreements.paper,
            commands.DisputeQueue: self._desk.queue,
            commands.DisputeAtDesk: self._desk.one,
            commands.ActAtDesk: self._desk.act,
            signing_orders.IssueSigningLink: self._links.issue,
            signing_orders.LookAtSigningLink: self._links.look,
            signing_orders.TakeSigningSeat: self._links.take,
            signing_orders.FindSigningSeat: self._links.find,
            signing_orders.SeeSigning: self._signing.see,
            signing_orders.AgreementPage: self._signing.page,
            signing_orders.NoteAgreementRead: self._signing.note_read,
            signing_orders.SignAgreement: self._signing.sign,
            signing_orders.SignedAgreement: self._signing.file,
            AgreementOfCode: self._sealing.by_code,
            AgreementOfDigest: self._sealing.by_digest,
        }
        return handlers

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._centre.keep_trying), Within(self._courts.keep_trying), Within(self._sealing.keep_trying))

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {TOPIC: self._centre.retry, TO_COURT: self._courts.retry, SEAL: self._sealing.do}

    def by_local_topic(self) -> Mapping[str, DoOne]:
        """Return the handlers of what is done within the database."""
        return {RUN_OUT: self._offers.run_out, LOOK: self._mediators.look, REMIND: self._reminders.do}
