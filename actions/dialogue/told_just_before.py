"""Sayings right before a wish, outside any form: heard with the wish, so that nothing told a moment ago is asked.

"我妈妈在台山，我在多伦多，拿加拿大护照", and then "要办继承公证": the second message opens a booking, the first fills
it in. What a form was told belongs to that form, and what was asked is no telling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from actions.dialogue.message import ANSWERING, UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn
from actions.place_resolution import with_places_meant

_TELLING = ANSWERING | {"greet", "thank"}
"""Intents that want nothing of ours."""
_MOST, _LONGEST = 3, 300
"""Messages that are heard again, and characters of one: what is longer is a story of its own."""
_SINCE = timedelta(hours=12)
_BETWEEN = "。"
_SUBJECTS = frozenset({"notarization_matter"})
"""Entities of what a question is about: who asks of it and then wishes, wishes for that."""


async def with_told_before(turn: Turn) -> UserMessage:
    """Return the message of a turn behind what was told right before it; as it was where nothing was.

    The intent, the decision and what was pressed stay those of the message. It is looked up once a turn.
    """
    place = ("told_before", turn.answer.text)
    if place not in turn.memo:
        turn.memo[place] = await _with_told_before(turn)
    whole: UserMessage = turn.memo[place]
    return whole


async def _with_told_before(turn: Turn) -> UserMessage:
    named = {str(one.get("entity")) for one in turn.answer.entities}
    told = [await with_places_meant(one, turn.door) for one in _told_before(turn, _SUBJECTS - named)]
    whole = UserMessage("", "")
    for one in (*reversed(told), turn.answer):
        whole = _joined(whole, one)
    return replace(turn.answer, text=whole.text, entities=whole.entities, parts=()) if told else turn.answer


def _told_before(turn: Turn, subjects: Collection[str]) -> list[UserMessage]:
    """The pieces that tell something, or name what may be wished for now, the newest message first."""
    found: list[UserMessage] = []
    for event in _before_this_form(turn):
        message = UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})
        if message.text and len(message.text) <= _LONGEST and message.danger is None:
            found += _telling(message, () if any(_names(one, subjects) for one in found) else subjects)
        if len(found) >= _MOST:
            break
    return found[:_MOST]


def _telling(message: UserMessage, subjects: Collection[str]) -> list[UserMessage]:
    """The message, where it only tells; of one that asks, the stretches that do not, and the words for its subject."""
    if says("wants_reminder", message.text):
        return []
    only_tells = message.intent in _TELLING or not message.is_sure
    if only_tells and not message.asks and not wishes(message.text):
        return [_without(message, _SUBJECTS - {*subjects})] if message.entities else []
    whole = UserMessage("", "")
    for one in message.stretches():
        if one.entities and not one.asks and not wishes(one.text):
            whole = _joined(whole, _without(one, _SUBJECTS - {*subjects}))
        elif named := [entity for entity in one.entities if entity.get("entity") in subjects]:
            whole = _joined(whole, one.between(int(named[0]["start"]), int(named[0]["end"])))
    return [whole] if whole.text else []


def _without(message: UserMessage, names: Collection[str]) -> UserMessage:
    return replace(message, entities=tuple(one for one in message.entities if one.get("entity") not in names))


def _names(message: UserMessage, subjects: Collection[str]) -> bool:
    return any(one.get("entity") in subjects for one in message.entities)


def _before_this_form(turn: Turn) -> Iterator[Mapping[str, Any]]:
    """The messages typed since a form was last open, but for this one, the newest first."""
    events = iter(reversed(turn.tracker.events))
    own: Mapping[str, Any] = next((event for event in events if event.get("event") == "user"), {})
    earliest = float(own.get("timestamp") or 0) - _SINCE.total_seconds()
    for event in events:
        if event.get("event") == "active_loop" or float(event.get("timestamp") or 0) < earliest:
            return
        if event.get("event") == "user" and event.get("text"):
            yield event


def _joined(before: UserMessage, after: UserMessage) -> UserMessage:
    """Two messages as one text, with what was read in either where it stands there."""
    if not before.text:
        return after
    start = len(before.text) + len(_BETWEEN)
    moved = tuple(
        {**one, "start": one["start"] + start, "end": one["end"] + start} if "start" in one else one
        for one in after.entities
    )
    text = f"{before.text}{_BETWEEN}{after.text}"
    return replace(after, text=text, entities=(*before.entities, *moved), parts=())
