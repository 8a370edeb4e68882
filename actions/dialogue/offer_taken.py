"""Taking of the one form that was offered under the last answer: "那帮我预约吧" below the button "预约公证"."""

from __future__ import annotations

from collections.abc import Collection

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said
from actions.dialogue.readers.speech_acts import names_deed, requests, wishes
from actions.dialogue.titles import is_named
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign
from backend.shared.wording import Words

_OPENS = "/start_"
"""Beginning of the payload of a button that opens a form."""
_LONGEST = 40
"""Characters; a longer message tells something of its own."""
_QUESTION = ("？", "?")
_DONE = ("了", "过", "過", "咗")
"""Ends of what is told as done: "仲裁费我付了" begins no arbitration."""


def form_taken(turn: Turn, services: Collection[str]) -> str:
    """Return the service whose form is taken, or nothing.

    It is taken by a wish that names it as its button does, or by a yes where we asked for one and offered nothing else.

    Args:
        turn: the message, outside any form.
        services: those with a form.
    """
    message, buttons = turn.answer, turn.buttons_last
    opening = [one for one in buttons if str(one.get("payload", "")).startswith(_OPENS)]
    if turn.has_draft or message.pressed or not message.text or message.asks or len(opening) != 1:
        return ""
    service = str(opening[0]["payload"]).removeprefix(_OPENS).partition("{")[0]
    title = sign_by_sign(str(opening[0].get("title", "")))
    taken = _wishes_for(message, title) or (len(buttons) == 1 and _agrees(turn))
    return service if service in services and taken else ""


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
