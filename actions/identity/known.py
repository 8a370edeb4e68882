"""Knowledge of the plaintiff from a filing that waits, or told too early, so that it is not asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.fields import Answers
from actions.dialogue.turn import Turn
from actions.filing.from_identity import IDENTIFIED, may_be_checked, taken_over
from actions.filing.steps import noted
from actions.front_door import Declined
from actions.identity.ahead import name_ahead, told_ahead
from actions.identity.categories import document_of, documents_of, is_organisation, region_of
from actions.identity.last_day import has_expired
from actions.identity.photo import BY_HAND, READ
from actions.identity.typed_details import KNOWN_NUMBER
from actions.profile.facts import is_for_oneself
from backend.drafts.model import ChangeDraft, Draft, WaitingDrafts
from backend.identity.document_numbers import CheckNumberOfDocument
from backend.identity.model import DocumentType
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located
from backend.shared.countries import countries

_NAMES: Mapping[str, str] = {
    "full_name": "plaintiff_1_name",
    "document_number": "plaintiff_1_document_number",
    "birth_date": "plaintiff_1_birth_date",
}

_MAINLAND = "CN"
_USUAL: Mapping[str, DocumentType] = {"hk_macao_resident": "hk_macao_id", "mainland_abroad": "passport"}
"""Document taken for granted of who comes from a filing that is filled in, by category."""


async def fill_in_from_filing(turn: Turn) -> Sequence[str]:
    """Take over what the filing that waits tells; return the names of what was filled in.

    A number that cannot be of this document is left to its question, and so is everything where no filing waits. Where
    somebody lives and which document it is are shown at the review, so that they can be put right.
    """
    if "category" not in turn.answers or is_organisation(turn.answers):
        return ()
    filing = await _filing(turn)
    if not is_for_oneself(filing):
        filing = {}
    found = {**await _home(turn, filing), **await _document(turn, filing), **await _details(turn, filing)}
    turn.change(found)
    return tuple(found)


async def give_to_filing(turn: Turn) -> None:
    """Put what was handed in to be verified into a filing that waits for it, where the person sues for themselves."""
    draft = await _waiting_filing(turn)
    if draft is None or is_organisation(turn.answers) or not may_be_checked(draft.answers):
        return
    read = turn.answers.get(READ) or {}
    told = {
        "name": turn.answers.get("full_name"),
        "birth_date": turn.answers.get("birth_date"),
        "document_number": turn.answers.get("document_number"),
        "document_type": document_of(turn.answers),
        "nationality": region_of(turn.answers) if turn.answers["category"] == "foreigner" else "",
        "sex": read.get("sex"),
    }
    if changes := taken_over(draft.answers, told):
        await turn.do(ChangeDraft(draft.draft_id, draft.person_id, noted(draft.answers, changes, {}), (IDENTIFIED,)))


async def _home(turn: Turn, filing: Answers) -> dict[str, Any]:
    """The country of the plaintiff's address; a citizen who lives in the mainland files elsewhere."""
    address = str(filing.get("plaintiff_1_address", ""))
    if turn.answers["category"] != "mainland_abroad" or "home" in turn.answers or not address:
        return {}
    located: Located = await turn.do(LocatePlace(address))
    country = located.place.country if located.place else located.country
    return {"home": countries()[country].say(turn.language)} if country in countries() and country != _MAINLAND else {}


async def _document(turn: Turn, filing: Answers) -> dict[str, Any]:
    """The kind of document, where the number can be of only one; before any is told, the one nearly everybody has.

    A photo or a number of another kind takes its place, and the review lists it.
    """
    number = filing.get("plaintiff_1_document_number")
    if document_of(turn.answers) is not None:
        return {}
    if not number:
        is_filled_in = may_be_checked(filing) and "claims" in filing
        usual = _USUAL.get(turn.answers["category"]) if is_filled_in else None
        return {"document_type": usual} if usual else {}
    kinds = [kind for kind in documents_of(turn.answers) if await _can_be_of(turn, kind, number)]
    return {"document_type": kinds[0]} if len(kinds) == 1 else {}


async def _details(turn: Turn, filing: Answers) -> dict[str, Any]:
    """Name, number and birthday, once their use is agreed to and none was told yet; what is told of who types them."""
    kind, ahead = document_of(turn.answers), told_ahead(turn.answers)
    told = ahead or _told_in(filing)
    agreed = turn.answers.get("data_notice") == "yes" and kind is not None and not has_expired(turn.answers)
    if agreed and turn.answers.get("document_photo") == BY_HAND:
        known = {**filing, _NAMES["document_number"]: turn.answers.get(KNOWN_NUMBER)}
        told_name = name_ahead(turn.answers)
        named = {"full_name": told_name} if told_name and "full_name" not in turn.answers else {}
        found = {one: known[name] for one, name in _NAMES.items() if one not in turn.answers and known.get(name)}
        return {**found, **named}
    if not agreed or not told or {"document_photo", *_NAMES} & set(turn.answers):
        return {}
    if KNOWN_NUMBER in turn.answers or not await _can_be_of(turn, kind, told["document_number"]):
        return {}
    if not ahead and "full_name" not in told:
        return {KNOWN_NUMBER: told["document_number"]}  # a photo tells the rest at once, and more
    return {"document_photo": BY_HAND, **told}


async def _filing(turn: Turn) -> Answers:
    draft = await _waiting_filing(turn)
    return draft.answers if draft is not None else {}


async def _waiting_filing(turn: Turn) -> Draft | None:
    drafts: Sequence[Draft] = await turn.do(WaitingDrafts(turn.person.person_id))
    return next((draft for draft in drafts if draft.service == "filing"), None)


def _told_in(filing: Answers) -> dict[str, Any]:
    found = {name: filing.get(source) for name, source in _NAMES.items()}
    return {name: value for name, value in found.items() if value} if found["document_number"] else {}


async def _can_be_of(turn: Turn, kind: DocumentType | None, number: str) -> bool:
    if kind is None:
        return False
    try:
        shown: DocumentType = await turn.do(CheckNumberOfDocument(turn.person.person_id, kind, number))
    except Declined:
        return False
    return shown == kind
