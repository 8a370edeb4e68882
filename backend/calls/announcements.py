"""Tells the person what becomes of their call in their language, in the transaction that records it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from backend.calls.model import LIVE, Call
from backend.shared.database import Session
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, moment, verbatim

CHOSEN, WISH, SLOT = "call_chosen", "call_wish", "call_slot"
"""The payload's keys by which a button names a call, what is wanted of it, and a time."""
LINK, MOVE, CANCEL, SURE, KEEP, RIGHT, NOT_RIGHT = "link", "move", "cancel", "cancel_sure", "keep", "right", "not_right"
_TITLE = Words("与法院通话", "Call with the court")
_WAYS = {
    LINK: Words("进通话页", "Open the call"),
    MOVE: Words("改时间", "Move it"),
    CANCEL: Words("取消通话", "Call it off"),
    RIGHT: Words("没有错", "That is right"),
    NOT_RIGHT: Words("不对", "Not right"),
}
_ANOTHER = Words("另约时间", "Choose another time")
_SOON = frozenset({"accepted", "reminder", "open"})
"""News of a call that is still to come."""


class Announcements:
    """Says what the desk does.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person.
        contact: how to reach a human otherwise.
    """

    def __init__(self, speak: Speak, person: Callable[[str], Person], contact: str) -> None:
        self._speak = speak
        self._person = person
        self.contact = contact

    def tell(
        self, session: Session, call: Call, what: str, key: str = "", until: datetime | None = None, **facts: str
    ) -> None:
        """Say ``utter_call_news_<what>``, with what can be done now; each change is told once.

        Args:
            key: tells apart what is said of the same state twice.
            until: after which it is not sent any more.
        """
        person = self._person(call.person_id)
        told = {**call_facts(call, person), "contact": self.contact, **facts}
        mark = f"call:{call.call_id}:{what}:{call.sequence}{key and f':{key}'}"
        short = notice("appointment", _TITLE.say(person.language), at=call.start) if what in _SOON else None
        self._speak(
            call.person_id, f"utter_call_news_{what}", told, key=mark, buttons=_after(call, what), until=until,
            session=session, custom=short,
        )  # fmt: skip


def _after(call: Call, what: str) -> list[tuple[Words, str]]:
    if what == "summary":
        return [way(call, RIGHT), way(call, NOT_RIGHT)]
    if what in ("declined", "lapsed", "not_reached"):
        return [(_ANOTHER, "/call_court")]
    return choices(call)


def choices(call: Call) -> list[tuple[Words, str]]:
    """Return what the person may choose as a call stands: titles and payloads."""
    if call.status not in LIVE:
        return []
    return [way(call, LINK), *([] if call.at_once else [way(call, MOVE)]), way(call, CANCEL)]


def way(call: Call, wish: str) -> tuple[Words, str]:
    """Return a button's title and payload."""
    return _WAYS[wish], payload_of(call, wish)


def payload_of(call: Call, wish: str) -> str:
    """Return the payload of a button about a call; its id tells a stranger nothing."""
    return f'/ask_call{{"{CHOSEN}": "{call.call_id}", "{WISH}": "{wish}"}}'


def call_facts(call: Call, person: Person) -> dict[str, Any]:
    """Return what can be said of a call: ``when officer reason words``, each ready to stand in a sentence."""
    nobody = Words("法院工作人员", "somebody of the court").say(person.language)
    summary = call.summary
    return {
        "when": moment(call.start, person.timezone, person.city, person.language),
        "officer": verbatim(call.officer_name) if call.officer_name else nobody,
        "reason": call.reason or "—",
        "words": summary.text if summary else "—",
    }
