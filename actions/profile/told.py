"""Sayings of a person about themselves earlier in this conversation, however long ago: offered, never used unasked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.own_places import without_others_places
from actions.dialogue.turn import Turn
from actions.place_resolution import with_places_meant
from actions.story.mentions import Entities, Fact
from actions.story.readers.plain import plain
from actions.story.readers.subjects import SPEAKER, names_subject, subject_before
from actions.story.reading import COMMON, read_story

NAME_TOLD = "name_told"
"""The slot that keeps it."""
FORGOTTEN = ""
"""Name kept after "forget my name": nothing said before counts."""
NAME, PLACE = "plaintiff_1_name", "plaintiff_place"
"""Fields of the story's reader for the name and the place of who is speaking."""
NATIONALITY = "nationality"
"""Entity of a nationality or a passport, and the fact that is made of one's own."""
_HOME, _WHOM = "CN", "for_whom"
LONGEST_INTRODUCTION = 80


async def place_told(turn: Turn) -> Mapping[str, str] | None:
    """The place outside the mainland where the person last said that they are; None without one.

    The conversation keeps the name as it was written: whose it is, the map is asked again.
    """
    for event in _typed(turn):
        text, own = str(event["text"]), tuple(one for one in _own(event) if one.get("entity") == "place")
        own = own if said("is_there", text) else tuple(one for one in own if _lives_there(text, one))
        if not own:
            continue
        meant = await with_places_meant(Answer(text, "", entities=own), turn.door)
        places = [one["value"] for one in meant.entities if one.get("entity") == "place"]
        abroad = [place for place in places if isinstance(place, Mapping) and place.get("country") != _HOME]
        if len(abroad) == 1 and not abroad[0].get("ambiguous"):
            return as_city(abroad[0], turn.language)
    return None


def nationality_told(turn: Turn) -> str | None:
    """The nationality the person last said they have; None without one."""
    for event in _typed(turn):
        if (own := _own_nationality(str(event["text"]), [dict(one) for one in _entities(event)])) is not None:
            return str(own["value"])
    return None


def nationality_as_told(turn: Turn) -> str | None:
    """The words in which the person last said their nationality or passport ("加拿大护照"); None without any."""
    for event in _typed(turn):
        text = str(event["text"])
        if (own := _own_nationality(text, [dict(one) for one in _entities(event)])) is not None:
            return text[int(own["start"]) : int(own["end"])]
    return None


def name_told(turn: Turn) -> str | None:
    """The name the person last said they have; None without one. An introduction outlives the folding of the past."""
    kept = turn.tracker.get_slot(NAME_TOLD)
    for event in _typed(turn) if kept != FORGOTTEN else ():
        facts = read_story(str(event["text"]), [dict(one) for one in _entities(event)], cause=COMMON).sure
        if NAME in facts:
            return str(facts[NAME].value)
    return str(kept) if kept else None


def says_own_name(text: str) -> bool:
    """Return True if a message says outright how the speaker is called ("我叫周小明", "my name is Alice Ho")."""
    return len(text) <= LONGEST_INTRODUCTION and NAME in read_story(text, [], cause=COMMON).sure


def only_introduces(text: str) -> bool:
    """Return True if a message tells how the speaker is called, and at most where they live."""
    return NAME in introduction(text, [])


def introduction(text: str, entities: Entities) -> Mapping[str, Fact]:
    """Return what a message tells of who is speaking: name, nationality, home; nothing where it tells more than that.

    The nationality is given in its own words ("加拿大护照").

    Args:
        text: the message.
        entities: what the bot has read in it.
    """
    if len(text) > LONGEST_INTRODUCTION:
        return {}
    facts = read_story(text, entities, cause=COMMON).sure
    if (own := _own_nationality(text, entities)) is not None:
        start, end = int(own["start"]), int(own["end"])
        facts[NATIONALITY] = Fact(NATIONALITY, text[start:end], start, end, text[start:end])
    introduces = {NAME, PLACE, NATIONALITY}
    if not introduces & set(facts) or set(facts) - introduces - {_WHOM}:
        return {}
    return {} if read_story(text, entities).cause else facts  # "欠我货款的是…，我叫陈大文" tells a dispute


def _own_nationality(text: str, entities: Entities) -> Mapping[str, Any] | None:
    """Return the one nationality a message names, where it speaks of who is writing."""
    named = [one for one in entities if one.get("entity") == NATIONALITY]
    alike = len({str(one["value"]) for one in named}) == 1
    return named[-1] if alike and _is_of_writer(text, int(named[-1]["start"])) else None


def _is_of_writer(text: str, at: int) -> bool:
    """Return True if the clause at a place is about who is writing: by its own words, or as what goes on from those."""
    start, end = next(((start, end) for start, end in stretches(text) if start <= at < end), (0, len(text)))
    if said("of_oneself", text[start:end]):
        return True
    return not names_subject(plain(text[start:end])) and subject_before(plain(text), start) == SPEAKER


def _lives_there(text: str, place: Mapping[str, Any]) -> bool:
    """Return True if a clause that goes on about who is writing says that they live at a place."""
    at = int(place.get("start", -1))
    start, end = next(((start, end) for start, end in stretches(text) if start <= at < end), (0, len(text)))
    return said("lives_there", text[start:end]) and _is_of_writer(text, at)


def _typed(turn: Turn) -> Iterator[Mapping[str, Any]]:
    """Iterate over what the person typed before this message, the last first."""
    events = (event for event in reversed(turn.tracker.events) if event.get("event") == "user" and event.get("text"))
    next(events, None)
    yield from (event for event in events if not str(event["text"]).startswith("/"))


def _entities(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list((event.get("parse_data") or {}).get("entities") or ())


def _own(event: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return without_others_places(str(event["text"]), _entities(event))


def as_city(place: Mapping[str, Any], language: str) -> Mapping[str, str] | None:
    """Return a place as a city is remembered, or None where it is none."""
    if not {"name", "country", "timezone"} <= set(place):
        return None
    name = place["name"] if language == "en" else place.get("name_zh") or place["name"]
    return {"name": name, "timezone": place["timezone"], "country": place["country"], "geonames": place["name"]}
