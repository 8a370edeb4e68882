"""Says cards: as text every channel can show, and as parts with the words around them for one that draws cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.dialogue.turn import Turn
from backend.legal_map.card_words import DRAWN_LABELS, card_brief, card_parts, card_text, label, picture_id
from backend.legal_map.model import Card, Place
from backend.shared.wording import Words

DRAWS_CARDS = "web"
"""The channel whose cards show a photograph by themselves; there the picture beside them is the map."""
_ALL_OF_ONE = Words(
    "地址、路线、资料来源：说“第一家的地址”。", 'Address, route, source: say "address of the first one".'
)
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
    text = card_text(parts[0], turn.language, single=True) if saying.single else _brief(turn, cards)
    around = turn.phrase(saying.utter, **saying.facts, cards=_HERE_STAND_THE_CARDS)
    head, _, tail = around.partition(_HERE_STAND_THE_CARDS)
    labels = {name: label(name, turn.language) for name in DRAWN_LABELS}
    drawn = {"head": head.strip(), "tail": tail.strip(), "cards": parts, "labels": labels}
    picture = {"kind": "map_png", "id": picture_id(place, cards)}
    if saying.single and channel != DRAWS_CARDS and cards[0].institution.picture:
        picture = {"kind": "map_photo", "id": cards[0].institution.picture}
    turn.say(saying.utter, buttons, custom={"map": drawn, "picture": picture}, **saying.facts, cards=text)


def _brief(turn: Turn, cards: Sequence[Card]) -> str:
    """The cards of a list in a few lines each, and how to see all of one."""
    if len(cards) == 1:  # nothing is gained by asking for the rest of the only one
        return card_text(card_parts(cards[0], 1, turn.language, channel_of(turn)), turn.language)
    lines = [card_brief(card, number, turn.language) for number, card in enumerate(cards, 1)]
    return "\n".join((*lines, _ALL_OF_ONE.say(turn.language)))


def channel_of(turn: Turn) -> str:
    """The connector the message came through."""
    return str((turn.tracker.latest_message.get("metadata") or {}).get("channel", ""))
