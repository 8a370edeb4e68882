"""Cancelling and beginning again are asked first, and what they put aside can be brought back for a day.

The open question stays open meanwhile: an answer to it is an answer, and whatever else is said keeps the draft.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.buttons import button
from actions.dialogue.endings import close, leave
from actions.dialogue.flow import Flow
from actions.dialogue.prompt import ask, open_field, stay
from actions.dialogue.readers.giving_up import Wish
from actions.dialogue.rules.confirmation import SURE
from actions.dialogue.state import first_open
from actions.dialogue.turn import LISTEN, Turn
from actions.front_door import Declined, FrontDoor
from actions.topic import OpenEnd, never
from backend.drafts.model import (
    CancelDraft,
    DiscardDraft,
    Draft,
    HoursCancelledIsKept,
    PauseDraft,
    RestartDraft,
    RestoreDraft,
)
from backend.shared.wording import Words

Events = list[dict[str, Any]]
CHOSEN = "form_draft"
"""Fact of a button for bringing back: the id of the draft, so that pressed twice it is the same as once."""
_TO_KEEP = Words("不，接着填", "No, go on")
_LATER = Words("保存以后再说", "Save for later")
_TO_DO: dict[Wish, Words] = {
    "cancel": Words("是，取消", "Yes, cancel it"),
    "restart": Words("是，从头来", "Yes, start over"),
}
_BACK = Words("恢复", "Bring it back")
_ASKED = {"cancel": "utter_form_cancel_sure", "restart": "utter_form_restart_sure"}


async def ask_first(form: Flow, turn: Turn, wish: Wish) -> Events:
    """Ask whether it is meant; the draft and its open question stay as they are."""
    field = open_field(form, turn)
    if field is not None and field.undoes:
        return await ask(form, turn)
    if wish == "restart" and not turn.answers:
        return await ask(form, turn, first_open(form.fields, turn.answers))
    turn.asks_to = wish
    buttons = (
        button(turn.language, _TO_DO[wish], wish, **{SURE: "yes"}),
        button(turn.language, _TO_KEEP, "resume"),
        button(turn.language, _LATER, "save_for_later"),
    )
    turn.say(_ASKED[wish], buttons, title=form.title.say(turn.language), hours=await _hours(turn))
    return stay(form, turn)


async def cancel(form: Flow, turn: Turn) -> Events:
    """Put aside what was filled in, and take up what waits."""
    turn.draft = await turn.do(CancelDraft(turn.draft.draft_id, turn.person.person_id))
    await say_cancelled(form, turn)
    return await leave(turn)


async def say_cancelled(form: Flow, turn: Turn) -> None:
    """Say that it is cancelled, until when it can be brought back, and how."""
    back = _restoring(turn, turn.draft) if turn.draft.state == "cancelled" else ()
    told = "utter_form_cancelled" if back else "utter_form_ended"
    turn.say(told, back, title=form.title.say(turn.language), hours=await _hours(turn))


async def begin_again(form: Flow, turn: Turn) -> Events:
    """Put aside what was filled in, and ask the first question of a new draft."""
    before = turn.draft
    turn.draft = await turn.do(RestartDraft(before.draft_id, turn.person.person_id))
    turn.say("utter_form_restarted", _restoring(turn, before), hours=await _hours(turn))
    return await ask(form, turn, first_open(form.fields, turn.answers))


def _restoring(turn: Turn, draft: Draft) -> tuple[dict[str, str], ...]:
    return (button(turn.language, _BACK, "restore_draft", **{CHOSEN: draft.draft_id}),)


async def restore(turn: Turn) -> Draft:
    """Bring back the draft that a button names, else the one cancelled last.

    Raises:
        Declined: none is left to be brought back.
    """
    said = (turn.tracker.latest_message.get("metadata") or {}).get("now")
    asked_at = datetime.fromisoformat(said) if said else datetime.now(UTC)
    named = str(turn.answer.pressed.get(CHOSEN, ""))
    back: Draft = await turn.do(RestoreDraft(turn.person.person_id, asked_at, named))
    return back


async def bring_back(form: Flow, turn: Turn) -> Events:
    """Go on with what was cancelled: in this form, or in its own while this one waits."""
    here = turn.draft
    try:
        back = await restore(turn)
    except Declined as no:
        turn.explain(no)
        return await ask(form, turn)
    if back.service == form.service:
        turn.draft = back
        turn.say("utter_form_resumed", title=form.title.say(turn.language))
        return await ask(form, turn, back.open_question or first_open(form.fields, turn.answers))
    aside = PauseDraft if turn.answers else DiscardDraft
    await turn.do(aside(here.draft_id, here.person_id))
    return close(f"{back.service}_form")


class BringBack(Action):
    """The same outside any form (``action_restore_draft``).

    Args:
        door: the way into the backend.
        first: what else may be wanted back by these words, where they say so.
        instead: what else may be, where no draft is left.
    """

    def __init__(self, door: FrontDoor, first: OpenEnd = never, instead: OpenEnd = never) -> None:
        self.door = door
        self.first = first
        self.instead = instead

    def name(self) -> str:
        """Rasa's name of this action."""
        return "action_restore_draft"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Go into the form of the draft that is back, or say that none is left."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        try:
            if await self.first(turn):
                return turn.events
            back = await restore(turn)
        except Declined as no:
            if await self.instead(turn):
                return turn.events
            turn.explain(no)
            return [FollowupAction(LISTEN)]
        return [FollowupAction(f"{back.service}_form")]


async def _hours(turn: Turn) -> int:
    hours: int = await turn.do(HoursCancelledIsKept())
    return hours
