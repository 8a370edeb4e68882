"""The person's own name where it is known already: verified, or written in another form that waits or is open."""

from __future__ import annotations

from actions.dialogue.turn import Turn
from backend.drafts.model import WaitingDrafts
from backend.identity.commands import VerifiedPartyOf

_OWN_NAME = {"identity": "full_name", "notarization": "applicant_name", "filing": "plaintiff_1_name"}
"""Field of each service for the name of who is speaking."""


async def own_name(turn: Turn) -> str | None:
    """The name of who is speaking; None where nobody has told it."""
    party = await turn.do(VerifiedPartyOf(turn.person.person_id))
    if party is not None and party.full_name:
        return str(party.full_name)
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    told = (draft.answers.get(_OWN_NAME[draft.service]) for draft in drafts if draft.service in _OWN_NAME)
    return next((str(name) for name in told if name), None)
