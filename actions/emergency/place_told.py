"""Keeping of where the person says they are, from whatever message tells it, until they tell another place."""

from __future__ import annotations

from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.message import UserMessage
from actions.emergency.place import Where, named, restored, stored
from actions.emergency.readers.mentions import tells_own_place
from actions.front_door import FrontDoor
from actions.place_resolution import with_places_meant

SLOT: Final = "place_told"
"""The slot that holds it."""
_PLACES = ("place", "country")


def place_told(tracker: Tracker) -> Where | None:
    """Return where the person last said they are, however long ago."""
    return restored(tracker.get_slot(SLOT))


class KeepsPlace(Action):
    """An action that also keeps where the person says they are: a device's clock may stand elsewhere.

    Args:
        action: what is done with the message.
        door: the way into the backend.
    """

    def __init__(self, action: Action, door: FrontDoor) -> None:
        self._action = action
        self._door = door

    def name(self) -> str:
        """Rasa's name of the action."""
        return str(self._action.name())

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Run the action, and set the slot where the message tells another place than the one it holds."""
        told = await _told_here(tracker, self._door)
        new = told is not None and told != tracker.get_slot(SLOT)
        if new:
            tracker.slots[SLOT] = told
        events: list[dict[str, Any]] = list(await self._action.run(dispatcher, tracker, domain) or ())
        return [SlotSet(SLOT, told), *events] if new else events


async def _told_here(tracker: Tracker, door: FrontDoor) -> dict[str, Any] | None:
    message = UserMessage.from_message(tracker.latest_message)
    if not any(one.get("entity") in _PLACES and tells_own_place(message.text, one) for one in message.entities):
        return None
    meant = await with_places_meant(message, door)
    here = [one for one in meant.entities if one.get("entity") in _PLACES and tells_own_place(message.text, one)]
    return stored(named(here[0]["value"], is_speakers=True)) if len(here) == 1 else None
