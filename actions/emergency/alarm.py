"""Memory of danger in a talk, kept in a slot: an action sees three messages, and danger is spoken of for longer.

Where help is needed, which kind of danger was meant, and what was wished for beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.dialogue.danger import SIGN, Danger, marks_danger
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.emergency.place import Where, restored, stored
from actions.emergency.readers.situations import situation_told, ways_to_answer

SLOT = "alarm"
"""The slot that holds it."""
OPENS = "start_"
"""Beginning of an intent that opens a service."""
CORRECTED = "corrected"
"""The stage of a danger of which somebody says that it is another person's than was thought."""
_KIND = "danger_kind"
_SPOKEN_OF = 30 * 60
"""Seconds for which a danger is still spoken of."""
_HELD = "trafficked_or_held"
_INTENDED = "violence_intended"
_TOLD_OF_HELD = frozenset(
    {
        "kidnapping", "extortion", "family_emergency_scam", "violence_now", "violence_by_stranger", "violence_past",
        "violence_past_by_stranger", "detained", "passport_lost", "missing", "kept_by_family", "impersonation_scam",
    }
)  # fmt: skip
"""Kinds that whoever is held speaks of theirs in: armed guards, blows, what is asked of their family ("20万才放人")."""
_OF_SWALLOWED = frozenset({"medical", "self_harm", "missing", "impersonation_scam"})
"""Kinds that whoever has swallowed something speaks of theirs in: sleep, dizziness, a farewell."""
_STAYS = frozenset(
    {
        _HELD, "kept_by_family", "kidnapping", "violence_now", "violence_by_stranger", "self_harm", "overdose",
        "medical", "impersonation_scam", "family_emergency_scam", "extortion", "sexual_abuse",
    }
)  # fmt: skip
"""Kinds that a further word does not turn into another one, unless it names that one by a sign."""
_GRAVITY: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("overdose", "self_harm", "medical", "disaster", "gas_leak"), 5),
        **dict.fromkeys(("kidnapping", "trafficked_or_held", "sexual_abuse"), 4),
        **dict.fromkeys(("violence_now", "violence_by_stranger"), 3),
        **dict.fromkeys(("kept_by_family", "missing", "detained", "violence_intended"), 2),
        **dict.fromkeys(("extortion", "impersonation_scam", "family_emergency_scam"), 1),
    }
)
"""Dangers by how soon somebody may be lost: a lesser one that is told behind a graver one is a part of that."""
_OF_RANSOM = frozenset({"kidnapping"})
"""Kinds whose deadlines and fears only sound like the wish to die."""
_TOLD_ANEW = frozenset({"self_harm", "overdose", "medical", "sexual_abuse"})
"""Kinds that are told anew whatever is spoken of, as somebody may die of them."""


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
    anew = danger.stage == "first" and not is_told(turn, danger)
    again = 0 if anew else known(turn.tracker).get("further")
    answered = {} if anew else known(turn.tracker).get("answered")
    at = _said_at(turn.tracker)
    stands: dict[str, Any] = {
        "at": at,
        "further": again,
        "answered": answered,
        "kind": danger.kind,
        "whose": danger.whose,
        "language": danger.language,
    }
    keep(turn, heard_as=heard_as, needed=needed, stage=danger.stage, **stands)


def keep_question(turn: Turn) -> None:
    """Keep the message that tells a danger as the question it may be, to answer once there is no danger."""
    said = turn.answer
    kept = {"intent": said.intent, "text": said.text, "entities": [dict(one) for one in said.entities]}
    keep(turn, asked=kept if said.asks and not said.pressed else None)


def question_kept(tracker: Tracker) -> UserMessage | None:
    """Return the question that was taken for a danger, or that stood beside one; None where none was asked."""
    kept = known(tracker).get("asked")
    if not isinstance(kept, Mapping):
        return None
    told = tuple(one for one in kept["entities"] if not marks_danger(one))
    return UserMessage(str(kept["text"]), str(kept["intent"]), entities=told)


def cannot_call(turn: Turn, now: bool) -> bool:
    """Return True if somebody has said that they cannot telephone, in this message (`now`) or before; it is kept."""
    before = bool(known(turn.tracker).get("cannot_call"))
    if now and not before:
        keep(turn, cannot_call=True)
    return now or before


def in_situation(turn: Turn, danger: Danger) -> str:
    """Return the situation of a danger, by this message or one before it on the same danger; it is kept."""
    before = known(turn.tracker)
    same = danger.stage != "first" or (before.get("kind") == danger.kind and still_open(turn.tracker) is not None)
    kept = str(before.get("situation") or "") if same else ""
    now = situation_told(danger, turn.answer.text) or kept
    if now != str(known(turn.tracker).get("situation") or ""):
        keep(turn, situation=now)
    return now


def one_more(turn: Turn) -> int:
    """Count a further word on this danger, so that what is said to it is never what was said to the one before."""
    count = int(known(turn.tracker).get("further") or 0) + 1
    keep(turn, further=count)
    return count


def is_told(turn: Turn, danger: Danger) -> bool:
    """Return True if the whole reply to this danger of this person was given within the last half an hour."""
    before = still_open(turn.tracker)
    same = before is not None and (before.kind, before.whose) == (danger.kind, danger.whose)
    return same and is_spoken_of(turn.tracker)


