"""Place where help is needed: said on this danger, else the person's own, else their time zone's country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import Answer
from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.emergency.alarm import CORRECTED, known, needed, was_anothers
from actions.emergency.place import Where, named
from actions.emergency.place_told import place_told
from actions.emergency.readers.afterwards import asks_home_numbers
from actions.emergency.readers.mentions import (
    airport_city,
    behind_prepositions,
    brought_there,
    capitalised,
    goes_there,
    is_anothers,
    is_bare,
    is_patients,
    place_at_end,
    presence,
    stands_apart,
    suffers,
    suffers_there,
    taken_there,
    tells_away,
    tells_home,
    tells_home_in_china,
)
from actions.emergency.readers.situations import need_of
from actions.emergency.told import messages_about, messages_before
from actions.place_resolution import with_places_meant
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.zone_countries import country_of_zone

_LETTERS_OF_A_YES, _BEHIND_LATIN = 2, "\u0250"
"""Letters of a yes or no in which no place is looked for, and the first sign behind the Latin ones."""
_SENTENCES_IN = ("es", "pt", "fr", "it", "ms", "id", "tl", "th", "ja", "ko", "vi")
"""Languages whose names of places the bot does not read: the map looks for one in the sentence."""
_NAMES_CAPITALISED = ("fr", "it", "ms", "id", "tl", "vi")
"""Those of them whose small words are towns elsewhere; a name is written with a capital."""
_BEHIND_PREPOSITIONS = ("es", "pt")
"""Those in which people write names small, but behind a preposition: "qué hago" is no Hague."""
_LOOK_BACK = 3
"""Messages before a danger in which a home may have been told."""
ADDRESS = frozenset({"tells_address"})
"""The need of whoever writes nothing but their address: its town is where they are."""
_ILLNESS = "medical"
"""The kind in which somebody spoken of as "he" or "she" is never an attacker."""
_BY_PLACE = frozenset({_ILLNESS, "disaster", "gas_leak", "violence_by_stranger"})
"""Kinds that befall whoever is at a place: told of a mother's town by who is in another, they are hers."""
_LEAVING = frozenset({"child_flown", "child_on_plane"})
"""Situations in which a place that is named is where somebody is taken: help is needed where the journey begins."""
_HOME = "CN"
"""Country of those whom somebody "abroad" worries about, as long as no place is named."""


async def where(turn: Turn, danger: Danger) -> Where:
    """Return where help is needed, as far as it is known: where the one in danger is said to be, else the speaker.

    What was told earlier in this talk goes before what the device says, and a later place before an earlier one.
    """
    about = _about(turn)
    told = [found for message in about for found in await _named(turn, message, danger)]
    before = needed(turn.tracker) if danger.stage != "first" or about[1:] else None
    kept = () if before is None else (before,)
    if about and asks_home_numbers(about[0].text):
        at_home = next((found for found in (*told, *kept) if found.country == _HOME), Where(_HOME, said=True))
        return replace(at_home, away=True, is_speakers=False)
    if (danger.situation or known(turn.tracker).get("situation")) in _LEAVING:
        return await _own([*told, *kept], turn)
    if danger.whose == "self" and not (before is not None and not told and _goes_on_of_another(turn)):
        return await _own([*told, *kept], turn)
    away = any(tells_away(message.text) for message in about)
    theirs = [found for found in (*told, *kept) if not found.is_speakers]
    if theirs:
        return replace(theirs[0], away=theirs[0].away or away)
    if not told and (named_there := await _named_at_home(turn, about)) is not None:
        return replace(named_there, away=True)
    at_home = any(tells_home_in_china(message.text) for message in about) and country_of_speaker(turn) != _HOME
    if away or at_home:
        return Where(_HOME, said=True, away=True)
    if found := [*told, *kept]:
        return found[0]
    return await _home(turn)


def _goes_on_of_another(turn: Turn) -> bool:
    """Return True if what is said of a danger goes on with that of somebody else ("他们又打来了")."""
    now = turn.answer.danger
    return now is not None and now.stage != CORRECTED and was_anothers(turn.tracker)


async def _own(told: Sequence[Where], turn: Turn) -> Where:
    """Find where the speaker is who is in danger: a place that only something of theirs is at is none, but at home.

    A house, a debt or a police station in another country says nothing of where they are.
    """
    if mine := [found for found in told if found.is_speakers]:
        return mine[0]
    home = await _home(turn)
    near = [found for found in told if found.country == home.country and home.sure and home.place is None]
    return replace(near[0], is_speakers=True) if near else home


async def _home(turn: Turn) -> Where:
    """Find the home where no place was said on this danger: told just before, the person's place, city, zone."""
    if (lives := await _home_told_before(turn)) is not None:
        return lives
    if (here := place_told(turn.tracker)) is not None:
        return here
    home = country_of_zone(turn.timezone)
    if turn.person.city:
        located: Located = await turn.do(LocatePlace(turn.person.city, home, is_name=True))
        if located.place:
            return Where(located.place.country, located.place)
    return Where(home, sure=bool(home) and turn.timezone != DEFAULT_TIMEZONE)


def country_of_speaker(turn: Turn) -> str:
    """Return the country the person says they are in, else that of their zone."""
    here = place_told(turn.tracker)
    return here.country if here is not None else country_of_zone(turn.timezone)


