"""The People's Court online litigation platform (人民法院在线服务): files, filings, and how a filing stands.

The contract is assumed: `sandbox/online_litigation/openapi.yaml` states it until the court confirms one.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import Field

from backend.filing.court import REFUSALS, CourtFiling, CourtReport, Decision, SentFile, Supplement
from backend.filing.court_shapes import FilingShape
from backend.filing.model import Agent, Complaint, Party
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.platforms.online_answers import OnlineAnswers
from backend.platforms.online_hearings import PLATFORM, OnlineHearings
from backend.shared.errors import Refused

_NO_EVIDENCE = "evidence_unknown"
_FILE_PATIENCE = Patience(connect=2.0, read=20.0, budget=25.0, tries=2)
"""For a file of some megabytes, which nobody waits for in a turn (`sending.QUICK_BYTES`); within an outbox lease."""


class FilingAnswer(FilingShape, PartnerModel):
    """A filing, as an answer."""


class EvidenceAnswer(PartnerModel):
    """A file the platform has whole."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class OnlineLitigation(OnlineHearings):
    """The platform as a client sees it; implements filing's ``CourtPlatform`` beside what hearing needs.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/online_litigation``; ``/v1`` is added.
        key: API key.
        callback_url: where the platform sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        self._callback_url = callback_url
        where, headers = f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}
        super().__init__(where, headers, patience)
        self.answers = OnlineAnswers(where, headers, self, callback_url, patience)
        self._client = PartnerClient(PLATFORM, where, headers, REFUSALS, patience)
        self._shelf = PartnerClient(PLATFORM, where, headers, {_NO_EVIDENCE: _NO_EVIDENCE}, patience)
        self._post = PartnerClient(PLATFORM, where, headers, {}, patience or _FILE_PATIENCE)

    def close(self) -> None:
        """Close kept connections."""
        super().close()
        self.answers.close()
        for client in (self._client, self._shelf, self._post):
            client.close()

    def has_evidence(self, sha256: str) -> bool:
        """Return True if the whole file with this hash arrived earlier."""
        try:
            self._shelf.ask("GET", f"evidence/{sha256}", EvidenceAnswer)
        except Refused:
            return False
        return True

    def send_evidence(self, sha256: str, content: bytes) -> None:
        """Send a file; its hash is its own idempotency key."""
        self._post.ask("PUT", f"evidence/{sha256}", EvidenceAnswer, content=content, key=f"evidence-{sha256}")

    def file(self, key: str, filing: CourtFiling) -> CourtReport:
        """Hand a filing in, once its files are there."""
        body = _complaint_body(filing.complaint) | {
            "reference": filing.reference,
            "submitted_at": filing.submitted_at.isoformat(),
            "evidence": [asdict(file) for file in filing.evidence],
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "filings", FilingAnswer, body=body, key=key).report()

    def supplement(self, key: str, filing_number: str, supplement: Supplement) -> CourtReport:
        """Hand corrections or further papers in."""
        body = {
            "submitted_at": supplement.submitted_at.isoformat(),
            "note": supplement.note,
            "files": [_file_body(file) for file in supplement.files],
        }
        return self._change(key, filing_number, "supplements", body)

    def ask_extension(self, key: str, filing_number: str, reason: str, asked_at: datetime) -> CourtReport:
        """Ask for more time to correct."""
        return self._change(key, filing_number, "extension", {"reason": reason, "asked_at": asked_at.isoformat()})

    def withdraw(self, key: str, filing_number: str, reason: str) -> CourtReport:
        """Take the filing back."""
        return self._change(key, filing_number, "withdrawal", {"reason": reason})

    def decide(self, key: str, filing_number: str, decision: Decision) -> CourtReport:
        """Hand in what an officer has decided."""
        return self._change(key, filing_number, "decision", _decision_body(decision))

    def look_up(self, filing_number: str) -> CourtReport:
        """Return how it stands."""
        return self._client.ask("GET", f"filings/{filing_number}", FilingAnswer).report()

    def _change(self, key: str, filing_number: str, what: str, body: dict[str, Any]) -> CourtReport:
        path = f"filings/{filing_number}/{what}"
        return self._client.ask("POST", path, FilingAnswer, body=body, key=key).report()


def _complaint_body(complaint: Complaint) -> dict[str, Any]:
    return {
        "court": complaint.court,
        "cause": complaint.cause_name,
        "acting_for": complaint.for_whom,
        "authority": complaint.authority,
        "mediation_first": complaint.mediation_first,
        "hearing_language": complaint.spoken,
        "interpreter": complaint.interpreter,
        "plaintiffs": [_party_body(party) for party in complaint.plaintiffs],
        "defendants": [_party_body(party) for party in complaint.defendants],
        "agent": _agent_body(complaint.agent),
        "claims": list(complaint.claims),
        "facts": complaint.facts,
        "amount": None if complaint.amount is None else f"{complaint.amount:.2f}",
        "currency": complaint.currency,
        "service_address": asdict(complaint.service_address),
        "signed_on": complaint.signed_on.isoformat() if complaint.signed_on else None,
    }


_OUR_OWN = frozenset({"district", "co_plaintiff"})
"""Our own notes of a party, for which the court has no use."""


def _party_body(party: Party) -> dict[str, Any]:
    born = party.birth_date.isoformat() if party.birth_date else None
    told = {name: value for name, value in asdict(party).items() if name not in _OUR_OWN}
    return told | {"birth_date": born}


def _agent_body(agent: Agent | None) -> dict[str, Any] | None:
    return asdict(agent) if agent else None


def _file_body(file: SentFile) -> dict[str, Any]:
    return {"sha256": file.sha256, "name": file.name, "mime": file.mime}


def _decision_body(decision: Decision) -> dict[str, Any]:
    body: dict[str, Any] = {"decision": decision.kind, "officer": decision.officer, "sequence": decision.sequence}
    more = {"defects": [*decision.defects], "reason": decision.reason, "case_number": decision.case_number}
    fee = {} if decision.fee is None else {"fee": f"{decision.fee:.2f}"}
    return body | {name: value for name, value in more.items() if value} | fee
