"""The People's Court online litigation platform, the part of whoever is sued: answers and petitions.

The contract is assumed: `sandbox/online_litigation/openapi.yaml` states it until the court confirms one.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from backend.defence.court import PETITION_REFUSALS, REFUSALS, EvidenceShelf, SentAnswer, SentPetition
from backend.defence.evidence import Evidence
from backend.defence.model import Defendant, Suit
from backend.defence.petition import Petition, platform_called
from backend.platforms.base import PartnerClient, PartnerModel, Patience

PLATFORM = "online_litigation"
_SEXES = {"male": "男", "female": "女"}


class AnswerReceipt(PartnerModel):
    """The court's number of an answer it took in."""

    receipt_number: str = Field(min_length=1, max_length=64)


class OnlineAnswers:
    """The platform as defence sees it; implements defence's ``AnswerPlatform``.

    Args:
        base_url: with its version.
        headers: sent with every call.
        shelf: where files go, the platform's one for all papers.
        callback_url: where the platform tells what the court has decided on a petition.
        patience: timeouts and tries.
    """

    def __init__(
        self,
        base_url: str,
        headers: dict[str, str],
        shelf: EvidenceShelf,
        callback_url: str,
        patience: Patience | None = None,
    ) -> None:
        self._shelf = shelf
        self._callback_url = callback_url
        self._client = PartnerClient(PLATFORM, base_url, headers, REFUSALS, patience)
        self._petitions = PartnerClient(PLATFORM, base_url, headers, PETITION_REFUSALS, patience)

    def has_evidence(self, sha256: str) -> bool:
        """Return True if the whole file with this hash arrived earlier."""
        return self._shelf.has_evidence(sha256)

    def send_evidence(self, sha256: str, content: bytes) -> None:
        """Send a file; its hash is its own idempotency key."""
        self._shelf.send_evidence(sha256, content)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()
        self._petitions.close()

    def hand_in_answer(self, key: str, sent: SentAnswer) -> str:
        """Hand an answer in, and return the court's receipt."""
        suit, answer = sent.suit, sent.answer
        body: dict[str, Any] = {
            "reference": sent.reference,
            "case_number": suit.case_number,
            "court": suit.court,
            "plaintiffs": list(suit.plaintiffs),
            "defendants": [_party(one) for one in answer.defendants],
            "claims": [{"claim": one.claim, "stance": one.stance, "reason": one.reason} for one in answer.claims],
            "facts": answer.facts,
            "evidence": [_evidence(one) for one in answer.evidence],
            "signed_on": answer.signed_on.isoformat() if answer.signed_on else None,
            "submitted_at": sent.submitted_at.isoformat(),
        }
        return self._client.ask("POST", "answers", AnswerReceipt, body=body, key=key).receipt_number

    def hand_in_petition(self, key: str, sent: SentPetition) -> str:
        """Hand a petition in, and return the court's receipt."""
        suit, petition = sent.suit, sent.petition
        body: dict[str, Any] = {
            "reference": sent.reference,
            "case_number": suit.case_number,
            "court": suit.court,
            "plaintiffs": list(suit.plaintiffs),
            "petitioners": [_party(one) for one in petition.petitioners],
            "received_on": suit.received_on.isoformat() if suit.received_on else None,
            "reason": petition.reason,
            "signed_on": petition.signed_on.isoformat() if petition.signed_on else None,
            "submitted_at": sent.submitted_at.isoformat(),
            petition.kind: _WISHES[petition.kind](petition, suit),
            "callback_url": self._callback_url,
        }
        return self._petitions.ask("POST", "petitions", AnswerReceipt, body=body, key=key).receipt_number


def _objection(petition: Petition, suit: Suit) -> dict[str, Any]:
    return {"grounds": list(petition.grounds), "court_wanted": petition.court_wanted}


def _extension(petition: Petition, suit: Suit) -> dict[str, Any]:
    return {
        "term": petition.term,
        "domicile": suit.domicile,
        "evidence_until": petition.evidence_until.isoformat() if petition.evidence_until else None,
        "days": petition.days or None,
        "until": petition.until.isoformat() if petition.until else None,
    }


def _online(petition: Petition, suit: Suit) -> dict[str, Any]:
    return {
        "hearing_on": suit.hearing_on.isoformat() if suit.hearing_on else None,
        "place": petition.place,
        "zone": petition.zone,
        "hours": petition.hours,
        "platform": platform_called(petition.platform).zh,
        "ready": petition.ready,
    }


def _mediation(petition: Petition, suit: Suit) -> dict[str, Any]:
    return {"offer": petition.offer, "attends": petition.attends}


def _counterclaim(petition: Petition, suit: Suit) -> dict[str, Any]:
    return {
        "claims": list(petition.claims),
        "amount": f"{petition.amount:.2f}" if petition.amount is not None else None,
        "currency": petition.currency,
        "link": petition.link,
        "evidence": list(petition.evidence),
    }


_WISHES = {
    "objection": _objection, "extension": _extension, "online": _online, "mediation": _mediation,
    "counterclaim": _counterclaim,
}  # fmt: skip


def _evidence(one: Evidence) -> dict[str, Any]:
    file = {"sha256": one.sha256, "name": one.file_name, "mime": one.mime} if one.sha256 else None
    return {"name": one.name, "source": one.source, "purpose": one.purpose, "file": file}


def _party(one: Defendant) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "sex": _SEXES.get(one.sex, one.sex),
        "birth_date": one.birth_date or None,
        "address": one.address,
        "phone": one.phone,
        "representative": one.representative,
    }
