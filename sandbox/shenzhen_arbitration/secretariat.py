"""The system's own work: applications, their files, and what the secretariat decides."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.callbacks import Callback
from sandbox.shenzhen_arbitration.problems import Problem
from sandbox.shenzhen_arbitration.requests import (
    Decision,
    KnownCase,
    NewAnswer,
    NewApplication,
    NewPayment,
    NewSupplement,
    NewWithdrawal,
)

BEIJING = ZoneInfo("Asia/Shanghai")
Thing = dict[str, Any]
OURS = (
    "深圳国际仲裁院", "深圳國際仲裁院", "深国仲", "深圳", "华南国际", "華南國際", "粤港澳大湾区国际仲裁", "贸仲华南",
    "SCIA", "Shenzhen", "South China",
)  # fmt: skip
OUTSIDE = ("离婚", "離婚", "遗产", "遺產", "继承份额", "劳动合同", "divorce", "inheritance")
_AFTER = {
    "defect": ("received", "defect"), "accepted": ("received", "defect"), "not_accepted": ("received", "defect"),
    "tribunal": ("accepted", "tribunal"), "hearing": ("accepted", "tribunal", "hearing"),
    "award": ("accepted", "tribunal", "hearing"), "paid": ("accepted", "tribunal", "hearing"),
    "unpaid": ("accepted", "tribunal", "hearing"),
    "withdrawn": ("received", "defect", "accepted", "tribunal", "hearing"),
    "goes_on": ("received", "defect", "accepted", "tribunal", "hearing"),
}  # fmt: skip
_TO_AN_ANSWER = dict.fromkeys(("tribunal", "hearing", "award"), ("received", "defect"))
"""News that may follow an answer besides: nobody accepts it, unless for the fee of its counterclaim."""
_STANDS = ("paid", "unpaid", "goes_on")
"""News decided without the application standing elsewhere."""
_OVER = ("not_accepted", "award", "withdrawn")
_FEE = "17500.00"
_PAY_WITHIN = timedelta(days=10)


@dataclass(slots=True)
class Shelf:
    """Everything that is remembered: applications and answers by the client's reference, files by their hash, cases
    somebody else began by their number."""

    applications: dict[str, Thing] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    answered: dict[str, Thing] = field(default_factory=dict)
    cases: dict[str, Thing] = field(default_factory=dict)
    count: int = 0
    answers: dict[str, list[Any]] = field(default_factory=dict)


class Secretariat:
    """The system behind its counter."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.lock = threading.RLock()
        self.outgoing: list[Callback] = []
        self.now_override: datetime | None = None

    @property
    def now(self) -> datetime:
        """The system's clock."""
        return self.now_override or datetime.now(BEIJING)

    def keep_file(self, sha256: str, content: bytes) -> Thing:
        """Keep a file under its hash."""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem("file_damaged")
        self.shelf.files[sha256] = len(content)
        return {"sha256": sha256, "size": len(content)}

    def take(self, wish: NewApplication) -> Thing:
        """Take an application; the same reference again is the same application."""
        if wish.reference in self.shelf.applications:
            return self.body(wish.reference)
        self._looked_into(wish)
        self.shelf.count += 1
        told = wish.model_dump(mode="json")
        told |= {"receipt": f"SCIA-R-{self.now:%Y}-{self.shelf.count:06}", "status": "received", "supplements": []}
        told |= {"payments": [], "fee": None, "withdrawal": None}
        self.shelf.applications[wish.reference] = told | {"sequence": 0, "number": ""}
        return self.body(wish.reference)

    def _looked_into(self, wish: NewApplication) -> None:
        if any(word in wish.clause for word in OUTSIDE):
            raise Problem("not_arbitrable")
        if not any(word.casefold() in wish.clause.casefold() for word in OURS):
            raise Problem("clause_not_ours")
        self._all_there([file.sha256 for file in wish.evidence])
        sides = [sorted(party.name for party in side) for side in (wish.applicants, wish.respondents)]
        for other in self.shelf.applications.values():
            theirs = [sorted(party["name"] for party in other[side]) for side in ("applicants", "respondents")]
            lives = other["status"] not in ("not_accepted", "withdrawn")
            if theirs == sides and other["clause"] == wish.clause and lives:
                raise Problem("duplicate_application")

    def supplement(self, reference: str, wish: NewSupplement) -> Thing:
        """Take a correction, while one is asked for."""
        application = self._open(reference)
        if application["status"] != "defect":
            raise Problem("nothing_to_correct")
        self._all_there([file.sha256 for file in wish.files])
        application["supplements"].append(wish.model_dump(mode="json"))
        application["status"] = "received"
        return self.body(reference)

    def know(self, case: KnownCase) -> None:
        """Know a case that somebody else began."""
        self.shelf.cases[case.number] = case.model_dump(mode="json")

    def take_answer(self, wish: NewAnswer) -> Thing:
        """Take a respondent's answer; the same reference again is the same answer."""
        if wish.reference in self.shelf.answered:
            return self.body(wish.reference)
        case = self.shelf.cases.get(wish.number)
        if case is None:
            raise Problem("case_unknown")
        names = {party.name for party in wish.respondents}
        if not names & set(case["respondents"]):
            raise Problem("not_a_party")
        if not case["takes_answers"]:
            raise Problem("answers_not_taken")
        told = [other for other in self.shelf.answered.values() if other["number"] == wish.number]
        if any(names & {party["name"] for party in other["respondents"]} for other in told):
            raise Problem("already_answered")
        self._all_there([file.sha256 for file in wish.evidence])
        self.shelf.count += 1
        receipt = f"SCIA-A-{self.now:%Y}-{self.shelf.count:06}"
        kept = {"receipt": receipt, "status": "received", "supplements": [], "payments": [], "fee": None}
        kept |= {"withdrawal": None, "sequence": 0}
        self.shelf.answered[wish.reference] = wish.model_dump(mode="json") | kept
        return self.body(wish.reference)

    def hear_of_payment(self, reference: str, wish: NewPayment) -> Thing:
        """Take the report of a payment; whether the fee is paid the secretariat says, once it has looked."""
        application = self._open(reference)
        if application["fee"] is None:
            raise Problem("nothing_to_pay")
        if application["fee"]["paid"]:
            raise Problem("already_paid")
        self._all_there([file.sha256 for file in wish.files])
        application["payments"].append(wish.model_dump(mode="json"))
        return self.body(reference)

    def hear_of_withdrawal(self, reference: str, wish: NewWithdrawal) -> Thing:
        """Take the wish to withdraw; one that waits is not asked for twice."""
        if reference in self.shelf.answered:
            raise Problem("not_found")
        application = self._open(reference)
        if application["withdrawal"] is None:
            application["withdrawal"] = wish.model_dump(mode="json")
        return self.body(reference)

    def looked_at_payment(self, reference: str) -> Decision:
        """Decide as a secretary on the last payment: it is there, or what is missing of it."""
        application = self.find(reference)
        fee, last = application["fee"], application["payments"][-1]
        if last["amount"] is not None and last["currency"] != fee["currency"]:
            text = f"缴费通知的币种是{fee['currency']}，请按该币种付款。"
            return Decision(kind="unpaid", reference=reference, text=text, amount=fee["left"], currency=fee["currency"])
        left = Decimal(fee["left"]) - Decimal(last["amount"] or fee["left"])
        if left > 0:
            text = "只收到一部分，请补足差额。"
            return Decision(kind="unpaid", reference=reference, text=text, amount=left, currency=fee["currency"])
        return Decision(kind="paid", reference=reference, amount=fee["amount"], currency=fee["currency"])

    def decide(self, decision: Decision) -> None:
        """The secretariat decides, and the client is told."""
        reference = decision.reference or ([*self.shelf.applications, *self.shelf.answered] or [""])[-1]
        application = self.find(reference)
        is_answer = reference in self.shelf.answered
        follows = _TO_AN_ANSWER.get(decision.kind, ()) if is_answer else ()
        if application["status"] not in (*_AFTER[decision.kind], *follows):
            raise Problem("out_of_order")
        if decision.kind not in _STANDS:
            application["status"] = decision.kind
        application["sequence"] += 1
        if decision.kind == "accepted" and not is_answer:
            application["number"] = f"（{self.now:%Y}）深国仲受{self.shelf.count}号"
        told = decision.model_dump(mode="json", exclude={"reference", "kind"})
        if decision.kind == "accepted" and decision.amount is None:
            told |= {"amount": _FEE, "due": (self.now + _PAY_WITHIN).date().isoformat()}
        self._note_fee(application, decision.kind, told)
        if decision.kind == "goes_on":
            application["withdrawal"] = None
        if decision.kind == "award":
            told["award_number"] = f"（{self.now:%Y}）深国仲裁{self.shelf.count}号"
        body = {
            "event_id": f"E{secrets.token_hex(8)}", "kind": f"arbitration_{decision.kind}", "reference": reference,
            "sequence": application["sequence"], "number": application["number"],
            "occurred_at": self.now.isoformat(), **told,
        }  # fmt: skip
        self.outgoing.append(Callback(application["callback_url"], body))

    def _note_fee(self, application: Thing, kind: str, told: Thing) -> None:
        """Write down what is to be paid, what is left of it, and that it is paid."""
        if kind == "accepted":
            asked = {"amount": told["amount"], "currency": told["currency"]}
            application["fee"] = asked | {"left": told["amount"], "paid": False}
        elif kind in ("paid", "unpaid") and application["fee"] is not None:
            left = "0" if kind == "paid" else told["amount"] or application["fee"]["left"]
            application["fee"] |= {"left": left, "paid": kind == "paid"}

    def is_over(self, reference: str) -> bool:
        """Return whether an application has come to its end."""
        return self.find(reference)["status"] in _OVER

    def _open(self, reference: str) -> Thing:
        """Return an application that goes on."""
        if self.is_over(reference):
            raise Problem("application_over")
        return self.find(reference)

    def find(self, reference: str) -> Thing:
        """Return an application or an answer by the client's reference."""
        for shelf in (self.shelf.applications, self.shelf.answered):
            if reference in shelf:
                return shelf[reference]
        raise Problem("not_found")

    def body(self, reference: str) -> Thing:
        """Return an application or an answer as the contract shows it."""
        application = self.find(reference)
        return {name: application[name] for name in ("reference", "receipt", "status", "number")}

    def _all_there(self, hashes: list[str]) -> None:
        if any(sha256 not in self.shelf.files for sha256 in hashes):
            raise Problem("file_unknown")
