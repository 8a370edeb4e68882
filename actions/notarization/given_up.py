"""Answers to who gives an appointment up right after it was told, and to who asks whether it is cancelled.

"取消啦，唔去喇" means what was just booked or shown; what is given up is asked once before it goes. Whether it is
cancelled is told from what the office holds, never from what was said.
"""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn, in_form
from actions.notarization.held import appointments_held
from actions.notarization.readers.given_up import asks_if_gone, gives_up, names_appointment
from actions.notarization.telling import tell_appointment
from actions.reminders.mine import mine_of
from actions.topic import topic
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_CANCEL_FORM: Final = "notarization_cancel_form"
_SERVICE: Final = "notarization"
_STANDS: Final = Words("没有取消，还约着：", "It isn't cancelled; it still stands:")
_CANCEL: Final = Words("取消这个预约", "Cancel this appointment")


async def take_up(turn: Turn) -> bool:
    """Ask whether what was just told shall be cancelled, or tell whether it is; False for any other message."""
    text = turn.answer.text
    if in_form(turn) or turn.has_draft or turn.answer.pressed or turn.answer.danger is not None:
        return False
    if asks_if_gone(text):
        return await _tell_standing(turn)
    if not gives_up(text) or not (_told_just_now(turn) and await _held(turn)):
        return False
    turn.events.append(FollowupAction(_CANCEL_FORM))
    return True


async def _tell_standing(turn: Turn) -> bool:
    """Tell what is held, and that it is not cancelled; False where none is held, which its own answer tells."""
    held = await appointments_held(turn)
    of_notary = names_appointment(turn.answer.text) or topic(turn) == _SERVICE
    if not of_notary or not held:
        return False
    ways = [button(turn.language, _CANCEL, "change_appointment", appointment_wish="cancel")]
    turn.say(READY_WORDS, ways, words=_STANDS.say(turn.language))
    for one in held:
        await tell_appointment(turn, one, "listed")
    return True


def _told_just_now(turn: Turn) -> bool:
    """Return True if our last words were about a notarization, and not about a reminder."""
    return any(name.startswith(f"utter_{_SERVICE}_") for name in turn.spoken_before)


async def _held(turn: Turn) -> bool:
    """Return True if the office holds an appointment, and no reminder of one's own can be meant."""
    named = names_appointment(turn.answer.text)
    return bool(await appointments_held(turn)) and (named or not await mine_of(turn))
