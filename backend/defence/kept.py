"""A suit as it is kept for whoever is sued: with the answer or the petition in it, and where that is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backend.defence.decision import Decision
from backend.defence.model import Answer, Suit
from backend.defence.petition import Petition

Status = Literal["kept", "sending", "received", "refused", "failed"]
"""``kept``: with us only, a paper to hand in; ``failed``: the court's system gave an answer we cannot use."""


@dataclass(frozen=True, slots=True)
class Defence:
    """A suit as it is kept for one person.

    Args:
        answer: the written answer, or None while only days are watched.
        petition: what is asked of the court instead of an answer; one or the other, never both.
        reminds_of_suit: the ends of the suit are reminded of here, not by another of the person's of the same suit.
        reminded: reminders are still to come.
        receipt: the court's number, once it has the answer or the petition.
        reason: why it was not taken, as the tail of an utterance.
        decision: what the court has decided on the petition.
        answer_until: the new end of the time to answer, where the court has granted more (CPL-285).
    """

    defence_id: str
    person_id: str
    suit: Suit
    answer: Answer | None = None
    petition: Petition | None = None
    status: Status = "kept"
    reminds_of_suit: bool = True
    reminded: bool = False
    receipt: str = ""
    reason: str = ""
    decision: Decision | None = None
    answer_until: date | None = None
    created_at: datetime | None = None

    @property
    def answer_is_due(self) -> bool:
        """Return True if the time to answer is still to be watched: a petition that is in does not answer the suit."""
        is_in = self.petition is None and self.status == "received"
        return self.suit.received_on is not None and self.reminds_of_suit and not is_in

    @property
    def evidence_until(self) -> date | None:
        """The day the time for evidence ends: the court's new one, else the one of its notice."""
        if self.petition is None:
            return None
        granted = self.decision is not None and self.decision.extends(self.petition, "evidence")
        return self.decision.until if self.decision is not None and granted else self.petition.evidence_until


def may_be_sent(suit: Suit, written: Answer | Petition | None) -> bool:
    """Return True if the court's platform could know the case by its number, and there is something to send."""
    return written is not None and bool(suit.case_number)