def of_whoever_is_there(danger: Danger, message: Answer) -> Danger:
    """Return an illness as that of whoever the message says is elsewhere ("she is in Taishan with the maid").

    Who attacks, or is missed, may be meant by "he" in other dangers; of a body that fails it is whoever is ill. What
    befalls a place is of whoever is there, where the speaker is said to be in another ("my mother is in Caracas, there
    is a riot outside, I am in Jiangmen").
    """
    text = message.text
    places = [one for one in message.entities if one.get("entity") in ("place", "country")]
    patients = danger.kind == _ILLNESS and any(is_patients(text, one) for one in places)
    elsewhere = any(presence(text, one) == "speaker" for one in places) and any(
        is_anothers(text, one) for one in places
    )
    theirs = patients or (danger.kind in _BY_PLACE and elsewhere and not suffers(text))
    return replace(danger, whose="other") if theirs else danger


async def names_place(turn: Turn, danger: Danger) -> bool:
    """Return True if the message of this turn says where help is needed."""
    latest = next(iter(_about(turn)), None)
    return latest is not None and bool(await _named(turn, latest, danger))


def _about(turn: Turn) -> list[UserMessage]:
    """The messages on this danger, the latest first; one inside a form that only says where is heard as no danger."""
    return list(messages_about(turn.tracker)) or ([turn.answer] if turn.answer.danger is not None else [])


async def _named(turn: Turn, message: Answer, danger: Danger) -> list[Where]:
    """The places of a message where somebody is, the likeliest first."""
    meant = await with_places_meant(message, turn.door)
    near = [_nearest(one, country_of_speaker(turn)) for one in meant.entities]
    found = [where for one in near if (where := _where(message.text, one, danger)) is not None]
    found.sort(key=lambda where: where.is_speakers != (danger.whose == "self"))
    if not found and (city := airport_city(message.text)):
        at: Located = await turn.do(LocatePlace(city, is_name=True))
        if at.place:
            return [Where(at.place.country, at.place, said=True, is_speakers=danger.whose == "self")]
    if not found and danger.whose == "self" and (names := place_at_end(message.text)):
        behind: Located = await turn.do(LocatePlace(names))
        if behind.place:
            return [Where(behind.place.country, behind.place, said=True, is_speakers=True)]
    told = any(one.get("entity") in ("place", "country") for one in message.entities)
    sentence = capitalised(message.text) if danger.language in _NAMES_CAPITALISED else message.text
    sentence = behind_prepositions(message.text) if danger.language in _BEHIND_PREPOSITIONS else sentence
    if not found and not told and danger.language in _SENTENCES_IN and sentence and not _is_a_yes(sentence):
        located: Located = await turn.do(LocatePlace(sentence))
        country = located.place.country if located.place else located.country
        return [Where(country, located.place, said=True, is_speakers=danger.whose == "self")] if country else []
    return found


def _is_a_yes(sentence: str) -> bool:
    """Tell whether a sentence is two Latin letters: "sí" is a yes, and no Slovenia."""
    bare = sentence.strip(" .,!¡?¿")
    return len(bare) <= _LETTERS_OF_A_YES and bare[:1].casefold() < _BEHIND_LATIN


def _nearest(entity: Mapping[str, Any], country: str) -> Mapping[str, Any]:
    """The place of a name that several bear which lies in the speaker's country ("圣地亚哥" said in California)."""
    value = entity.get("value")
    if entity.get("entity") != "place" or not isinstance(value, Mapping) or value.get("country") == country:
        return entity
    near = next((one for one in value.get("ambiguous") or () if one.get("country") == country), None)
    return entity if near is None else {**entity, "value": near}


def _where(text: str, entity: Mapping[str, Any], danger: Danger) -> Where | None:
    value = entity.get("value")
    if entity.get("entity") not in ("place", "country") or not value or (who := presence(text, entity)) == "nobody":
        return None
    if danger.whose == "self" and who != "speaker" and (is_anothers(text, entity) or goes_there(text, entity)):
        return None
    if who != "speaker" and taken_there(text, entity):
        return None
    told_of_own = is_bare(text, entity) or suffers_there(text, entity) or stands_apart(text, entity)
    told_of_own = told_of_own or bool(need_of(danger, text, ADDRESS))
    mine = who == "speaker" or (danger.whose == "self" and told_of_own)
    return named(value, is_speakers=mine)


async def _named_at_home(turn: Turn, about: Sequence[UserMessage]) -> Where | None:
    """Find a place of the mainland that is named beside somebody else's danger, by whoever writes from elsewhere.

    "They will burn our house in Kaiping, my parents live in it": the house says where they are.
    """
    if country_of_speaker(turn) in ("", _HOME):
        return None
    for message in about:
        meant = await with_places_meant(message, turn.door)
        for one in meant.entities:
            value = one.get("value")
            at_home = isinstance(value, Mapping) and value.get("country") == _HOME
            if one.get("entity") == "place" and at_home and not goes_there(message.text, one):
                return named(value, is_speakers=False)
    return None


async def _home_told_before(turn: Turn) -> Where | None:
    """Find where somebody lives, or the speaker was brought, by the messages right before the danger."""
    for message in messages_before(turn.tracker, _LOOK_BACK):
        meant = await with_places_meant(message, turn.door)
        for one in meant.entities:
            place = one.get("entity") == "place" and isinstance(one.get("value"), Mapping)
            lives = place and tells_home(message.text, one)
            if lives or (one.get("entity") in ("place", "country") and brought_there(message.text, one)):
                return named(one["value"], is_speakers=presence(message.text, one) == "speaker")
    return None
