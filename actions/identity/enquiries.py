"""Answers who somebody is here: the verified party, a verification on its way, the channels that speak for them."""

from __future__ import annotations

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.identity.channels import channel_name, offer_code, offer_unlinking
from actions.identity.telling import tell_party, tell_verification
from backend.identity.commands import MyIdentity
from backend.identity.model import IdentityView
from backend.shared.wording import Words, verbatim

_START = Words("开始验证身份", "Verify my identity")


async def who_am_i(turn: Turn) -> None:
    """Tell all that a person may see about their own identity here."""
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    if view.party is not None:
        tell_party(turn, view.party)
    elif view.verification is not None and view.verification.status != "abandoned":
        tell_verification(turn, view.verification)
    else:
        in_form = (turn.tracker.active_loop or {}).get("name") == "identity_form"
        start = button(turn.language, _START, "start_identity")
        turn.say("utter_identity_unknown_person", [] if in_form else [start])
    if view.party is not None:
        lines = "\n".join(f"• {channel_name(turn, channel)}" for channel in view.channels)
        turn.say(
            "utter_identity_channels", [offer_code(turn), *offer_unlinking(turn, view.channels)], lines=verbatim(lines)
        )


async def nothing_to_pay(turn: Turn) -> None:
    """Verifying costs nothing here."""
    turn.say("utter_identity_costs_nothing")


async def document_expired(turn: Turn) -> None:
    """Say whether a document that has expired will do."""
    turn.say("utter_identity_expired_will_not_do")


async def how_long(turn: Turn) -> None:
    """Say how long verifying takes (SPC21-4)."""
    turn.say("utter_identity_how_long")
