"""SCIA's online system: files, applications, corrections.

The contract is assumed: `sandbox/shenzhen_arbitration/openapi.yaml` states it until SCIA confirms one
(docs/systems.md).
"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

from pydantic import Field

from backend.arbitration.model import Application, EvidenceFile, Party
from backend.arbitration.secretariat import PARTNER, REFUSALS, HandedApplication, HandedSupplement
from backend.platforms.base import PartnerClient, PartnerModel, Patience

_FILE_PATIENCE = Patience(connect=2.0, read=20.0, budget=25.0, tries=2)
"""For a file of some megabytes, which nobody waits for in a turn."""


class FileShape(PartnerModel):
    """A file the system has whole."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class ApplicationShape(PartnerModel):
    """An application as the system holds it."""

    reference: str
    receipt: str = Field(pattern=r"^[A-Za-z0-9-]{4,40}$")
    status: Literal["received", "defect", "accepted", "tribunal", "hearing", "award", "not_accepted"]


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

    def supplement(self, key: str, reference: str, handed: HandedSupplement) -> None:
        """Hand a correction in."""
        body = {
            "note": handed.note,
            "files": [_file(one) for one in handed.files],
            "submitted_at": handed.submitted_at.isoformat(),
        }
        self._client.ask("POST", f"{_path(reference)}/supplements", ApplicationShape, body=body, key=key)

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
