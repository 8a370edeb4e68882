"""The system's own work: what it was asked, what its officers decide, which updates of the library it has issued."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.callbacks import Callback
from sandbox.yiqiao_yilu.confirmations import Confirmations
from sandbox.yiqiao_yilu.mediators import MEDIATORS
from sandbox.yiqiao_yilu.problems import Problem
from sandbox.yiqiao_yilu.requests import NewDispute, NewEnquiry, NewMediation

BEIJING = ZoneInfo("Asia/Shanghai")
Thing = dict[str, Any]


@dataclass(slots=True)
class Shelf:
    """Everything that is remembered, each by the client's reference; updates in their order."""

    enquiries: dict[str, Thing] = field(default_factory=dict)
    disputes: dict[str, Thing] = field(default_factory=dict)
    mediations: dict[str, Thing] = field(default_factory=dict)
    confirmations: dict[str, Thing] = field(default_factory=dict)
    agreements: dict[str, int] = field(default_factory=dict)
    updates: list[Thing] = field(default_factory=list)
    callback_url: str = ""
    answers: dict[str, list[Any]] = field(default_factory=dict)


class Centre:
    """The system behind its counter.

    Args:
        key: signs what it issues.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.shelf = Shelf()
        self.lock = threading.RLock()
        self.outgoing: list[Callback] = []
        self.now_override: datetime | None = None

    @property
    def now(self) -> datetime:
        """The system's clock."""
        return self.now_override or datetime.now(BEIJING)

    def confirmations(self) -> Confirmations:
        """Return the courts' part that confirms agreements, over the shelf as it is now."""
        return Confirmations(self.shelf.confirmations, self.shelf.agreements, self._tell, lambda: self.now.date())

    def take_enquiry(self, wish: NewEnquiry) -> Thing:
        """Take a question; the same reference again is the same enquiry."""
        told = {**wish.model_dump(mode="json"), "status": "received", "replies": [], "files": {}, "sequence": 1}
        return self._body(self._put(self.shelf.enquiries, told))

    def more(self, reference: str, text: str) -> Thing:
        """Add what the person wrote to an enquiry."""
        enquiry = self.find(self.shelf.enquiries, reference)
        if enquiry["status"] in ("withdrawn", "closed"):
            raise Problem("enquiry_over")
        enquiry["replies"].append(text)
        enquiry |= {"status": "received", "sequence": enquiry["sequence"] + 1}
        self.shelf.enquiries[reference] = enquiry
        return self._body(enquiry)

    def add_file(self, reference: str, sha256: str, content: bytes) -> Thing:
        """Keep a file of an enquiry under its hash; its size alone is remembered."""
        enquiry = self.find(self.shelf.enquiries, reference)
        if enquiry["status"] in ("withdrawn", "closed"):
            raise Problem("enquiry_over")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem("file_damaged")
        self.shelf.enquiries[reference] = enquiry | {"files": {**enquiry.get("files", {}), sha256: len(content)}}
        return {"sha256": sha256, "size": len(content)}

    def withdraw(self, reference: str) -> Thing:
        """Erase what was told for an enquiry; twice is once."""
        enquiry = self.find(self.shelf.enquiries, reference)
        erased = dict.fromkeys(("question", "name", "contact", "talk"), "")
        erased |= {"replies": [], "files": {}, "status": "withdrawn"}
        self.shelf.enquiries[reference] = enquiry | erased
        return self._body(self.shelf.enquiries[reference])

    def decide_enquiry(self, reference: str, kind: str, text: str, officer: str) -> None:
        """An officer answers, asks back or closes."""
        enquiry = self.find(self.shelf.enquiries, reference)
        enquiry |= {"status": kind, "sequence": enquiry["sequence"] + 1}
        self._tell(enquiry, f"enquiry_{kind}", text=text, officer=officer)

    def take_dispute(self, wish: NewDispute) -> Thing:
        """Take a dispute, if who tells it agreed."""
        if not wish.consent:
            raise Problem("consent_missing")
        return self._body(self._put(self.shelf.disputes, {**wish.model_dump(mode="json"), "status": "received"}))

    def listed_mediators(self) -> Thing:
        """Return the list of mediators, every one of them made up."""
        return {"mediators": [dict(one) for one in MEDIATORS]}

    def ask_mediator(self, reference: str, mediator_id: str) -> Thing:
        """Ask somebody of the list; they answer when an officer says so."""
        dispute = self.find(self.shelf.disputes, reference)
        if dispute["status"] == "ended":
            raise Problem("dispute_over")
        if all(one["mediator_id"] != mediator_id for one in MEDIATORS):
            raise Problem("mediator_unknown")
        self.shelf.disputes[reference] = dispute | {"mediator_id": mediator_id}
        return self._body(self.shelf.disputes[reference])

    def end_dispute(self, reference: str) -> Thing:
        """End a dispute and erase what was told for it; twice is once."""
        dispute = self.find(self.shelf.disputes, reference)
        told = ("summary", "name", "contact", "other_name", "other_contact", "times")
        self.shelf.disputes[reference] = dispute | dict.fromkeys(told, "") | {"status": "ended"}
        return self._body(self.shelf.disputes[reference])

    def tell_of_dispute(self, reference: str, kind: str, more: Thing) -> None:
        """Send news of a dispute: its mediator's answer, a session."""
        dispute = self.find(self.shelf.disputes, reference)
        if kind == "mediator_accepted":
            dispute["status"] = "accepted"
        self._tell(dispute, kind, **{name: str(value) for name, value in more.items()})

    def take_mediation(self, wish: NewMediation) -> Thing:
        """Take a filed case for mediation."""
        told = {**wish.model_dump(mode="json"), "status": "received", "outcome": ""}
        return self._body(self._put(self.shelf.mediations, told))

    def end_mediation(self, reference: str) -> Thing:
        """The case goes back; twice is once."""
        docked = self.find(self.shelf.mediations, reference)
        if docked["status"] == "ended" and docked["outcome"] != "called_back":
            raise Problem("mediation_over")
        docked |= {"status": "ended", "outcome": "called_back"}
        return self._body(docked)

    def decide(self, kind: str, reference: str, status: str, outcome: str = "", **more: str) -> None:
        """An officer decides on a dispute or a mediation; `more` goes into the news: words, a name, a day."""
        shelf = self.shelf.disputes if kind == "dispute" else self.shelf.mediations
        thing = self.find(shelf, reference)
        thing |= {"status": status, **({"outcome": outcome} if kind == "mediation" else {})}
        self._tell(thing, f"{kind}_{status}", **{"text": "", "officer": "", **more})

    def fix_session(self, reference: str, more: Thing) -> None:
        """Tell when and how both sides of a filed case meet its mediator."""
        docked = self.find(self.shelf.mediations, reference)
        self._tell(docked, "mediation_session", **{name: str(value) for name, value in more.items()})

    def issue(self, entries: Any, *, broken: str = "") -> None:
        """Issue an update of the library; `broken` makes its ``signature`` or its ``digest`` wrong."""
        version = len(self.shelf.updates) + 1
        content = json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(content.encode()).hexdigest()
        signed = hmac.new(self.key.encode(), f"{version}.{digest}".encode(), hashlib.sha256).hexdigest()
        update = {"version": version, "issued_at": self.now.isoformat(), "content": content, "sha256": digest}
        update["signature"] = "0" * 64 if broken == "signature" else signed
        if broken == "digest":
            update["content"] = content + " "
        self.shelf.updates.append(update)
        if self.shelf.callback_url:
            news = {"event_id": f"E{secrets.token_hex(8)}", "kind": "library_update", "version": version}
            self.outgoing.append(Callback(self.shelf.callback_url, news | {"occurred_at": self.now.isoformat()}))

    def updates_after(self, version: int) -> Thing:
        """Return the updates after a version, ten at most."""
        return {"latest": len(self.shelf.updates), "updates": self.shelf.updates[version : version + 10]}

    def find(self, shelf: dict[str, Thing], reference: str) -> Thing:
        """Return a thing by the client's reference."""
        if reference not in shelf:
            raise Problem("not_found")
        return shelf[reference]

    def show(self, shelf: dict[str, Thing], reference: str) -> Thing:
        """Return a thing as the contract shows it."""
        return self._body(self.find(shelf, reference))

    def _put(self, shelf: dict[str, Thing], told: Thing) -> Thing:
        self.shelf.callback_url = told["callback_url"]
        return shelf.setdefault(told["reference"], told)

    def _body(self, thing: Thing) -> Thing:
        shown = ("reference", "status", "sequence", "outcome")
        return {name: thing[name] for name in shown if name in thing}

    def _tell(self, thing: Thing, kind: str, **more: str) -> None:
        news = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": thing["reference"]}
        news |= {"occurred_at": self.now.isoformat(), "outcome": thing.get("outcome", ""), **more}
        self.outgoing.append(Callback(thing["callback_url"], news))
