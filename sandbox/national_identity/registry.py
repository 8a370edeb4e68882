"""Memory of the platform's checks, and what becomes of them. Of the person only a fingerprint is kept."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.callbacks import Callback
from sandbox.national_identity.problems import Problem
from sandbox.national_identity.requests import NewCheck

BEIJING = ZoneInfo("Asia/Shanghai")
PAGE_HOURS = 24
"""Time for which the page waits for a face."""
CHECKS_A_DAY = 20
"""For one document."""
RESULTS = ("match", "no_match", "unavailable")


@dataclass(slots=True)
class Check:
    """One check; ISO times. `face` names its page and is forgotten with the result."""

    check_id: str
    reference: str
    fingerprint: str
    state: str
    face_url: str | None
    result: str | None
    opened_at: str
    callback_url: str
    face: str | None


@dataclass(slots=True)
class Memory:
    """Everything the platform remembers."""

    checks: dict[str, Check] = field(default_factory=dict)
    answers: dict[str, list[Any]] = field(default_factory=dict)


class Registry:
    """The platform's checks, and its clock.

    Args:
        keep_in: JSON file to remember in, or None.
    """

    def __init__(self, keep_in: Path | None = None) -> None:
        self.lock = threading.RLock()
        self.now_override: datetime | None = None
        self.next_results: list[str] = []
        self.outgoing: list[Callback] = []
        self._keep_in = keep_in
        self.memory = _load(keep_in)

    @property
    def now(self) -> datetime:
        """The platform's clock."""
        return self.now_override or datetime.now(BEIJING)

    def open(self, wish: NewCheck, page: str) -> dict[str, Any]:
        """Open a check whose page lies below `page`."""
        with self.lock:
            print_of = hashlib.sha256(f"{wish.document_type}|{wish.document_number}".encode()).hexdigest()[:16]
            day = self.now.date().isoformat()
            same = [one for one in self.memory.checks.values() if one.fingerprint == print_of]
            if sum(one.opened_at[:10] == day for one in same) >= CHECKS_A_DAY:
                raise Problem("too_many_checks")
            face = secrets.token_urlsafe(16)
            check = Check(
                check_id=f"C{secrets.token_hex(8)}",
                reference=wish.reference,
                fingerprint=print_of,
                state="awaiting_face",
                face_url=f"{page}/{face}",
                result=None,
                opened_at=self.now.isoformat(),
                callback_url=wish.callback_url,
                face=face,
            )
            self.memory.checks[check.check_id] = check
            return body(check)

    def check(self, check_id: str) -> Check:
        """Return a check, expired if nobody came to its page in time."""
        if check_id not in self.memory.checks:
            raise Problem("not_found")
        check = self.memory.checks[check_id]
        over = datetime.fromisoformat(check.opened_at) + timedelta(hours=PAGE_HOURS) <= self.now
        if check.state == "awaiting_face" and over:
            self._close(check, "expired")
        return check

    def at_page(self, face: str) -> Check | None:
        """Return the check whose page this is, or None once it is over."""
        found = [one for one in self.memory.checks.values() if one.face == face and face]
        check = self.check(found[0].check_id) if found else None
        return check if check and check.state == "awaiting_face" else None

    def decide(self, check: Check, result: str | None = None) -> None:
        """Finish a check and tell the client; without a result the next one asked for by `_control`, else a match."""
        if check.state != "awaiting_face":
            return
        check.result = result or (self.next_results.pop(0) if self.next_results else "match")
        self._close(check, "finished")
        self.outgoing.append(
            Callback(
                check.callback_url,
                {
                    "event_id": f"E{secrets.token_hex(8)}",
                    "kind": "check_finished",
                    "reference": check.reference,
                    "check_id": check.check_id,
                    "result": check.result,
                    "occurred_at": self.now.isoformat(),
                },
            )
        )

    def withdraw(self, check_id: str) -> dict[str, Any]:
        """Forget a check; twice is the same as once."""
        with self.lock:
            check = self.check(check_id)
            if check.state == "awaiting_face":
                self._close(check, "withdrawn")
            return body(check)

    def save(self) -> None:
        """Write everything down; a crash in the middle leaves what was there."""
        if self._keep_in is None:
            return
        self._keep_in.parent.mkdir(parents=True, exist_ok=True)
        draft = self._keep_in.with_suffix(".new")
        draft.write_text(json.dumps(asdict(self.memory), ensure_ascii=False), encoding="utf-8")
        os.replace(draft, self._keep_in)

    def _close(self, check: Check, state: str) -> None:
        check.state, check.face, check.face_url = state, None, None


def body(check: Check) -> dict[str, Any]:
    """Return a check as the contract shows it."""
    return {name: getattr(check, name) for name in ("check_id", "reference", "state", "face_url", "result")}


def _load(file: Path | None) -> Memory:
    if file is None or not file.exists():
        return Memory()
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Memory({key: Check(**one) for key, one in kept["checks"].items()}, kept["answers"])
