"""Callback of the court about a petition (`openapi.yaml`, PetitionNews), and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.defence import records
from backend.defence.announcements import Announcements
from backend.defence.commands import TakePetitionDecision
from backend.defence.decision import Decision, decision_from, decision_to_json
from backend.defence.kept import Defence
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person
from backend.shared.partner_news import PartnerNews, read_news

PARTNER, KIND = "online_litigation", "petition_decided"


class DecisionShape(BaseModel):
    """The decision in the court's shape."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    outcome: Literal["granted", "refused"]
    reason: str = Field(default="", max_length=300)
    until: date | None = None
    court: str = Field(default="", max_length=100)


class PetitionNews(PartnerNews):
    """A callback's body about a petition, our id of which is its `reference`."""

    kind: Literal["petition_decided"]
    reference: str = Field(min_length=1, max_length=64)
    occurred_at: AwareDatetime
    decision: DecisionShape


def is_told_in(body: Any) -> bool:
    """Return True if a callback of the court's platform is about a petition."""
    return isinstance(body, dict) and body.get("kind") == KIND


def read_petition_news(body: Any) -> TakePetitionDecision:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(PetitionNews, body, PARTNER)
    said = news.decision
    decision = Decision(said.outcome, news.occurred_at, said.reason.strip(), said.until, said.court.strip())
    return TakePetitionDecision(news.event_id, news.reference, decision)


class PetitionDecisions:
    """Takes decisions in.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        person: returns what is known of a person.
        announcements: tells the person.
        replan: plans the reminders of a row anew, in the caller's transaction.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        person: Callable[[str], Person],
        announcements: Announcements,
        replan: Callable[[Session, str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._person = person
        self._announcements = announcements
        self._replan = replan

    def take(self, command: TakePetitionDecision) -> None:
        """Keep a decision, tell it, and watch the new end where more time was granted; see the command."""
        with self._database.transaction() as session:
            row = records.defence_row(session, command.reference)
            petition = None if row is None else records.defence_of(row, self._keyring).petition
            if row is None or petition is None or row["status"] == records.DRAFT:
                raise Refused("defence_unknown")
            known = decision_from(records.details_of(row, self._keyring))
            if known is not None and known.decided_at >= command.decision.decided_at:
                return
            self._change(session, row, decision=decision_to_json(command.decision))
            if command.decision.extends(petition, "answer"):
                self._extend(session, row, command.decision)
            kept = records.defence_of(records.own_row(session, row["defence_id"], row["person_id"]), self._keyring)
            facts = {"defence": kept.defence_id, "petition": petition.kind, "outcome": command.decision.outcome}
            now, told = self._clock.now(), "defence.petition_decided"
            self._audit.append(session, who=kept.person_id, what=told, at=now, channel="defence", facts=facts)
            self._announcements.decided(session, kept, self._person(kept.person_id), command.event_id)

    def _extend(self, session: Session, row: records.Row, decision: Decision) -> None:
        """The new end is that of every paper of the same suit."""
        suit = records.defence_of(row, self._keyring).suit
        for other in records.rows_of(session, row["person_id"]):
            one: Defence = records.defence_of(other, self._keyring)
            if other["defence_id"] == row["defence_id"] or one.suit.is_same(suit):
                until = decision.until.isoformat() if decision.until else None
                self._change(session, other, answer_until=until)

    def _change(self, session: Session, row: records.Row, **news: Any) -> None:
        """Write news into what is sealed, as it stands now, and plan the reminders anew."""
        defence_id, person_id = row["defence_id"], row["person_id"]
        now = records.own_row(session, defence_id, person_id)
        details = records.details_of(now, self._keyring) | news
        sealed = records.seal(details, defence_id, person_id, self._keyring)
        records.update_row(session, defence_id, details=sealed, updated_at=self._clock.now())
        self._replan(session, defence_id)
