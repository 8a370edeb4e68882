"""A danger that a message tells, as the bot has understood it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.emergency.readers.kinds import kind_meant, whose_meant

EMERGENCY = "emergency"
"""The intent of a message that tells danger."""
_MARK = "danger_"
SIGN = "sign"
"""The ground of a danger that words of the message name."""
_OF_A_CHILD, _TAKEN = "kept_by_family", frozenset({"child_flown", "child_on_plane"})
"""The kind of a child that one of the family takes away, and the situations the bot understands it in."""
PAST = frozenset({"violence_past", "violence_past_by_stranger"})
"""Kinds that are told as something past."""


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger that was told.

    Args:
        kind: ``violence_now``, ``self_harm`` … as `bot/nlu/danger` names them, or ``overdose``.
        whose: ``self`` or ``other``.
        language: the message's: ``zh``, ``en``, ``es``, ``pt``, ``th``, ``ja``, ``ko`` or ``vi``.
        stage: ``first``, ``unsure`` where it may be none and is asked back, ``goes_on`` for a further word on it,
            ``over`` once it has passed.
        ground: what it rests on: words that name it (``sign``), or only a sentence much like dangers.
        situation: the situation the bot has understood it in, by its name on the pages of situations; mostly none.
        likely: the situation its meaning is likest, where no word names one.
    """

    kind: str
    whose: str
    language: str
    stage: str
    ground: str = SIGN
    situation: str = ""
    likely: str = ""

    @property
    def is_past(self) -> bool:
        """Return True if it is told as something past: often what a case is about, so that the form hears it, too."""
        return self.kind in PAST and self.stage == "first"

    @property
    def is_of_police(self) -> bool:
        """Return True if the police have somebody: they need not be called, and a case may begin."""
        return self.kind == "detained"

    @property
    def may_ask_of_case(self) -> bool:
        """Return True if a further word may ask of the criminal case ("they want money first")."""
        return self.is_of_police and self.stage == "goes_on"

    @property
    def is_unsure(self) -> bool:
        """Return True if the message may tell no danger, so that it is asked whether everybody is safe."""
        return self.stage == "unsure"


def danger_of(intent: str, entities: Sequence[Mapping[str, Any]], text: str) -> Danger | None:
    """Return the danger among the entities of a message, or None; its words decide between two kinds."""
    told = {
        str(one.get("entity")).removeprefix(_MARK): one.get("value") for one in reversed(entities) if marks_danger(one)
    }
    if intent != EMERGENCY or told.get("kind") is None:
        return None
    whose, language, stage = (str(told.get(name) or "") for name in ("whose", "language", "stage"))
    ground, situation, likely = (str(told.get(name) or "") for name in ("ground", "situation", "likely"))
    danger = Danger(
        str(told["kind"]), whose or "self", language or "zh", stage or "first", ground or SIGN, situation, likely
    )
    if situation:
        return replace(danger, kind=_OF_A_CHILD) if situation in _TAKEN else danger
    if danger.stage not in ("first", "unsure"):
        return danger
    kind, whose = kind_meant(danger.kind, text), whose_meant(danger.whose, text, danger.kind)
    doubted = kind == danger.kind or kind in PAST
    stage = danger.stage if doubted else "first"  # words that tell another kind leave no doubt
    ground = danger.ground if kind == danger.kind else SIGN
    return replace(danger, kind=kind, whose=whose, stage=stage, ground=ground)


def danger_beside(latest: Mapping[str, Any]) -> Danger | None:
    """Return the danger that may stand beside the wish of a message and that nothing names; None where none may.

    Args:
        latest: the message as Rasa holds it.
    """
    if (latest.get("intent") or {}).get("name") == EMERGENCY:
        return None
    found = danger_of(EMERGENCY, latest.get("entities") or (), str(latest.get("text") or ""))
    return None if found is None or found.stage not in ("first", "unsure") else replace(found, stage="unsure")


def marks_danger(entity: Mapping[str, Any]) -> bool:
    """Return True if an entity tells of a danger and of nothing else."""
    return str(entity.get("entity")).startswith(_MARK)
