"""The answer of a respondent: what they say to the claims, an objection to the jurisdiction, a counterclaim. Pure.

Rules: ARB-20, ARB-25, ARB-2017-27, ARB-31.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from backend.arbitration.model import (
    CURRENCIES,
    LARGEST,
    LONGEST_TEXT,
    MOST_CLAIMS,
    MOST_FILES,
    MOST_PARTIES,
    Party,
)
from backend.arbitration.steps import EvidenceFile
from backend.shared.errors import Refused
from backend.shared.json_values import as_json_values


@dataclass(frozen=True, slots=True)
class Counterclaim:
    """Counterclaim of a respondent.

    Args:
        claims: one by one; empty without a counterclaim.
        amount: in `currency`; None without one.
    """

    claims: tuple[str, ...] = field(default=(), repr=False)
    amount: Decimal | None = None
    currency: str = "CNY"
    reasons: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer (仲裁答辩书) to an arbitration somebody else began.

    Args:
        number: of the case, as SCIA's notice names it; without it nothing can be handed in.
        applicants: who applied, by their names.
        respondents: who answers; the first with what was told of them.
        received_on: the day SCIA's notice came.
        due_on: the last day the notice names for the answer; nothing is counted here.
        position: what is said to the claims.
        objection: why SCIA has no jurisdiction; empty without an objection.
        arbitrator: whom the respondent chooses, or empty.
        note: words that go with the evidence.
    """

    number: str
    applicants: tuple[Party, ...]
    respondents: tuple[Party, ...]
    received_on: date | None = None
    due_on: date | None = None
    position: str = field(default="", repr=False)
    objection: str = field(default="", repr=False)
    counterclaim: Counterclaim = field(default_factory=Counterclaim)
    arbitrator: str = field(default="", repr=False)
    agent: str = field(default="", repr=False)
    evidence: tuple[EvidenceFile, ...] = ()
    note: str = field(default="", repr=False)

    @property
    def says_something(self) -> bool:
        """Return True if there is a paper to write; without it only the last day is watched."""
        return bool(self.position.strip() or self.objection.strip() or self.counterclaim.claims)

    def is_of_case(self, other: Answer) -> bool:
        """Return True if another answer is to the same case; a day watched without a number is known by itself."""
        if self.number:
            return self.number == other.number
        return not self.says_something and self.due_on is not None and self.due_on == other.due_on

    def check(self, *, handed_in: bool) -> None:
        """Refuse what would be no answer.

        Args:
            handed_in: it is to go to SCIA, not only to be kept or watched.

        Raises:
            Refused: ``arbitration_answer_empty``, ``arbitration_answer_nowhere``, ``arbitration_nobody``,
                ``arbitration_too_much``, ``arbitration_amount_odd``.
        """
        if not self.says_something and (handed_in or self.due_on is None):
            raise Refused("arbitration_answer_empty")
        if handed_in and not self.number.strip():
            raise Refused("arbitration_answer_nowhere")
        if self.says_something and not (self.respondents and all(one.name.strip() for one in self.respondents)):
            raise Refused("arbitration_nobody")
        amount = self.counterclaim.amount
        if amount is not None and not (0 < amount <= LARGEST and self.counterclaim.currency in CURRENCIES):
            raise Refused("arbitration_amount_odd")
        many = len(self.respondents) > MOST_PARTIES or len(self.counterclaim.claims) > MOST_CLAIMS
        texts = (self.position, self.objection, self.note, self.counterclaim.reasons, *self.counterclaim.claims)
        if many or len(self.evidence) > MOST_FILES or any(len(text) > LONGEST_TEXT for text in texts):
            raise Refused("arbitration_too_much")


def answer_json(one: Answer) -> dict[str, Any]:
    """Return an answer as JSON values."""
    plain: dict[str, Any] = as_json_values(asdict(one))
    return plain


def answer_from(kept: Mapping[str, Any]) -> Answer:
    """Return the answer of JSON values."""
    said = dict(kept)
    own = dict(said["counterclaim"])
    amount = None if own["amount"] is None else Decimal(own["amount"])
    days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("received_on", "due_on")}
    return Answer(
        **{
            **said,
            **days,
            "applicants": tuple(Party(**one) for one in said["applicants"]),
            "respondents": tuple(Party(**one) for one in said["respondents"]),
            "counterclaim": Counterclaim(**{**own, "claims": tuple(own["claims"]), "amount": amount}),
            "evidence": tuple(EvidenceFile(**one) for one in said["evidence"]),
        }
    )
