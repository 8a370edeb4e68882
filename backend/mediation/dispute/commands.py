"""Orders and questions about a dispute, from the two sides and the desk. Pure values.

Everything of a dispute is only for its two sides and the desk: to others it is Refused ``dispute_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from backend.mediation.dispute.confirmation import CourtNews
from backend.mediation.dispute.model import Application
from backend.mediation.dispute.terms import Terms
from backend.mediation.model import Session
from backend.shared.messages import Command

PaperKind = Literal["mediation_agreement_pdf", "mediation_agreement_docx", "mediation_confirmation_docx"]
LetterTo = Literal["applicant", "respondent", "both", "nobody"]


@dataclass(frozen=True, slots=True)
class ApplyForMediation(Command):
    """Keep a dispute and hand it to the centre -> `Dispute`; the same request id twice is one.

    While the centre's system is away it is kept, and handed over later by itself.

    Raises:
        Refused: what `Application.check` raises.
    """

    request_id: str
    person_id: str
    application: Application = field(repr=False)


@dataclass(frozen=True, slots=True)
class MyDisputes(Command):
    """The person's disputes, of either side, the newest first -> ``list[Dispute]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneDispute(Command):
    """One of them -> `Dispute`."""

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class EndDispute(Command):
    """Withdraw or leave a dispute -> `Dispute`; twice is once. Nothing of it counts against anybody (OMR-18).

    Raises:
        Refused: ``dispute_over`` once both have signed an agreement.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class StopDisputeReminders(Command):
    """Remind this person no more of a dispute, or of any that goes on -> int: how many that changes."""

    person_id: str
    dispute_id: str | None = None


@dataclass(frozen=True, slots=True)
class InviteOtherSide(Command):
    """Make an invitation for the other side -> `Invitation`; an earlier one that nobody has opened is void.

    Raises:
        Refused: ``dispute_over``, ``dispute_joined``, ``dispute_not_yours`` (only who applied invites).
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code for one use.

    Args:
        code: as it is passed on.
        lines: for the message that carries it: who invites whom.
    """

    code: str = field(repr=False)
    expires_at: datetime
    number: str
    name: str = field(repr=False)
    other_name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenInvitation(Command):
    """Open an invitation by its code or the token of one -> `Opened`, or None where it is no invitation's code.

    Args:
        named: it was said to be an invitation's; a bare one may be a code of another kind.

    Raises:
        Refused: ``dispute_invitation_expired``, ``dispute_invitation_used`` (by somebody else),
            ``dispute_invitation_void``, ``dispute_invitation_own``, ``dispute_over``, ``dispute_invitation_too_many``
            after five wrong ones within an hour (None for one that was not named).
    """

    person_id: str
    code: str = field(repr=False)
    named: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """Facts for whoever opens an invitation before they say who they are: only whom it is meant for."""

    dispute_id: str
    meant_for: str = field(repr=False)
    joined: bool = False


@dataclass(frozen=True, slots=True)
class AnswerInvitation(Command):
    """Say that one is who is meant and joins, that one does not want it, or that one is somebody else -> `Dispute`.

    A stranger ends the invitation: who applied is told, and learns nothing of who it was -> None.

    Raises:
        Refused: ``dispute_unknown`` without an opened invitation, ``dispute_over``.
    """

    dispute_id: str
    person_id: str
    answer: Literal["join", "decline", "stranger"]


@dataclass(frozen=True, slots=True)
class MediatorsFor(Command):
    """Question for the centre's mediators, the most fitting first, without those tried -> ``list[Mediator]``.

    Raises:
        PlatformUnavailable: the list is to be had later.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ChooseMediator(Command):
    """Ask somebody of the list -> `Dispute`; the other side, once there, may ask for another.

    Raises:
        Refused: ``dispute_over``, ``dispute_mediator_gone``.
    """

    dispute_id: str
    person_id: str
    mediator_id: str


