"""Choice of the matter where none is named: the one on the button, named, just spoken of, or the only one open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.matter.open_matters import SERVICES, Matter, open_matters

CHOSEN, WISH = "matter_chosen", "matter_wish"
"""The payload's keys by which a button names a matter, and what is asked of it."""
MOST_OFFERED = 6
_LOOK_BACK = 40
"""Utterances of ours behind which nothing counts as just spoken of."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Focus on the matter that is meant.

    Args:
        matter: it, if that is clear.
        several: those it may be, if not.
        named: the service the words name, or nothing.
    """

    matter: Matter | None = None
    several: Sequence[Matter] = ()
    named: str = ""


async def focus(turn: Turn, services: Collection[str] = SERVICES) -> Focus:
    """Return the matter a message is about.

    Args:
        services: those whose matters the question can be asked of.
    """
    found = await open_matters(turn, services)
    chosen = turn.answer.pressed.get(CHOSEN)
    if chosen is not None:
        return Focus(next((one for one in found if one.code == chosen), None))
    named = named_service(turn.answer.text, services)
    if named:
        found = [one for one in found if one.service == named]
    return _clearest(turn, found, named)


def named_service(text: str, services: Collection[str] = SERVICES) -> str:
    """Return the one service whose matter a text names, or nothing."""
    named = [service for service in services if text and said(f"names_{service}", text)]
    return named[0] if len(named) == 1 else ""


def _clearest(turn: Turn, found: Sequence[Matter], named: str) -> Focus:
    if len(found) <= 1:
        return Focus(found[0] if found else None, named=named)
    spoken_of = next((service for service in _spoken_of(turn) if any(one.service == service for one in found)), None)
    recent = [one for one in found if one.service == spoken_of]
    if len(recent) == 1:
        return Focus(recent[0], named=named)
    handed_in = turn.tracker.get_slot("draft_id")
    just = [one for one in recent if one.key == handed_in]
    return Focus(just[0], named=named) if just else Focus(several=recent or found, named=named)


def _spoken_of(turn: Turn) -> Iterator[str]:
    """The services of what we said, the last first."""
    told = 0
    for event in reversed(turn.tracker.events):
        if event.get("event") != "bot":
            continue
        told += 1
        if told > _LOOK_BACK:
            return
        for utter in (event.get("metadata") or {}).values():
            name = str(utter).removeprefix("utter_").removeprefix("ask_")
            yield from (service for service in SERVICES if name.startswith(service))


def ask_which(turn: Turn, wish: str, several: Sequence[Matter]) -> None:
    """Ask which of several is meant, with a button for each."""
    buttons = [sending(turn.language, one.title, payload_about(wish, one.code)) for one in several[:MOST_OFFERED]]
    turn.say("utter_matter_which", buttons)


def payload_about(wish: str, code: str) -> str:
    """Payload of a button that asks `wish` of a matter."""
    return payload_of("ask_next_step", **{WISH: wish, CHOSEN: code})
