"""Action around another one, which answers under its name: it may add words to what the inner one says."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from backend.shared.notifier import READY_WORDS


class WrappingAction(Action):
    """Action that lets another one answer.

    Args:
        inner: the action that answers.
    """

    def __init__(self, inner: Action) -> None:
        self.inner = inner

    def name(self) -> str:
        """Rasa's name of the action that answers."""
        return str(self.inner.name())


def is_in_form(tracker: Tracker) -> bool:
    """Return True if a form was open when the message came."""
    return bool((tracker.active_loop or {}).get("name"))


def say_at(dispatcher: CollectingDispatcher, words: str, place: int | None = None) -> None:
    """Say words beside what an action has said.

    Args:
        words: in the person's language.
        place: before which of its messages they stand, as `list.insert` counts; None for behind all of them.
    """
    dispatcher.utter_message(response=READY_WORDS, words=words)
    if place is not None:
        dispatcher.messages.insert(place, dispatcher.messages.pop())
