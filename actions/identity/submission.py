"""Handing a verification in, and telling its outcome; the same receipt however often it is confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import category_of, document_of, is_organisation, region_of
from actions.identity.known import give_to_filing
from actions.identity.last_day import last_day_of
from actions.identity.photo import BY_HAND, READ
from actions.identity.telling import tell_party, tell_verification
from backend.identity.commands import MyIdentity, VerifyIdentity
from backend.identity.model import IdentityView


async def _verify(turn: Turn) -> Receipt:
    """Hand the verification in under the draft's id; a platform that is away is asked again by the backend."""
    try:
        await turn.do(_request(turn))
    except Declined as no:
        if not no.temporary:
            raise
    await give_to_filing(turn)
    return {"verification_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say the face link, or who checks by hand and until when."""
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    if view.party is not None:
        tell_party(turn, view.party)
    elif view.verification is not None:
        tell_verification(turn, view.verification)


def _request(turn: Turn) -> VerifyIdentity:
    said: Any = turn.answers
    kind = document_of(said) or "passport"
    number = said["registration_number"] if is_organisation(said) else said["document_number"]
    photo = said.get("document_photo")
    return VerifyIdentity(
        request_id=turn.draft.draft_id,
        person_id=turn.person.person_id,
        category=category_of(said),
        document_type=kind,
        document_number=number,
        full_name=said["full_name"],
        birth_date=_day(said.get("birth_date")),
        region=region_of(said),
        residence_since=_day(said.get("residence_since")),
        proof_file=said.get("proof") or said.get("organisation_papers") or None,
        document_photo=None if photo in (None, BY_HAND) else photo,
        organisation_name=said.get("organisation_name", ""),
        registration_number=said.get("registration_number", ""),
        position=said.get("position", ""),
        expires_on=last_day_of(said),
        sex=str((said.get(READ) or {}).get("sex", "")) if photo not in (None, BY_HAND) else "",
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


VERIFICATION = Submission(
    hand_in=_verify,
    tell=_tell,
    reopens={
        "utter_document_check_digit": "document_number",
        "utter_identity_number_of_other_document": "document_number",
        "utter_identity_birth_date_odd": "birth_date",
        "utter_identity_birth_date_differs": "birth_date",
        "utter_identity_document_expired": "document_photo",
        "utter_identity_proof_missing": "proof",
        "utter_identity_residence_missing": "residence_since",
        "utter_identity_residence_future": "residence_since",
        "utter_identity_residence_too_short": "residence_since",
        "utter_identity_name_missing": "full_name",
        "utter_identity_organisation_incomplete": "organisation_name",
    },
)
