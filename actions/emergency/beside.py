"""One line on safety beside the answer to a wish that is a little like a danger, where nothing names one.

A question "are you safe?" instead of the answer threw away what people had asked for: nobody is met with it who asks
something that can be answered. The bot keeps the wish as the intent, and the danger among the entities.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.danger import Danger, danger_beside
from actions.dialogue.turn import LISTEN, Turn
from actions.dialogue.wrapping_action import WrappingAction, is_in_form, say_at
from actions.emergency.place import Where
from actions.emergency.reply import words_beside
from actions.emergency.whereabouts import where
from actions.front_door import FrontDoor
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for
from backend.shared.wording import Words

_OF_ONE_S_LIFE: Final = "self_harm"
"""The kind in which the crisis line is named."""


class Cautioning(WrappingAction):
    """Action that adds one line on safety to what it answers, where a danger may stand beside the wish.

    Args:
        inner: the action that answers.
        door: the way to the backend.
    """

    def __init__(self, inner: Action, door: FrontDoor) -> None:
        super().__init__(inner)
        self.door = door

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Let the action answer; add the line behind it, in front of a form's question."""
        in_form = is_in_form(tracker)
        events: list[dict[str, Any]] = await self.inner.run(dispatcher, tracker, domain)
        danger = None if in_form else danger_beside(tracker.latest_message)
        if danger is not None and dispatcher.messages and not _leads_on(events):
            asks_on = self.name().endswith("_form") and not _closes(events)
            say_at(dispatcher, await self._line(danger, tracker), -1 if asks_on else None)
        return events

    async def _line(self, danger: Danger, tracker: Tracker) -> str:
        turn = await Turn.begin(CollectingDispatcher(), tracker, self.door, "")
        turn.answer = replace(turn.answer, danger=danger)
        return _line(danger, await where(turn, replace(danger, whose="self"))).say(turn.language)


def _leads_on(events: list[dict[str, Any]]) -> bool:
    """Return True if another action answers this message, too, which then adds the line."""
    return any(event.get("event") == "followup" and event.get("name") != LISTEN for event in events or ())


def _closes(events: list[dict[str, Any]]) -> bool:
    """Return True if a form answered without opening, so that no question of its stands at the end."""
    return any(event.get("event") == "active_loop" and not event.get("name") for event in events or ())


def _line(danger: Danger, here: Where) -> Words:
    """Return the line, with the number to call where the person is; without one where that is not known."""
    numbers = numbers_in(here.country) if here.sure else None
    number = numbers.number("police") if numbers else ""
    if danger.kind == _OF_ONE_S_LIFE:
        helpline = helpline_for(here.country) if here.sure else None
        number = helpline.number if helpline else number
    zh, en = (words_beside(danger, number, language) for language in ("zh", "en"))
    return Words(zh, en) if danger.language in ("zh", "en") else Words(*[words_beside(danger, number)] * 2)
