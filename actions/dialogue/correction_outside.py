"""Correction of a value outside any form: the form that waits hears it, of several it is asked which, else it is said.

"不是两万是三万" and "是陈不是程" name no matter. Nothing is changed where nothing is being filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rasa_sdk.events import FollowupAction

from actions.dialogue.buttons import button
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.values_replaced import is_figure
from actions.dialogue.rules.values_denied import values_alone
from actions.dialogue.turn import Turn, in_form
from backend.drafts.model import WaitingDrafts
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_LONGEST = 30
"""Characters of a value."""
_NOTHING = Words(
    "现在没有正在填的表，所以没有地方可以把“{}”改成“{}”，我什么也没动。要改已经递交的案子、约好的时间，请说是哪一件。",
    'No form is being filled in, so there is no "{}" that could become "{}"; I changed nothing. To change a case you '
    "have filed or a time you have booked, tell me which one.",
)
_AMEND = Words("改已经递交的案子", "Change what I have filed")
_MOVE = Words("改公证预约", "Change my appointment")


async def take_up(turn: Turn, titles: Mapping[str, Words]) -> bool:
    """Lead a correction that names values alone to what it corrects; return True if it was one.

    Args:
        titles: what people call the services that have a form.
    """
    said = turn.answer
    if in_form(turn) or turn.dispatcher.messages or said.pressed or said.uploaded or said.asks:
        return False
    told = tells_values(revisions(said))
    if told is None:
        return False
    drafts = [one for one in await turn.do(WaitingDrafts(turn.person.person_id)) if one.service in titles]
    waiting = [one for one in drafts if one.answers]
    if len(waiting) == 1:
        turn.events.append(FollowupAction(f"{waiting[0].service}_form"))
    elif not waiting and not told.denied:
        return False
    elif waiting:
        labels = {one.service: titles[one.service] for one in waiting}
        ways = [button(turn.language, label, "resume", resume_service=service) for service, label in labels.items()]
        turn.say("utter_ask_which_to_resume", ways)
    else:
        words = _NOTHING.say(turn.language).format(verbatim(told.denied), verbatim(told.words.text))
        ways = [button(turn.language, _AMEND, "amend_filing"), button(turn.language, _MOVE, "change_appointment")]
        turn.say(READY_WORDS, ways, words=words)
    return True


def tells_values(found: Sequence[Revision]) -> Revision | None:
    """Return the revision of figures or surnames that is all a message tells; None for any other message."""
    if len(found) != 1 or found[0].subject or found[0].plain or len(found[0].words.text) > _LONGEST:
        return None
    alone = not found[0].denied and is_figure(found[0].words.text)
    return found[0] if alone or values_alone(found[0]) else None
