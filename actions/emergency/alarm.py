"""Memory of danger in a talk, kept in a slot: an action sees three messages, and danger is spoken of for longer.

Where help is needed, which kind of danger was meant, and what was wished for beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.emergency.place import Where, restored, stored
from actions.emergency.readers.situations import situation_of

SLOT = "alarm"
"""The slot that holds it."""
OPENS = "start_"
"""Beginning of an intent that opens a service."""
CORRECTED = "corrected"
"""The stage of a danger of which somebody says that it is another person's than was thought."""
_KIND = "danger_kind"
_HELD = "trafficked_or_held"
_TOLD_OF_HELD = frozenset({"kidnapping", "extortion", "family_emergency_scam"})
"""Kinds that whoever is held speaks of theirs in: what is asked of their family ("20万才放人") is their own danger."""


def known(tracker: Tracker) -> Mapping[str, Any]:
    """Return what is kept; nothing where no danger was told, or all of it was forgotten."""
    kept = tracker.get_slot(SLOT)
    return kept if isinstance(kept, Mapping) else {}


def keep(turn: Turn, **facts: Any) -> None:
    """Keep facts beside those that are kept; None lets one go."""
    before = next((one["value"] for one in reversed(turn.events) if one.get("name") == SLOT), known(turn.tracker))
    turn.events.append(SlotSet(SLOT, {**before, **facts}))


def keep_danger(turn: Turn, danger: Danger, place: Where) -> None:
    """Keep what was meant and where help is needed, for the further words on it."""
    before = None if danger.stage == "first" else known(turn.tracker).get("needed")
    needed = stored(place) if place.said else before
    heard_as = turn.answer.value(_KIND) or known(turn.tracker).get("heard_as")
    again = 0 if danger.stage == "first" else known(turn.tracker).get("further")
    stands: dict[str, Any] = {"further": again, "kind": danger.kind, "whose": danger.whose, "language": danger.language}
    keep(turn, heard_as=heard_as, needed=needed, stage=danger.stage, **stands)


def cannot_call(turn: Turn, now: bool) -> bool:
    """Return True if somebody has said that they cannot telephone, in this message (`now`) or before; it is kept."""
    before = bool(known(turn.tracker).get("cannot_call"))
    if now and not before:
        keep(turn, cannot_call=True)
    return now or before


def in_situation(turn: Turn, danger: Danger) -> str:
    """Return the situation of a danger, by this message or one before it on the same danger; it is kept."""
    kept = str(known(turn.tracker).get("situation") or "") if danger.stage != "first" else ""
    now = situation_of(danger.kind, turn.answer.text) or kept
    if now != str(known(turn.tracker).get("situation") or ""):
        keep(turn, situation=now)
    return now


def one_more(turn: Turn) -> int:
    """Count a further word on this danger, so that what is said to it is never what was said to the one before."""
    count = int(known(turn.tracker).get("further") or 0) + 1
    keep(turn, further=count)
    return count


def still_open(tracker: Tracker) -> Danger | None:
    """Return the danger that was told and has not passed, for what is said about it in other words; or None."""
    kept = known(tracker)
    if kept.get("stage") in (None, "over"):
        return None
    return Danger(str(kept["kind"]), str(kept["whose"]), str(kept["language"]), "goes_on")


def as_meant(tracker: Tracker, danger: Danger) -> Danger:
    """Return the danger of a further word as the first one meant it, for that alone says of which kind it is.

    Where somebody has said since that it is another person's, it is told anew.
    """
    kept = known(tracker)
    same = kept.get("heard_as") == danger.kind
    if danger.stage == CORRECTED:
        return replace(danger, kind=str(kept["kind"]) if same else danger.kind, stage="first")
    held = (kept.get("kind"), kept.get("whose")) == (_HELD, "self") and kept.get("stage") not in (None, "over")
    if held and danger.kind in _TOLD_OF_HELD:
        return replace(danger, kind=_HELD, whose="self")
    if danger.stage == "first" or not same:
        return danger
    return replace(danger, kind=str(kept["kind"]), whose=str(kept["whose"]))


def was_anothers(tracker: Tracker) -> bool:
    """Return True if the danger that was told before is somebody else's, and has not passed."""
    kept = known(tracker)
    return kept.get("whose") == "other" and kept.get("stage") not in (None, "over")


def needed(tracker: Tracker) -> Where | None:
    """Return where help was needed when this danger was last spoken of."""
    return restored(known(tracker).get("needed"))


def service_wished(tracker: Tracker) -> str:
    """Return the service that waits to be begun since the alarm, or nothing."""
    wish = known(tracker).get("wish")
    return str(wish["intent"]).removeprefix(OPENS) if isinstance(wish, Mapping) else ""


def story_kept(tracker: Tracker, service: str) -> UserMessage | None:
    """Return the message that told the danger as a wish for this service; None where none waits."""
    if not service or service_wished(tracker) != service:
        return None
    wish = known(tracker)["wish"]
    return UserMessage(str(wish["text"]), str(wish["intent"]), entities=tuple(wish["entities"]))


def let_go(turn: Turn) -> None:
    """Forget the wish: it is being dealt with."""
    keep(turn, wish=None)
