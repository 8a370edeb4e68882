"""Submissions of the flows of a witness, and the telling of their outcome."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.authorization.powers import chosen
from actions.authorization.the_case import case_named
from actions.authorization.witness_telling import tell_witness
from actions.dialogue.confirm import is_confirmed
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.authorization.commands import BookWitness, CancelWitness, ChangeWitness, MyWitnesses
from backend.authorization.model import Wish, Witness, in_order
from backend.authorization.power.commands import RevokePower
from backend.authorization.power.model import Lawyer
from backend.shared.messages import Command
from backend.shared.wording import verbatim

SLOT_LOST = ("slot_full", "slot_gone", "slot_past", "already_then", "no_slot")
_REOPEN_SLOT = {f"utter_authorization_{reason}": "slot" for reason in SLOT_LOST}


async def hand_in(turn: Turn, request: Command) -> None:
    """Hand a request to the platform; while it is away the backend keeps it and hands it in by itself later.

    Raises:
        Declined: the platform, or a rule, says no.
    """
    try:
        await turn.do(request)
    except Declined as no:
        if not no.temporary:
            raise


async def the_witness(turn: Turn, witness_id: str) -> Witness:
    """The person's own witness of that id, also when it is over."""
    every: list[Witness] = await turn.do(MyWitnesses(turn.person.person_id, include_past=True))
    return next(one for one in every if one.witness_id == witness_id)


async def _book(turn: Turn) -> Receipt:
    """Hand the booking in under the draft's id."""
    slot_id = turn.answers["slot"]["slot_id"]
    await hand_in(turn, BookWitness(turn.draft.draft_id, turn.person.person_id, slot_id, wish_of(turn)))
    return {"witness_id": turn.draft.draft_id}


async def _tell_booking(turn: Turn, receipt: Receipt) -> None:
    """Say the number, the judge and the time on every clock, and what comes next."""
    tell_witness(turn, await the_witness(turn, receipt["witness_id"]), "booked")


def wish_of(turn: Turn) -> Wish:
    """Make the wish that the answers amount to."""
    said: Any = turn.answers
    special = said["scope"] == "special"
    return Wish(
        case=case_named(said),
        lawyer=Lawyer(said["lawyer_name"], said["lawyer_firm"], said["lawyer_licence"]),
        scope=said["scope"],
        powers=in_order(chosen(said)) if special else (),
        spoken=said["spoken"],
        interpreter=said.get("interpreter", ""),
        acknowledged_at=datetime.fromisoformat(said["recording_at"]),
    )


async def _move(turn: Turn) -> Receipt:
    """Ask the platform for the new time."""
    said = turn.answers
    await hand_in(turn, ChangeWitness(said["witness"], turn.person.person_id, said["slot"]["slot_id"]))
    return {"witness_id": said["witness"]}


async def _tell_move(turn: Turn, receipt: Receipt) -> None:
    """Say the new time."""
    tell_witness(turn, await the_witness(turn, receipt["witness_id"]), "changed")


async def _cancel(turn: Turn) -> Receipt:
    """Give the witness back only on a clear yes."""
    witness = turn.answers["witness"]
    if not is_confirmed(turn.answers):
        return {"kept": witness}
    await hand_in(turn, CancelWitness(witness, turn.person.person_id))
    return {"witness_id": witness}


async def _tell_cancellation(turn: Turn, receipt: Receipt) -> None:
    """Say that it is cancelled, or that it stands."""
    if "kept" in receipt:
        turn.say("utter_authorization_kept")
        return
    tell_witness(turn, await the_witness(turn, receipt["witness_id"]), "cancelled")


async def _revoke(turn: Turn) -> Receipt:
    """Take the power back only on a clear yes."""
    if not is_confirmed(turn.answers):
        return {"kept": True}
    power = await turn.do(RevokePower(turn.answers["power"], turn.person.person_id))
    return {"number": power.number}


async def _tell_revocation(turn: Turn, receipt: Receipt) -> None:
    """Say what it does, and that court and lawyer have to be told in writing."""
    if "kept" in receipt:
        turn.say("utter_authorization_power_kept")
        return
    turn.say("utter_authorization_revoked", power_number=verbatim(receipt["number"]))


BOOKING = Submission(
    hand_in=_book,
    tell=_tell_booking,
    reopens={
        **_REOPEN_SLOT,
        "utter_lawyer_licence_odd": "lawyer_licence",
        "utter_authorization_lawyer_not_registered": "lawyer_licence",
        "utter_authorization_interpreter_missing": "interpreter",
        "utter_authorization_power_missing": "scope",
    },
)
CHANGE = Submission(hand_in=_move, tell=_tell_move, reopens=_REOPEN_SLOT)
CANCELLATION = Submission(hand_in=_cancel, tell=_tell_cancellation)
REVOCATION = Submission(hand_in=_revoke, tell=_tell_revocation)
