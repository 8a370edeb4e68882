"""Name, number and birthday of a filing that waits for the identity check, so that they are not asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.fields import Answers
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.categories import document_of, is_organisation
from actions.identity.photo import BY_HAND
from actions.profile.facts import is_for_oneself
from backend.drafts.model import WaitingDrafts
from backend.identity.document_numbers import CheckNumberOfDocument

_NAMES: Mapping[str, str] = {
    "full_name": "plaintiff_1_name",
    "document_number": "plaintiff_1_document_number",
    "birth_date": "plaintiff_1_birth_date",
}


async def fill_in_from_filing(turn: Turn) -> Sequence[str]:
    """Take over what the filing that waits tells; return the names of what was filled in.

    A number that cannot be of this document is left to its question, and so is everything where no filing waits.
    """
    if not _is_due(turn.answers):
        return ()
    told = _told_in(await _filing(turn))
    if not told or not await _is_of_document(turn, told.get("document_number", "")):
        return ()
    changes: dict[str, Any] = {"document_photo": BY_HAND, **told}
    new = {name: value for name, value in changes.items() if name not in turn.answers}
    turn.change(new)
    return tuple(new)


def _is_due(answers: Answers) -> bool:
    """Whether the details come next: the person has agreed to their use, and none was told yet."""
    agreed = answers.get("data_notice") == "yes" and document_of(answers) is not None
    return agreed and not is_organisation(answers) and not {"document_photo", *_NAMES} & set(answers)


async def _filing(turn: Turn) -> Answers:
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    return next((draft.answers for draft in drafts if draft.service == "filing"), {})


def _told_in(filing: Answers) -> dict[str, Any]:
    if not is_for_oneself(filing):
        return {}
    found = {name: filing.get(source) for name, source in _NAMES.items()}
    return {name: value for name, value in found.items() if value} if found["document_number"] else {}


async def _is_of_document(turn: Turn, number: str) -> bool:
    kind = document_of(turn.answers)
    if kind is None:
        return False
    try:
        await turn.do(CheckNumberOfDocument(turn.person.person_id, kind, number))
    except Declined:
        return False
    return True
