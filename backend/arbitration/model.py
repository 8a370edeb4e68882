"""An application for arbitration, where it stands, and what a person is told of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

from backend.arbitration.clause_check.model import REFUSED, Outcome
from backend.arbitration.course import Course, NewsKind
from backend.arbitration.steps import EvidenceFile, Step, StepKind
from backend.shared.errors import Refused
from backend.shared.wording import Words

PartyKind = Literal["person", "organisation"]
Arbitrators = Literal["one", "three", "rules"]
Procedure = Literal["ordinary", "expedited", "rules"]
Status = Literal[
    "kept", "sending", "received", "defect", "accepted", "tribunal", "hearing", "award", "not_accepted", "refused",
    "failed", "withdrawn",
]  # fmt: skip
"""``kept``: a paper with us only; ``refused`` by SCIA's system before it was received; ``not_accepted`` after it was;
``failed``: its system gave an answer we cannot use."""
STATUS_NAMES: Mapping[Status, Words] = {
    "kept": Words("只存了文件，没有提交", "papers ready, not handed in"),
    "sending": Words("正在提交", "being handed in"),
    "received": Words("已收到，待审查", "received, under review"),
    "defect": Words("待补正", "corrections asked for"),
    "accepted": Words("已受理", "accepted"),
    "tribunal": Words("已组成仲裁庭", "tribunal constituted"),
    "hearing": Words("已定开庭", "hearing scheduled"),
    "award": Words("已作出裁决", "award made"),
    "not_accepted": Words("不予受理", "not accepted"),
    "refused": Words("没有收下", "not taken"),
    "failed": Words("没有送到", "not brought"),
    "withdrawn": Words("已撤回", "withdrawn"),
}
NEWS_NAMES: Mapping[NewsKind, Words] = {
    **{kind: STATUS_NAMES[kind] for kind in ("defect", "accepted", "tribunal", "hearing", "award", "not_accepted")},
    "paid": Words("仲裁费已收到", "fee received"),
    "unpaid": Words("仲裁费还没收齐", "fee not fully paid"),
    "withdrawn": STATUS_NAMES["withdrawn"],
    "goes_on": Words("不准撤回，继续进行", "not withdrawn, continues"),
}  # fmt: skip
"""Names of the steps of SCIA."""
LIVE: frozenset[Status] = frozenset({"sending", "received", "defect", "accepted", "tribunal", "hearing"})
MOST_PARTIES, MOST_CLAIMS, MOST_FILES = 10, 20, 30
LONGEST_TEXT, LONGEST_NAME, LONGEST_CLAUSE = 20_000, 200, 4_000
CURRENCIES: frozenset[str] = frozenset(
    {"CNY", "USD", "HKD", "EUR", "GBP", "CAD", "AUD", "NZD", "SGD", "MYR", "MOP", "JPY"}
)
LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Party:
    """A side: what nobody told is left blank in the paper.

    Args:
        phone, email: a token of the vault, or plain.
        representative: who acts for an organisation.
    """

    kind: PartyKind
    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    representative: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement to arbitrate, as it was sent.

    Args:
        text: the clause's own words.
        outcome: of the clause check.
        contract: which contract it stands in, as the person calls it.
        seat: the place it names for the arbitration, or that is asked for; empty: by the rules.
    """

    text: str = field(repr=False)
    outcome: Outcome
    contract: str = field(default="", repr=False)
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Wishes for the conduct of the arbitration.

    Args:
        language: of the proceedings, as said.
        arbitrator: whom the applicant chooses, or empty for the institution's choice.
    """

    language: str = ""
    arbitrators: Arbitrators = "rules"
    arbitrator: str = field(default="", repr=False)
    procedure: Procedure = "rules"


@dataclass(frozen=True, slots=True)
class Application:
    """An application (仲裁申请书).

    Args:
        agent: who acts for the applicants, with the firm, as said.
        amount: in dispute, in `currency`; None without an amount.
        note: words that go with the evidence.
    """

    applicants: tuple[Party, ...]
    respondents: tuple[Party, ...]
    agreement: Agreement
    claims: tuple[str, ...] = field(repr=False)
    facts: str = field(repr=False)
    amount: Decimal | None = None
    currency: str = "CNY"
    agent: str = field(default="", repr=False)
    evidence: tuple[EvidenceFile, ...] = ()
    note: str = field(default="", repr=False)
    wishes: Wishes = field(default_factory=Wishes)

    def check(self) -> None:
        """Refuse what would be no application to SCIA.

        Raises:
            Refused: ``arbitration_clause_outside``, ``arbitration_clause_missing``, ``arbitration_nobody``,
                ``arbitration_no_claim``, ``arbitration_too_much``, ``arbitration_amount_odd``.
        """
        if self.agreement.outcome in REFUSED:
            raise Refused("arbitration_clause_outside")
        if not self.agreement.text.strip() or self.agreement.outcome in ("none", "court", "other", "abroad", "ad_hoc"):
            raise Refused("arbitration_clause_missing")
        sides = (*self.applicants, *self.respondents)
        if not self.applicants or not self.respondents or not all(one.name.strip() for one in sides):
            raise Refused("arbitration_nobody")
        if not self.claims or not self.facts.strip():
            raise Refused("arbitration_no_claim")
        if self.amount is not None and not (0 < self.amount <= LARGEST and self.currency in CURRENCIES):
            raise Refused("arbitration_amount_odd")
        many = len(sides) > MOST_PARTIES or len(self.claims) > MOST_CLAIMS or len(self.evidence) > MOST_FILES
        if many or any(len(text) > LONGEST_TEXT for text in (self.facts, self.note, *self.claims)):
            raise Refused("arbitration_too_much")


class Paper(Protocol):
    """Paper that somebody hands in at SCIA: an application, or as the respondent an answer."""

    @property
    def applicants(self) -> tuple[Party, ...]:
        """Return who applied."""
        ...

    @property
    def respondents(self) -> tuple[Party, ...]:
        """Against whom."""
        ...

    @property
    def evidence(self) -> tuple[EvidenceFile, ...]:
        """The files that go along."""
        ...


@dataclass(frozen=True, slots=True)
class Arbitration:
    """An arbitration as it is kept for one person, who applied for it or answers it.

    Args:
        paper: the application, or the answer.
        number: SCIA's, once it has the application.
        reason: why it was not taken, as the tail of an utterance.
        course: what SCIA has told since.
        steps: what the person has sent since, the oldest first.
    """

    arbitration_id: str
    person_id: str
    paper: Paper
    status: Status
    number: str = ""
    reason: str = ""
    course: Course = field(default_factory=Course)
    steps: tuple[Step, ...] = ()
    created_at: datetime | None = None

    @property
    def application(self) -> Application:
        """The application; asked of an applicant's alone."""
        assert isinstance(self.paper, Application)
        return self.paper

    @property
    def is_answer(self) -> bool:
        """Return True if somebody else applied, and the person answers."""
        return not isinstance(self.paper, Application)

    @property
    def other_side(self) -> tuple[Party, ...]:
        """Return who stands against the person."""
        return self.paper.applicants if self.is_answer else self.paper.respondents

    def waits(self, kind: StepKind) -> bool:
        """Return True if something of this kind is still on its way to SCIA."""
        return any(one.kind == kind and one.state == "open" for one in self.steps)

    @property
    def supplement_waits(self) -> bool:
        """Return True if a correction of the person's is still on its way."""
        return self.waits("correction")

    @property
    def unanswered(self) -> Step | None:
        """The payment that was reported last, while SCIA has said nothing of it."""
        return None if self.course.is_paid else self._last("payment")

    @property
    def withdrawal(self) -> Step | None:
        """The wish to withdraw, while SCIA has not answered it."""
        return self._last("withdrawal")

    def _last(self, kind: StepKind) -> Step | None:
        """The last step of a kind that is on its way or waits for SCIA's answer."""
        waiting = (one for one in reversed(self.steps) if one.kind == kind and one.state in ("open", "done"))
        return next(waiting, None)