@dataclass(frozen=True, slots=True)
class WantAnotherMediator(Command):
    """Want somebody else than who was chosen -> `Dispute`.

    Raises:
        Refused: ``dispute_over``, ``dispute_mediator_none``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class MakeOffer(Command):
    """Make an offer, or answer one by another -> `Offer`; the same id twice is one.

    Args:
        blind: a first offer that is opened together with the other side's.
        days: how long it stands.

    Raises:
        Refused: what `Terms.check` raises; ``dispute_over``, ``dispute_not_joined``, ``dispute_agreed_already``,
            ``dispute_blind_late`` (offers have been seen), ``dispute_offer_days_odd`` with ``most``.
    """

    request_id: str
    dispute_id: str
    person_id: str
    terms: Terms = field(repr=False)
    blind: bool = False
    days: int = 7


@dataclass(frozen=True, slots=True)
class OffersOf(Command):
    """The offers of a dispute as this side may see them, the newest first -> ``list[Offer]``."""

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AcceptOffer(Command):
    """Accept the other side's offer, or a mediator's proposal -> `Dispute`.

    Both at once make one agreement: who comes second hears what was agreed.

    Raises:
        Refused: ``dispute_over``, ``dispute_offer_gone``, ``dispute_offer_own``.
    """

    offer_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class DeclineOffer(Command):
    """Decline an offer, take one's own back, or refuse to offer blindly -> `Dispute`.

    Raises:
        Refused: ``dispute_over``, ``dispute_offer_gone``.
    """

    offer_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ReopenAgreement(Command):
    """Say that the text is not what was meant, before both have signed it: offers are made again -> `Dispute`.

    Raises:
        Refused: ``dispute_over``, ``dispute_not_agreed``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AskCourtToConfirm(Command):
    """Want the court to confirm the agreement, together with the other side (CPL-205) -> `Dispute`.

    Raises:
        Refused: ``dispute_not_settled``, ``dispute_confirmation_late``, ``dispute_not_confirmable``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class ConfirmationHandedIn(Command):
    """Say that the application for confirmation is with the court: reminders end -> `Dispute`.

    Raises:
        Refused: ``dispute_not_settled``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CourtDecided(Command):
    """Say what the court decided on the application for confirmation -> `Dispute`; reminders end (CPL-206).

    Raises:
        Refused: ``dispute_not_settled``, ``dispute_not_confirmable``, ``dispute_court_has_said`` against its own word.
    """

    dispute_id: str
    person_id: str
    outcome: Literal["confirmed", "refused"]


@dataclass(frozen=True, slots=True)
class TakeBackCourtWord(Command):
    """Take back what one said last about the court, within a day -> `Dispute`; later, or another's word, it stays.

    Raises:
        Refused: ``dispute_not_settled``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AgreementPaper(Command):
    """The agreement, or the application for its confirmation, as a paper -> ``bytes``.

    Raises:
        Refused: ``dispute_unknown``, ``dispute_not_agreed``.
        PlatformUnavailable: the sealed agreement cannot be had just now.
    """

    dispute_id: str
    person_id: str
    kind: PaperKind


@dataclass(frozen=True, slots=True)
class RecordCentreNews(Command):
    """News of a dispute from the centre's system -> str: what became of it. The same again changes nothing."""

    event_id: str
    dispute_id: str
    kind: Literal["mediator_accepted", "mediator_declined", "dispute_declined", "dispute_ended", "session_fixed"]
    text: str = field(default="", repr=False)
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class RecordCourtNews(Command):
    """Decision of a court on an application for confirmation -> str: what became of it. Twice is once.

    Args:
        number: of its case, once accepted, or of its ruling.
        decided_on: the day it decided, if it is told.
        text: its words.
    """

    event_id: str
    dispute_id: str
    kind: CourtNews
    number: str = ""
    decided_on: date | None = None
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DisputeQueue(Command):
    """Disputes at the desk: those nobody has and this officer's own -> ``list[Dispute]``."""

    officer: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class DisputeAtDesk(Command):
    """One of them whole, with offers and letters -> `DeskDispute`.

    Raises:
        Refused: ``dispute_unknown``, also for another officer's.
    """

    dispute_id: str
    officer: str


@dataclass(frozen=True, slots=True)
class ActAtDesk(Command):
    """Act of an officer on a dispute -> `Dispute`.

    Args:
        request_id: the same twice is once, for letters and proposals.
        do: ``take`` it, fix a ``session``, ``write`` (see `to`), ``propose`` `terms`, ``end`` it without agreement.

    Raises:
        Refused: ``dispute_unknown``, ``dispute_over``, ``mediation_session_odd``, ``mediation_reason_missing``,
            what `Terms.check` raises, ``dispute_not_joined``.
    """

    request_id: str
    dispute_id: str
    officer: str
    do: Literal["take", "session", "write", "propose", "end"]
    words: str = field(default="", repr=False)
    to: LetterTo = "both"
    session: Session | None = None
    terms: Terms | None = field(default=None, repr=False)
