"""SCIA's online system: files, applications, answers, corrections, payments that are reported, withdrawals.

The contract is assumed: `sandbox/shenzhen_arbitration/openapi.yaml` states it until SCIA confirms one
(docs/systems.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field

from backend.arbitration.answer import Answer
from backend.arbitration.model import Application, Party
from backend.arbitration.secretariat import PARTNER, REFUSALS, HandedAnswer, HandedApplication, HandedStep
from backend.arbitration.steps import EvidenceFile
from backend.platforms.base import PartnerClient, PartnerModel, Patience

_FILE_PATIENCE = Patience(connect=2.0, read=20.0, budget=25.0, tries=2)
"""For a file of some megabytes, which nobody waits for in a turn."""


class FileShape(PartnerModel):
    """A file the system has whole."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class ApplicationShape(PartnerModel):
    """An application or an answer as the system holds it."""

    reference: str
    receipt: str = Field(pattern=r"^[A-Za-z0-9-]{4,40}$")
    status: Literal["received", "defect", "accepted", "tribunal", "hearing", "award", "not_accepted", "withdrawn"]


class ShenzhenArbitration:
    """The system as a client sees it; implements ``backend.arbitration.secretariat.Secretariat``.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/shenzhen_arbitration``; ``/v1`` is added.
        key: API key, which also signs its callbacks.
        callback_url: where it sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        self._callback_url = callback_url
        where, headers = f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}
        self._client = PartnerClient(PARTNER, where, headers, REFUSALS, patience)
        self._shelf = PartnerClient(PARTNER, where, headers, REFUSALS, patience or _FILE_PATIENCE)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()
        self._shelf.close()

    def send_file(self, sha256: str, content: bytes) -> None:
        """Send a file; its hash is its own idempotency key."""
        self._shelf.ask("PUT", f"files/{sha256}", FileShape, content=content, key=f"file-{sha256}")

    def apply(self, key: str, handed: HandedApplication) -> str:
        """Hand an application in, and return the receipt's number."""
        body = _application(handed.application) | {
            "reference": handed.reference,
            "submitted_at": handed.submitted_at.isoformat(),
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "applications", ApplicationShape, body=body, key=key).receipt

    def answer(self, key: str, handed: HandedAnswer) -> str:
        """Hand a respondent's answer in, and return the receipt's number."""
        body = _answer(handed.answer) | {
            "reference": handed.reference,
            "submitted_at": handed.submitted_at.isoformat(),
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "answers", ApplicationShape, body=body, key=key).receipt

    def supplement(self, key: str, reference: str, handed: HandedStep) -> None:
        """Hand a correction in."""
        self._step("supplements", key, reference, handed)

    def report_payment(self, key: str, reference: str, handed: HandedStep) -> None:
        """Report a payment with its slips; whether the fee is paid comes as news."""
        sent = handed.sent
        paid = {
            "amount": None if sent.amount is None else str(sent.amount),
            "currency": sent.currency,
            "paid_on": None if sent.paid_on is None else sent.paid_on.isoformat(),
        }
        self._step("payments", key, reference, handed, paid)

    def withdraw(self, key: str, reference: str, handed: HandedStep) -> None:
        """Ask to withdraw; whether it is withdrawn comes as news."""
        body = {"reason": handed.sent.note, "submitted_at": handed.submitted_at.isoformat()}
        self._client.ask("POST", f"{_path(reference)}/withdrawal", ApplicationShape, body=body, key=key)

    def _step(
        self, name: str, key: str, reference: str, handed: HandedStep, more: Mapping[str, str | None] | None = None
    ) -> None:
        body = {
            "note": handed.sent.note,
            "files": [_file(one) for one in handed.sent.files],
            "submitted_at": handed.submitted_at.isoformat(),
            **(more or {}),
        }
        self._client.ask("POST", f"{_path(reference)}/{name}", ApplicationShape, body=body, key=key)

    def status(self, reference: str) -> str:
        """Return where an application stands."""
        return self._client.ask("GET", _path(reference), ApplicationShape).status


def _path(reference: str) -> str:
    return f"applications/{quote(reference, safe='')}"


def _application(one: Application) -> dict[str, Any]:
    return {
        "applicants": [_party(party) for party in one.applicants],
        "respondents": [_party(party) for party in one.respondents],
        "agent": one.agent,
        "clause": one.agreement.text,
        "contract": one.agreement.contract,
        "seat": one.agreement.seat,
        "claims": list(one.claims),
        "amount": None if one.amount is None else str(one.amount),
        "currency": one.currency,
        "facts": one.facts,
        "evidence": [_file(file) for file in one.evidence],
        "note": one.note,
        "language": one.wishes.language,
        "arbitrators": one.wishes.arbitrators,
        "arbitrator": one.wishes.arbitrator,
        "procedure": one.wishes.procedure,
    }


def _answer(one: Answer) -> dict[str, Any]:
    own = one.counterclaim
    return {
        "number": one.number,
        "applicants": [party.name for party in one.applicants],
        "respondents": [_party(party) for party in one.respondents],
        "received_on": None if one.received_on is None else one.received_on.isoformat(),
        "agent": one.agent,
        "position": one.position,
        "objection": one.objection,
        "counterclaims": list(own.claims),
        "counterclaim_amount": None if own.amount is None else str(own.amount),
        "counterclaim_currency": own.currency,
        "counterclaim_reasons": own.reasons,
        "arbitrator": one.arbitrator,
        "evidence": [_file(file) for file in one.evidence],
        "note": one.note,
    }


def _party(one: Party) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "address": one.address,
        "phone": one.phone,
        "email": one.email,
        "representative": one.representative,
    }


def _file(one: EvidenceFile) -> dict[str, str]:
    return {"name": one.name, "sha256": one.sha256}
