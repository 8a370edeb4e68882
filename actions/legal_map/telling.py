"""Says cards: as text every channel can show, and as parts with the words around them for one that draws cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.dialogue.turn import Turn
from backend.legal_map.card_words import DRAWN_LABELS, card_parts, card_text, label, picture_id
from backend.legal_map.model import Card, Place

DRAWS_CARDS = "web"
"""The channel whose cards show a photograph by themselves; there the picture beside them is the map."""
_HERE_STAND_THE_CARDS = "\x1f"


@dataclass(frozen=True, slots=True)
class Saying:
    """Utterance that says some cards.

    Args:
        utter: has a placeholder ``{cards}``.
        facts: its other placeholders.
        single: one card alone, with its introduction instead of a number.
    """

    utter: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    single: bool = False


def say_cards(
    turn: Turn, saying: Saying, cards: Sequence[Card], place: Place | None, buttons: Sequence[Mapping[str, str]]
) -> None:
    """Say these cards and how to go on; a picture of where they are goes with them."""
    channel = channel_of(turn)
    parts = [card_parts(card, number, turn.language, channel) for number, card in enumerate(cards, 1)]
    text = "\n".join(card_text(one, turn.language, single=saying.single) for one in parts)
    around = turn.phrase(saying.utter, **saying.facts, cards=_HERE_STAND_THE_CARDS)
    head, _, tail = around.partition(_HERE_STAND_THE_CARDS)
    labels = {name: label(name, turn.language) for name in DRAWN_LABELS}
    drawn = {"head": head.strip(), "tail": tail.strip(), "cards": parts, "labels": labels}
    picture = {"kind": "map_png", "id": picture_id(place, cards)}
    if saying.single and channel != DRAWS_CARDS and cards[0].institution.picture:
        picture = {"kind": "map_photo", "id": cards[0].institution.picture}
    turn.say(saying.utter, buttons, custom={"map": drawn, "picture": picture}, **saying.facts, cards=text)


def channel_of(turn: Turn) -> str:
    """The connector the message came through."""
    return str((turn.tracker.latest_message.get("metadata") or {}).get("channel", ""))
