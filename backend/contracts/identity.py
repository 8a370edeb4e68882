"""Questions other services ask identity: who is certainly behind a person, what a picture says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backend.shared.messages import Command

Category = Literal[
    "foreigner",
    "hk_macao_resident",
    "taiwan_resident",
    "mainland_abroad",
    "foreign_organisation",
    "hk_macao_organisation",
    "taiwan_organisation",
]
DocumentType = Literal[
    "passport",
    "permanent_resident_card",
    "hk_macao_id",
    "residence_permit",
    "home_return_permit",
    "taiwan_id",
    "taiwan_compatriot_permit",
    "resident_card",
    "household_register",
    "registration_papers",
]
ORGANISATIONS: frozenset[Category] = frozenset({"foreign_organisation", "hk_macao_organisation", "taiwan_organisation"})


@dataclass(frozen=True, slots=True)
class VerifiedPartyOf(Command):
    """Question for what is certain about a person -> `VerifiedParty`, or None if they are not verified."""

    person_id: str


@dataclass(frozen=True, slots=True)
class VerifiedParty:
    """Certain facts about a person, for the court's papers.

    Args:
        document_number: a token of the person's vault; opened only for the court.
        region: ISO code or name of the country or region of nationality or residence, as the person gave it.
        verified_by: ``platform``, ``officer``, or ``stand_in`` where the sandbox played the platform.
        expires_on: of the document, where it is known.
        sex: ``female`` or ``male``, where a photo of the document told it.
        organisation_name, registration_number, position: where the person acts for an organisation.
    """

    person_id: str
    category: Category
    document_type: DocumentType
    full_name: str
    document_number: str
    verified_at: datetime
    verified_by: Literal["platform", "officer", "stand_in"]
    birth_date: date | None = None
    region: str = ""
    expires_on: date | None = None
    sex: str = ""
    organisation_name: str = ""
    registration_number: str = ""
    position: str = ""


OWN_DRAFTS = "identity"
"""Drafts of identity itself are left behind by a link without a loss: the verified person needs none."""
