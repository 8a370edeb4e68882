"""The clerk's desk: what may happen to a filing, in which order, and what its client is told.

Every change happens under one lock and counts up the filing's `sequence`; every word to a client is the whole filing.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.callbacks import Callback
from sandbox.online_litigation.dossier import Dossier, Shelf
from sandbox.online_litigation.periods import cure_by, fee_of
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import NewFiling, NewSupplement

BEIJING = ZoneInfo("Asia/Shanghai")
COURT_NUMBERS = {
    "jiangmen_intermediate": "07", "pengjiang": "0703", "jianghai": "0704", "xinhui": "0705", "taishan": "0781",
    "kaiping": "0783", "heshan": "0784", "enping": "0785",
}  # fmt: skip
"""The courts, and their codes in case numbers."""
OPEN = ("under_review", "approved", "defects")
_HIDDEN = ("digest", "callback_url", "evidence", "supplements", "amount", "court", "decided_by")


class Desk:
    """All filings and the rules of the desk."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.shelf = Shelf()
        self.now_override: datetime | None = None
        self.outgoing: list[Callback] = []

    @property
    def now(self) -> datetime:
        """The desk's present moment in Beijing time; tests may set it."""
        return self.now_override or datetime.now(BEIJING)

    def file(self, wish: NewFiling) -> dict[str, Any]:
        """Take a filing in or raise `Problem`."""
        if wish.court not in COURT_NUMBERS:
            raise Problem("court_unknown")
        self.all_there([file.sha256 for file in wish.evidence])
        if any(one.reference == wish.reference for one in self.shelf.dossiers.values()):
            raise Problem("duplicate_filing")
        self.shelf.filings += 1
        number = f"WL{self.now:%Y%m%d}{self.shelf.filings:06d}"
        dossier = Dossier(
            filing_number=number,
            reference=wish.reference,
            court=wish.court,
            amount=wish.amount if wish.currency == "CNY" else None,
            digest=hashlib.sha256(wish.model_dump_json().encode()).hexdigest(),
            evidence=[file.sha256 for file in wish.evidence],
            callback_url=wish.callback_url,
            received_on=self._today(),
            changed_at=self.now.isoformat(),
        )
        self.shelf.dossiers[number] = dossier
        return body_of(dossier)

    def show(self, number: str) -> dict[str, Any]:
        """Return a filing as it stands."""
        return body_of(self.dossier(number))

    def supplement(self, number: str, wish: NewSupplement) -> dict[str, Any]:
        """Take corrections or further papers; a correction begins the review anew."""
        dossier = self.dossier(number)
        files = [file.sha256 for file in wish.files]
        if dossier.status not in ("under_review", "defects"):
            raise Problem("supplement_not_open")
        self.all_there(files)
        if dossier.status == "defects":
            extended = (dossier.extension or {}).get("state") == "granted"
            told_on = date.fromisoformat(dossier.defects_told_on or self._today())
            if self.now.date() > cure_by(told_on, extended):
                raise Problem("cure_period_over")
            dossier.status, dossier.cured_on = "under_review", self._today()
        dossier.supplements.append(files)
        return self._changed(dossier)

    def ask_extension(self, number: str) -> dict[str, Any]:
        """Note a request for more time, once."""
        dossier = self.dossier(number)
        if dossier.status != "defects":
            raise Problem("extension_not_open")
        if dossier.extension is not None:
            raise Problem("extension_already")
        dossier.extension = {"state": "asked", "cure_by": None}
        return self._changed(dossier)

    def withdraw(self, number: str) -> dict[str, Any]:
        """Take a filing back; twice is the same as once."""
        dossier = self.dossier(number)
        if dossier.status == "withdrawn":
            return body_of(dossier)
        if dossier.status == "registered":
            raise Problem("already_registered")
        if dossier.status not in OPEN:
            raise Problem("already_over")
        dossier.status = "withdrawn"
        return self._changed(dossier)

    def review_passed(self, dossier: Dossier) -> None:
        """Accept it on review."""
        self._from(dossier, "under_review")
        dossier.status = "approved"
        self.tell(dossier, "review_passed")

    def tell_defects(self, dossier: Dossier, defects: list[str]) -> None:
        """Tell what to correct: all of it, once."""
        self._from(dossier, "under_review")
        if dossier.defects_told_on is not None or not defects:
            raise Problem("decision_impossible", "All defects are told once, and at least one.")
        dossier.status, dossier.defects, dossier.defects_told_on = "defects", defects, self._today()
        self.tell(dossier, "defects")

    def decide_extension(self, dossier: Dossier, granted: bool) -> None:
        """Give more time, or not."""
        if dossier.status != "defects" or (dossier.extension or {}).get("state") != "asked":
            raise Problem("decision_impossible", "No extension was asked for.")
        told_on = date.fromisoformat(dossier.defects_told_on or self._today())
        last = cure_by(told_on, extended=True).isoformat() if granted else None
        dossier.extension = {"state": "granted" if granted else "refused", "cure_by": last}
        self.tell(dossier, "extension_granted" if granted else "extension_refused")

    def register(self, dossier: Dossier, case_number: str | None) -> None:
        """Give it a case number."""
        self._from(dossier, "under_review", "approved")
        if case_number and any(case_number == one.case_number for one in self.shelf.dossiers.values()):
            raise Problem("case_number_taken")
        dossier.status, dossier.case_number = "registered", case_number or self._next_number(dossier.court)
        self.tell(dossier, "registered")

    def end(self, dossier: Dossier, status: str, reason: str) -> None:
        """Refuse or return it, and say why."""
        self._from(dossier, *OPEN)
        dossier.status, dossier.reason, dossier.decided_on = status, reason, self._today()
        self.tell(dossier, status)

    def notice_fee(self, dossier: Dossier, fee: str | None) -> None:
        """Say what is to be paid."""
        self._from(dossier, "approved", "registered")
        dossier.fee, dossier.fee_noticed_on = fee or fee_of(dossier.amount), self._today()
        self.tell(dossier, "fee_notice")

    def tell(self, dossier: Dossier, kind: str) -> None:
        """Count a change and send the client the filing as it now stands."""
        filing = self._changed(dossier)
        news: dict[str, Any] = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": dossier.reference}
        news |= {"occurred_at": dossier.changed_at, "filing": filing}
        self.outgoing.append(Callback(dossier.callback_url, news))

    def dossier(self, number: str) -> Dossier:
        """Return a filing's dossier or raise `Problem`."""
        if number not in self.shelf.dossiers:
            raise Problem("not_found")
        return self.shelf.dossiers[number]

    def keep_evidence(self, sha256: str, content: bytes) -> dict[str, Any]:
        """Keep that a file has arrived whole; its bytes are not kept."""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem("evidence_damaged")
        self.shelf.evidence[sha256] = len(content)
        return {"sha256": sha256, "size": len(content)}

    def show_evidence(self, sha256: str) -> dict[str, Any]:
        """Return what is known of a file that has arrived."""
        self.all_there([sha256])
        return {"sha256": sha256, "size": self.shelf.evidence[sha256]}

    def all_there(self, hashes: list[str]) -> None:
        """Raise `Problem` unless every file has arrived whole."""
        if any(sha256 not in self.shelf.evidence for sha256 in hashes):
            raise Problem("evidence_unknown")

    def _from(self, dossier: Dossier, *stages: str) -> None:
        if dossier.status not in stages:
            raise Problem("decision_impossible", f"It is {dossier.status}.")

    def _changed(self, dossier: Dossier) -> dict[str, Any]:
        dossier.sequence += 1
        dossier.changed_at = self.now.isoformat()
        return body_of(dossier)

    def _next_number(self, court: str) -> str:
        code = COURT_NUMBERS[court]
        year = f"{self.now.year}-{code}"
        self.shelf.cases[year] = self.shelf.cases.get(year, 0) + 1
        return f"（{self.now.year}）粤{code}民初{self.shelf.cases[year]}号"

    def _today(self) -> str:
        return self.now.astimezone(BEIJING).date().isoformat()


def body_of(dossier: Dossier) -> dict[str, Any]:
    """Return a filing as the contract shows it; what is not yet known is left out."""
    shown = {name: value for name, value in asdict(dossier).items() if name not in _HIDDEN}
    return {name: value for name, value in shown.items() if value is not None}
