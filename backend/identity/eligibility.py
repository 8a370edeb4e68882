"""Eligibility for cross-border filing and the document for it: Art. 1 and 5 of the SPC's provisions of 2021. Pure.

A refusal always names what to use instead. How long somebody has lived outside is counted on Beijing's calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backend.identity.document_numbers import birth_date_in, check_number
from backend.identity.model import ORGANISATIONS, Category, DocumentType
from backend.shared.errors import Refused

ACCEPTED: Mapping[Category, tuple[DocumentType, ...]] = {
    "foreigner": ("passport", "permanent_resident_card"),
    "hk_macao_resident": ("hk_macao_id", "residence_permit", "home_return_permit"),
    "taiwan_resident": ("taiwan_id", "residence_permit", "taiwan_compatriot_permit"),
    "mainland_abroad": ("resident_card", "household_register", "passport"),
    "foreign_organisation": ("registration_papers",),
    "hk_macao_organisation": ("registration_papers",),
    "taiwan_organisation": ("registration_papers",),
}
"""Documents by category (SPC21-5.1, SPC21-5.2, SPC21-5.3, SPC21-5.4)."""

_USE_INSTEAD: Mapping[Category, str] = {
    "foreigner": "identity_use_passport",
    "hk_macao_resident": "identity_use_hk_macao_document",
    "taiwan_resident": "identity_use_taiwan_document",
    "mainland_abroad": "identity_use_mainland_document",
    "foreign_organisation": "identity_use_registration_papers",
    "hk_macao_organisation": "identity_use_registration_papers",
    "taiwan_organisation": "identity_use_registration_papers",
}
"""Tails of the utterances that say which document this category needs."""

LONGEST_LIFE = 130
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Application:
    """Statements of a person about themselves, numbers in clear; they live only while they are looked at.

    Args:
        full_name: of the person, also where they act for an organisation.
        residence_since: first day of lawful residence outside, for mainland citizens.
        has_proof: whether a paper about that residence was sent.
        expires_on: last day of the document, where it is known.
        organisation_name, registration_number, position: for organisations.
    """

    category: str
    document_type: str
    document_number: str
    full_name: str
    birth_date: date | None = None
    residence_since: date | None = None
    has_proof: bool = False
    expires_on: date | None = None
    organisation_name: str = ""
    registration_number: str = ""
    position: str = ""


def check_eligible(application: Application, today: date) -> None:
    """Return if this person may be verified with this document.

    Args:
        today: Beijing's day.

    Raises:
        Refused: ``identity_ordinary_filing`` (SPC21-1: not a cross-border litigant), ``identity_use_…`` (SPC21-5.1 to
            SPC21-5.4: another document is needed), ``identity_residence_too_short`` and its neighbours (SPC21-5.4),
            ``identity_document_expired``, ``document_check_digit``, ``identity_number_of_other_document``,
            ``identity_birth_date_odd``, ``identity_birth_date_differs``, ``identity_name_missing``,
            ``identity_organisation_incomplete``.
    """
    category = known_category(application.category)
    document = accepted_document(category, application.document_type)
    if not 1 <= len(application.full_name.strip()) <= LONGEST_TEXT:
        raise Refused("identity_name_missing")
    check_number(document, application.document_number)
    _birth_date(application, document, today)
    if application.expires_on is not None and application.expires_on < today:
        raise Refused("identity_document_expired", day=application.expires_on.isoformat())
    if category == "mainland_abroad":
        check_residence(application.residence_since, application.has_proof, today)
    if category in ORGANISATIONS:
        _organisation(application)


def known_category(category: str) -> Category:
    """Return a category of Art. 1 or raise Refused ``identity_ordinary_filing`` (SPC21-1)."""
    for known in ACCEPTED:
        if known == category:
            return known
    raise Refused("identity_ordinary_filing")


def accepted_document(category: Category, document_type: str) -> DocumentType:
    """Return a document this category may use, or raise Refused with the tail that names those it may (Art. 5)."""
    for accepted in ACCEPTED[category]:
        if accepted == document_type:
            return accepted
    raise Refused(_USE_INSTEAD[category])


def check_residence(since: date | None, has_proof: bool, today: date) -> None:
    """Accept more than one year of lawful continuous residence outside, with a paper about it (SPC21-5.4).

    Raises:
        Refused: ``identity_residence_missing``, ``identity_residence_future``, ``identity_residence_too_short`` (with
            the first day on which it is long enough), ``identity_proof_missing``.
    """
    if since is None:
        raise Refused("identity_residence_missing")
    if since > today:
        raise Refused("identity_residence_future")
    first_day = long_enough_from(since)
    if today < first_day:
        raise Refused("identity_residence_too_short", day=first_day.isoformat())
    if not has_proof:
        raise Refused("identity_proof_missing")


def long_enough_from(since: date) -> date:
    """Return the first day on which a residence is longer than one year (SPC21-5.4).

    The first day does not count and a year ends on the day of the same name (CPL-85), so it is longer from the day
    after. A year from 29 February ends on 28 February.
    """
    try:
        year_over = since.replace(year=since.year + 1)
    except ValueError:
        year_over = date(since.year + 1, 2, 28)
    return year_over + timedelta(days=1)


def _birth_date(application: Application, document: DocumentType, today: date) -> None:
    told, printed = application.birth_date, birth_date_in(document, application.document_number)
    if told is not None and not (today.year - LONGEST_LIFE <= told.year and told <= today):
        raise Refused("identity_birth_date_odd")
    if told is not None and printed is not None and told != printed:
        raise Refused("identity_birth_date_differs")


def _organisation(application: Application) -> None:
    """Its papers and the representative's authority are looked at by the court (SPC21-5.1 to SPC21-5.3)."""
    told = (application.organisation_name, application.registration_number, application.position)
    if not all(1 <= len(text.strip()) <= LONGEST_TEXT for text in told):
        raise Refused("identity_organisation_incomplete")
