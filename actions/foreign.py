"""Somebody who writes in a language we do not speak is told so in it, once, and goes on in simple English with buttons.

The bot tells the language (`bot/nlu/foreign`) and leaves its ranking of intents as it is: many sentences are understood
without examples, which is offered as buttons and never acted on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rasa_sdk.events import SlotSet

from actions.dialogue.buttons import titled
from actions.dialogue.turn import Turn
from actions.emergency.place_told import place_told
from backend.legal_map.commands import FindInstitutions
from backend.legal_map.model import Card, Found, Kind
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.wording import Words, verbatim
from backend.shared.yaml_pages import read_yaml
from backend.shared.zone_countries import country_of_zone

# HOT-12308 is the number in the words.
ENTITY = "foreign_language"
SLOT = "foreign_told"
_LIKELY = 0.2
"""Confidence from which a wish is offered; it is asked, never acted on."""
_MOST = 2
_WISHES = ("start_", "find_")
"""Beginnings of intents told alike in any language; a question's fine meaning is not."""
_USUAL = ("start_notarization", "start_filing", "start_authorization")
_AT_HOME = frozenset({"", "CN", "HK", "MO", "TW"})
"""No Chinese mission is there."""
_KINDS: tuple[Kind, ...] = ("embassy", "consulate_general")


async def told(turn: Turn, labels: Mapping[str, Words]) -> bool:
    """Tell what we speak, in the person's language; False if the message is in none we do not speak.

    Args:
        labels: intent to what it is called on a button; empty inside a form, whose question follows.
    """
    code = str(turn.answer.value(ENTITY) or "")
    if code not in _page():
        return False
    words = _page()[code]
    mission = await _mission(turn)
    lines = [words["hello"], words["urgent"]]
    if mission:
        lines.append(words["mission"].format(name=mission.institution.name.en, phone=_phone(mission)))
    wishes = _wishes(turn, labels) if labels else []
    buttons = [titled(f"{labels[wish].en} · {labels[wish].zh}", wish) for wish in wishes]
    turn.say("utter_foreign" if labels else "utter_foreign_in_form", buttons, words=verbatim("\n".join(lines)))
    turn.events.append(SlotSet(SLOT, code))
    return True


def _wishes(turn: Turn, labels: Mapping[str, Words]) -> list[str]:
    """The likeliest requests, else the usual ones."""
    ranking = turn.tracker.latest_message.get("intent_ranking") or ()
    likely = [str(one["name"]) for one in ranking if one.get("confidence", 0.0) >= _LIKELY]
    return [name for name in likely if name in labels and name.startswith(_WISHES)][:_MOST] or list(_USUAL)


async def _mission(turn: Turn) -> Card | None:
    """A mission in the country the person names or whose clock they have: in their city, else the embassy."""
    country = _country(turn)
    if country in _AT_HOME:
        return None
    found: Found = await turn.do(FindInstitutions(None, kinds=_KINDS, country=country, limit=20))
    reached = [card for card in found.cards if _phone(card)]
    in_city = [card for card in reached if turn.person.city and turn.person.city in card.institution.address]
    embassies = [card for card in reached if card.institution.kind == "embassy"]
    return next(iter(in_city or embassies or reached), None)


def _country(turn: Turn) -> str:
    """The country named beside something else (a greeting is no place), else the one told before, the zone's."""
    whole = len(turn.answer.text)
    places = [one for one in turn.answer.entities if one.get("entity") in ("place", "country")]
    for value in (one["value"] for one in places if one.get("end", 0) - one.get("start", 0) < whole):
        named = value.get("country") if isinstance(value, Mapping) else value
        if isinstance(named, str) and len(named) == 2:
            return named
    if (here := place_told(turn.tracker)) is not None:
        return here.country
    return "" if turn.timezone == DEFAULT_TIMEZONE else country_of_zone(turn.timezone)


def _phone(card: Card) -> str:
    one = card.institution
    return one.emergency_phone or one.consular_phone or one.phone


@cache
def _page() -> dict[str, dict[str, Any]]:
    page: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("foreign.yml"))
    return page
