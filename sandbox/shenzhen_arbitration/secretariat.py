"""The system's own work: applications, their files, and what the secretariat decides."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.callbacks import Callback
from sandbox.shenzhen_arbitration.problems import Problem
from sandbox.shenzhen_arbitration.requests import Decision, NewApplication, NewSupplement

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
    "award": ("accepted", "tribunal", "hearing"),
}  # fmt: skip
_PAY_WITHIN = timedelta(days=10)


@dataclass(slots=True)
class Shelf:
    """Everything that is remembered: applications by the client's reference, files by their hash."""

    applications: dict[str, Thing] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
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
            if theirs == sides and other["clause"] == wish.clause and other["status"] != "not_accepted":
                raise Problem("duplicate_application")

    def supplement(self, reference: str, wish: NewSupplement) -> Thing:
        """Take a correction, while one is asked for."""
        application = self.find(reference)
        if application["status"] in ("not_accepted", "award"):
            raise Problem("application_over")
        if application["status"] != "defect":
            raise Problem("nothing_to_correct")
        self._all_there([file.sha256 for file in wish.files])
        application["supplements"].append(wish.model_dump(mode="json"))
        application["status"] = "received"
        return self.body(reference)

    def decide(self, decision: Decision) -> None:
        """The secretariat decides, and the client is told."""
        reference = decision.reference or (list(self.shelf.applications) or [""])[-1]
        application = self.find(reference)
        if application["status"] not in _AFTER[decision.kind]:
            raise Problem("out_of_order")
        application["status"] = decision.kind
        application["sequence"] += 1
        if decision.kind == "accepted":
            application["number"] = f"（{self.now:%Y}）深国仲受{self.shelf.count}号"
        told = decision.model_dump(mode="json", exclude={"reference", "kind"})
        if decision.kind == "accepted" and decision.amount is None:
            told |= {"amount": "17500.00", "due": (self.now + _PAY_WITHIN).date().isoformat()}
        if decision.kind == "award":
            told["award_number"] = f"（{self.now:%Y}）深国仲裁{self.shelf.count}号"
        body = {
            "event_id": f"E{secrets.token_hex(8)}", "kind": f"arbitration_{decision.kind}", "reference": reference,
            "sequence": application["sequence"], "number": application["number"],
            "occurred_at": self.now.isoformat(), **told,
        }  # fmt: skip
        self.outgoing.append(Callback(application["callback_url"], body))

    def find(self, reference: str) -> Thing:
        """Return an application by the client's reference."""
        if reference not in self.shelf.applications:
            raise Problem("not_found")
        return self.shelf.applications[reference]

    def body(self, reference: str) -> Thing:
        """Return an application as the contract shows it."""
        application = self.find(reference)
        return {name: application[name] for name in ("reference", "receipt", "status", "number")}

    def _all_there(self, hashes: list[str]) -> None:
        if any(sha256 not in self.shelf.files for sha256 in hashes):
            raise Problem("file_unknown")
