"""Condolence before whatever is answered to the first message of a conversation that tells a near relative's death."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.wrapping_action import WrappingAction, is_in_form, say_at
from actions.story.readers.bereavement import denies_death, is_of_another, tells_bereavement
from backend.shared.wording import Words

CONDOLENCE: Final = Words("节哀。", "I'm sorry for your loss.")
TAKEN_BACK: Final = Words(
    "对不起，是我听错了，没有人过世就好。您要办的事，直接说就行。",
    "Sorry, I misunderstood; I'm glad nobody has died. Just tell me what you need.",
)
"""Words that take back a condolence nobody needed."""
_LONGEST: Final = 60
"""Characters; a longer message tells more than that nobody has died."""
_LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")


class Condoling(WrappingAction):
    """Action that says a condolence before what it answers, once in a conversation and never in an open form.

    Args:
        inner: the action that answers.
    """

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Let the action answer; put the condolence in front where it is due."""
        in_form = is_in_form(tracker)
        events: list[dict[str, Any]] = await self.inner.run(dispatcher, tracker, domain)
        if dispatcher.messages and not in_form and _is_due(tracker, dispatcher):
            _say_first(dispatcher, tracker, CONDOLENCE)
        return events


class TakingBack(WrappingAction):
    """Action that takes a condolence back where somebody says that nobody has died; in a form its question stands.

    Args:
        inner: the action that answers any other message.
    """

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say sorry instead of any other answer; what a form asks is asked again behind it."""
        text = str(tracker.latest_message.get("text") or "")
        mistaken = len(text) <= _LONGEST and denies_death(text) and is_condoled(tracker)
        if not mistaken or is_of_another(text, _typed(tracker)):
            return list(await self.inner.run(dispatcher, tracker, domain) or ())
        events: list[dict[str, Any]] = []
        if is_in_form(tracker) or self.name().endswith("_form"):
            events = list(await self.inner.run(dispatcher, tracker, domain) or ())
            del dispatcher.messages[:-1]
        _say_first(dispatcher, tracker, TAKEN_BACK)
        return events


def _say_first(dispatcher: CollectingDispatcher, tracker: Tracker, words: Words) -> None:
    """Put words in front of what an action says."""
    language = str(tracker.get_slot("language") or _LANGUAGES[0])
    say_at(dispatcher, words.say(language), 0)


def is_condoled(tracker: Tracker) -> bool:
    """Return True if a condolence was said in this conversation."""
    return any(_condoles(str(one.get("text") or "")) for one in tracker.events if one.get("event") == "bot")


def _typed(tracker: Tracker) -> list[str]:
    return [str(one.get("text") or "") for one in tracker.events if one.get("event") == "user"]


def _is_due(tracker: Tracker, dispatcher: CollectingDispatcher) -> bool:
    text = str(tracker.latest_message.get("text") or "")
    if text.startswith("/") or not tells_bereavement(text, _year(tracker)):
        return False
    said_now = any(_condoles(str(one.get("words") or "")) for one in dispatcher.messages)
    return not said_now and not is_condoled(tracker)


def _condoles(text: str) -> bool:
    return any(CONDOLENCE.say(language).rstrip("。.") in text for language in _LANGUAGES)


def _year(tracker: Tracker) -> int:
    stamped = (tracker.latest_message.get("metadata") or {}).get("now")
    return (datetime.fromisoformat(stamped) if stamped else datetime.now(UTC)).year
