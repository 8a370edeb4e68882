"""Taking of the one form that was offered under the last answer: "那帮我预约吧" below the button "预约公证"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, says_only
from actions.dialogue.readers.speech_acts import names_deed, requests, wishes
from actions.dialogue.titles import is_named
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign
from backend.shared.wording import Words

_OPENS = "/start_"
"""Beginning of the payload of a button that opens a form."""
_LOOKED_BACK: Final = 6
"""Messages before this one under whose answers the form may have been offered."""
_LONGEST = 40
"""Characters; a longer message tells something of its own."""
_QUESTION = ("？", "?")
_DONE = ("了", "过", "過", "咗")
"""Ends of what is told as done: "仲裁费我付了" begins no arbitration."""


def form_taken(turn: Turn, services: Collection[str], never_begun: Collection[str] = ()) -> str:
    """Return the service whose form is taken, or nothing.

    It is taken by a wish that names it as its button does, by words that only say to begin, or by a yes where we asked
    for one and offered nothing else.

    Args:
        turn: the message, outside any form.
        services: those with a form.
        never_begun: those whose form nobody means who only says to begin ("替我去问" is asked, not begun).
    """
    message, buttons = turn.answer, turn.buttons_last
    opening = _opening(buttons)
    if turn.has_draft or message.pressed or not message.text or message.asks:
        return ""
    if says_only("begins_now", message.text):
        return _offered_lately(turn, set(services) - set(never_begun))
    if len(opening) != 1:
        return ""
    service = _service_of(opening[0])
    title = sign_by_sign(str(opening[0].get("title", "")))
    taken = _wishes_for(message, title) or (len(buttons) == 1 and _agrees(turn))
    return service if service in services and taken else ""


def _opening(buttons: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in buttons if str(one.get("payload", "")).startswith(_OPENS)]


def _service_of(opening: Mapping[str, Any]) -> str:
    return str(opening["payload"]).removeprefix(_OPENS).partition("{")[0]


def _offered_lately(turn: Turn, services: set[str]) -> str:
    """Return the service of the one form that was offered last; nothing where several were offered at once.

    "那先写吧" is said some questions later, too.
    """
    messages = 0
    for event in reversed(turn.tracker.events):
        messages += event.get("event") == "user"
        if messages > _LOOKED_BACK:
            break
        opening = _opening((event.get("data") or {}).get("buttons") or []) if event.get("event") == "bot" else []
        found = {_service_of(one) for one in opening} & services
        if found:
            return next(iter(found)) if len(found) == 1 else ""
    return ""


def _wishes_for(message: UserMessage, title: str) -> bool:
    agreed = behind("says_yes", message.text)
    rest = message.text[agreed or 0 :].strip(" ，,。.")
    deed = names_deed(rest) and not rest.endswith(_DONE)
    wished = agreed is not None or wishes(rest) or requests(rest) or deed
    named = is_named(Words(title, title), sign_by_sign(rest).casefold())
    return wished and named and len(rest) <= _LONGEST and not said("looks_up", rest)


def _agrees(turn: Turn) -> bool:
    """Return True if a message is a yes and nothing more, to a question of ours."""
    agreed = behind("says_yes", turn.answer.text)
    only = agreed is not None and not turn.answer.text[agreed:].strip(" ，,。.!！")
    return only and any(text.rstrip().endswith(_QUESTION) for text in turn.texts_before[:1])
