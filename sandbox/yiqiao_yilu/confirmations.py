"""Judicial confirmation of mediation agreements: what both sides asked a court together, and what it decides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.working_days import office_works
from sandbox.yiqiao_yilu.problems import Problem
from sandbox.yiqiao_yilu.requests import NewConfirmation

Thing = dict[str, Any]
BEIJING = ZoneInfo("Asia/Shanghai")
DAYS_TO_ASK = 30
_COURTS = {
    "pengjiang": "0703", "jianghai": "0704", "xinhui": "0705", "taishan": "0781", "kaiping": "0783", "heshan": "0784",
    "enping": "0785",
}  # fmt: skip
"""Basic courts that take such applications, with their codes in case numbers."""
_OF_STATUS_AND_TITLE = ("house", "estate", "family")
_BEFORE = {
    "accepted": ("received",), "not_accepted": ("received",), "confirmed": ("accepted",), "rejected": ("accepted",),
}  # fmt: skip
"""Statuses from which each decision follows."""


class Confirmations:
    """The courts' part of the system that confirms agreements.

    Args:
        kept: every application by the client's reference.
        papers: sizes of the agreements that were sent, by their hash.
        tell: sends news of an application.
        today: the system's day.
    """

    def __init__(
        self, kept: dict[str, Thing], papers: dict[str, int], tell: Callable[..., None], today: Callable[[], date]
    ) -> None:
        self.kept = kept
        self.papers = papers
        self._tell = tell
        self._today = today

    def keep_paper(self, sha256: str, content: bytes) -> Thing:
        """Keep a signed agreement under its hash."""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem("agreement_damaged")
        self.papers[sha256] = len(content)
        return {"sha256": sha256, "size": len(content)}

    def take(self, wish: NewConfirmation) -> Thing:
        """Take an application of both sides; the same reference again is the same application."""
        if wish.reference in self.kept:
            return self.body(wish.reference)
        if wish.agreement_sha256 not in self.papers:
            raise Problem("agreement_missing")
        if wish.court not in _COURTS or wish.matter in _OF_STATUS_AND_TITLE:
            raise Problem("confirmation_not_taken")
        asked_on = max(one.asked_at for one in wish.applicants).astimezone(BEIJING).date()
        if asked_on > _last_day(wish.effective_on):
            raise Problem("confirmation_late")
        told = wish.model_dump(mode="json") | {"status": "received", "case_number": "", "ruling_number": ""}
        self.kept[wish.reference] = told | {"receipt": f"SFQR-{self._today():%Y}-{len(self.kept) + 1:06}"}
        return self.body(wish.reference)

    def decide(self, reference: str, kind: str, text: str) -> None:
        """Decide as the court does: first whether it accepts the application, then on the application.

        Raises:
            ValueError: no such decision.
            Problem: it does not follow from where the application stands.
        """
        one = self.find(reference)
        if kind not in _BEFORE:
            raise ValueError("no such decision")
        if one["status"] not in _BEFORE[kind]:
            raise Problem("confirmation_over")
        one["status"] = kind
        number = f"（{self._today().year}）粤{_COURTS[one['court']]}民特{list(self.kept).index(reference) + 1}号"
        if kind == "accepted":
            one["case_number"] = number
        elif kind != "not_accepted":
            one["ruling_number"] = number
        self._tell(one, f"confirmation_{kind}", text=text, decided_on=self._today().isoformat(), number=number)

    def find(self, reference: str) -> Thing:
        """Return an application by the client's reference."""
        if reference not in self.kept:
            raise Problem("not_found")
        return self.kept[reference]

    def body(self, reference: str) -> Thing:
        """Return an application as the contract shows it."""
        one = self.find(reference)
        return {name: one[name] for name in ("reference", "status", "receipt", "case_number", "ruling_number")}


def _last_day(effective_on: date) -> date:
    """Return the last day to ask: the thirtieth after the effect, or the next working day."""
    last = effective_on + timedelta(days=DAYS_TO_ASK)
    while not office_works(last):
        last += timedelta(days=1)
    return last