def not_answered_yet(turn: Turn, danger: Danger, need: str, situation: str) -> str:
    """Return a need that has words which were not said yet on this danger, and count it as answered; else nothing.

    Args:
        situation: told on this danger so far.
    """
    before = times_answered(turn, need)
    if before >= ways_to_answer(need, danger, situation):
        return ""
    answered: Mapping[str, int] = known(turn.tracker).get("answered") or {}
    keep(turn, answered={**answered, need: before + 1})
    return need


def times_answered(turn: Turn, need: str) -> int:
    """Return how often a need was answered on this danger, this message among them."""
    kept = next((one["value"] for one in reversed(turn.events) if one.get("name") == SLOT), known(turn.tracker))
    return int((kept.get("answered") or {}).get(need, 0))


def still_open(tracker: Tracker) -> Danger | None:
    """Return the danger that was told and has not passed, for what is said about it in other words; or None."""
    kept = known(tracker)
    if kept.get("stage") in (None, "over"):
        return None
    return Danger(str(kept["kind"]), str(kept["whose"]), str(kept["language"]), "goes_on")


def asked_of(turn: Turn) -> Danger | None:
    """Return the danger that a message may ask about which tells none itself and was typed; None without one."""
    said = turn.answer
    return None if said.pressed or not said.text or said.danger is not None else still_open(turn.tracker)


def doubted_before(turn: Turn) -> Danger | None:
    """Return the danger of the message before this one that was asked back, as it was heard; None without one."""
    if turn.answer.pressed or not turn.answer.text or turn.answer.danger is not None:
        return None
    past = (event for event in reversed(turn.tracker.events) if event.get("event") == "user")
    next(past, None)
    before = UserMessage.from_message((next(past, None) or {}).get("parse_data") or {}).danger
    return replace(before, stage="first") if before is not None and before.is_unsure else None


def as_meant(tracker: Tracker, danger: Danger) -> Danger:
    """Return the danger of a further word as the first one meant it, for that alone says of which kind it is.

    Where somebody has said since that it is another person's, it is told anew.
    """
    kept = known(tracker)
    same = kept.get("heard_as") == danger.kind
    if danger.stage == CORRECTED:
        return replace(danger, kind=str(kept["kind"]) if same else danger.kind, stage="first")
    if danger.stage != "over" and is_spoken_of(tracker) and _goes_on(kept, danger):
        return replace(danger, kind=str(kept["kind"]), whose=str(kept["whose"]))
    if danger.stage == "first" or not same:
        return danger
    return replace(danger, kind=str(kept["kind"]), whose=str(kept["whose"]))


def corrects_kind(tracker: Tracker, danger: Danger) -> bool:
    """Return True if somebody who was taken for one who means to hurt others says that it is the other way round."""
    return danger.stage == CORRECTED and known(tracker).get("kind") == _INTENDED and danger.kind != _INTENDED


def is_spoken_of(tracker: Tracker) -> bool:
    """Return True if a danger was spoken of within the last half an hour."""
    before, now = known(tracker).get("at"), _said_at(tracker)
    return before is None or now is None or now - float(before) <= _SPOKEN_OF


def _said_at(tracker: Tracker) -> float | None:
    """Return when the person spoke last, in seconds since 1970; None where no event tells."""
    said = (one.get("timestamp") for one in reversed(tracker.events) if one.get("event") == "user")
    return next((float(one) for one in said if one is not None), None)


def _goes_on(kept: Mapping[str, Any], danger: Danger) -> bool:
    """Return True if another kind of danger is told only as a part of the one that is spoken of."""
    kind = kept.get("kind")
    if kept.get("stage") in (None, "over") or kind is None or danger.is_unsure:
        return False
    mine = kept.get("whose") == "self"
    if mine and kind == _HELD and danger.kind in _TOLD_OF_HELD:
        return True
    if kind == "overdose" and (danger.kind == "medical" or (mine and danger.kind in _OF_SWALLOWED)):
        return True
    another = kept.get("whose") == "other" and danger.whose == "self" and kind not in _OF_RANSOM
    if kind in _GRAVITY and _GRAVITY[kind] > _GRAVITY.get(danger.kind, 0) and not another:
        return True
    likeness = danger.ground != SIGN and (danger.kind not in _TOLD_ANEW or kind in _OF_RANSOM)
    return kind in _STAYS and likeness and danger.kind != kind


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


def take_up_beside(turn: Turn) -> str:
    """Return the service that the message of a false alarm told a matter of, and let it wait as a wish; or nothing."""
    kept = known(turn.tracker)
    if kept.get("wish") or not isinstance(kept.get("beside"), Mapping):
        return ""
    keep(turn, wish=kept["beside"], beside=None)
    return str(kept["beside"]["intent"]).removeprefix(OPENS)


def story_kept(tracker: Tracker, service: str) -> UserMessage | None:
    """Return the message that told the danger as a wish for this service; None where none waits."""
    if not service or service_wished(tracker) != service:
        return None
    wish = known(tracker)["wish"]
    return UserMessage(str(wish["text"]), str(wish["intent"]), entities=tuple(wish["entities"]))


def keep_wished_instead(turn: Turn, service: str) -> None:
    """Keep what is wished for behind what a message sets aside, for the form that begins: "取消公证，先办离婚"."""
    _, *others = turn.answer.stretches()
    told = turn.answer.behind(turn.answer.text.find(others[0].text)) if others else turn.answer
    entities = [dict(one) for one in told.entities]
    keep(turn, wish={"intent": f"{OPENS}{service}", "text": told.text, "entities": entities})


def let_go(turn: Turn) -> None:
    """Forget the wish: it is being dealt with."""
    keep(turn, wish=None)
