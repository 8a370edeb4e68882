"""A place's name in a message, read for who is there: the speaker, somebody spoken of, or nobody. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

Presence = Literal["speaker", "somebody", "nobody"]
"""The person at a place that was named."""
_PAGE = Path(__file__).with_name("mentions.yml")
_NAMES_AT_END = re.compile(r"[,;.!?]\s*(?P<names>[A-Z][a-z]{2,}(?:[ ,]+[A-Z][a-z]{2,}){0,2})\s*[.!]*$")
"""Names in capital letters that are all of a message's last clause."""
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:en|em|(?:no|na)(?= (?:rio|brasil|porto|per[uú]|chile|m[eé]xico)\b)|"
    r"desde|hasta|cerca de|perto de|ciudad de|cidade de|llegu?[eé] a|estoy por) "
    r"(?P<name>(?!(?:mi|meu|minha|el|la|los|las|un|una|uma?|casa|este|esta)\b)[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,2})",
    re.IGNORECASE,
)
"""Words right behind a preposition of place in Spanish and Portuguese."""
_BEFORE, _BEHIND = 40, 40
"""Characters that are read on either side of a name."""
_NAME_ALONE, _CODE = 2, 2
"""Words of a message that may be a name as a whole, and letters of a country's code, which is no name in a sentence."""
_BARE = 4
"""Characters beside a name in a message that is nothing but an answer to "where?"."""


def presence(text: str, entity: Mapping[str, Any]) -> Presence:
    """Return who is at the place that an entity names."""
    before, behind = _around(text, entity)
    if _stands(behind, "done_there", "behind"):
        return "nobody"
    if _stands(before, "speakers", "before"):
        return "speaker"
    held_there = _stands(before, "stands_in", "before") and not _stands(behind, "wishes_for_court", "behind")
    if _stands(before, "not_there", "before") or (_stands(behind, "not_there", "behind") and not held_there):
        return "nobody"
    return "somebody"


def is_bare(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if a message is hardly more than the place's name: "在曼谷"."""
    return len(text.strip()) - (int(entity.get("end", 0)) - int(entity.get("start", 0))) <= _BARE


def capitalised(text: str) -> str:
    """Return a sentence without its first word and those written small, which are no names of places in most languages.

    "cửa", a door in Vietnamese, is no Cúa in Venezuela, and "Au secours" and "Je" no Australia and no Jersey. A message
    of two words may be a name as a whole.
    """
    words = text.split()
    if len(words) <= _NAME_ALONE:
        return " ".join(word for word in words if len(word) > _CODE)
    return " ".join(
        word
        for before, word in itertools.pairwise(words)
        if word[:1].isupper() and len(word) > _CODE and not before.endswith((".", "!", "?"))
    )


def behind_prepositions(text: str) -> str:
    """Return what may name a place in a sentence of Spanish or Portuguese: behind a preposition, or in capitals.

    A message of two words may be a name as a whole.
    """
    if len(text.split()) <= _NAME_ALONE:
        return capitalised(text)
    behind = (found["name"] for found in _BEHIND_PREPOSITION.finditer(text))
    return ", ".join(name for name in (*behind, capitalised(text)) if name)


def tells_home(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if somebody is said to live at the place: true of later messages, too."""
    return _stands(_around(text, entity)[0], "lives", "before")


def tells_own_place(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the speaker says to be or to live at the place, and of nothing else that is done there."""
    before, behind = _around(text, entity)
    lives = _stands(before, "own_home", "before") and not names_kin(before)
    return (lives or _stands(before, "speakers", "before")) and _stands(behind, "ends_there", "behind")


def tells_away(text: str) -> bool:
    """Return True if the speaker says to be in another country than those at home."""
    return _says("away", text)


def brought_there(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the speaker was brought to the place."""
    return _stands(_around(text, entity)[0], "brought", "before")


def is_anothers(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the place only tells where somebody else is."""
    return _stands(_around(text, entity)[0], "others_there", "before")


def is_patients(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the place tells where somebody is who was spoken of before: of an illness, whoever is ill."""
    before, behind = _around(text, entity)
    return _stands(before, "patient_there", "before") and not _stands(behind, "not_there", "behind")


def suffers_there(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if somebody not named suffers something at the place, or is there: of a danger of one's own, oneself.

    "被骗到缅甸" and "robbed in Rome" say so, "欠江门的债" and "my house in Jiangmen" do not.
    """
    before, behind = _around(text, entity)
    return _stands(before, "suffers_there", "before") and not _stands(behind, "not_there", "behind")


def stands_apart(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the place is a clause of its own behind a cry of the speaker's, and nothing else is told of it."""
    before, behind = _around(text, entity)
    return suffers(text) and _stands(before, "apart", "before") and _stands(behind, "apart", "behind")


def place_at_end(text: str) -> str:
    """Return the names alone behind a cry of the speaker's ("…, Jiangmen Pengjiang"), or nothing."""
    found = _NAMES_AT_END.search(text) if suffers(text) else None
    return found["names"] if found is not None else ""


def taken_there(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if somebody is still to be taken to the place ("he says he'll take him back to Enping")."""
    return _stands(_around(text, entity)[0], "taken_there", "before")


def suffers(text: str) -> bool:
    """Return True if the speaker says that it is done to them."""
    return _says("suffers", text)


def kin_suffer(text: str) -> bool:
    """Return True if somebody of the family is locked in, hidden or starved, and nothing is done to the speaker."""
    plain = sign_by_sign(text).casefold()
    for pattern in patterns(_PAGE, "sees_nobody"):
        plain = pattern.sub(" ", plain)
    return _says("kin_suffer", plain) and not _says("suffers", plain)


def hides(text: str) -> bool:
    """Return True if the speaker has locked themselves in, or hides."""
    return _says("hides", text)


def airport_city(text: str) -> str:
    """Return the city by which a message names an airport that somebody is at; nothing where it names none."""
    plain = sign_by_sign(text).casefold()
    found = (pattern.search(plain) for pattern in patterns(_PAGE, "at_airport"))
    return next((one["city"] for one in found if one is not None), "")


def at_own_door(text: str) -> bool:
    """Return True if somebody attacks a door that is told to be nobody else's: it is the speaker's."""
    return _says("attacks_door", text) and not _says("anothers_door", text) and not tells_away(text)


def is_inside(text: str) -> bool:
    """Return True if the speaker says that they are in the house, alone or with children."""
    return _says("alone_at_home", text) and not tells_away(text)


def loses_own_passport(text: str) -> bool:
    """Return True if a passport that is told to be nobody else's is gone."""
    return _says("passport", text) and not _says("anothers_passport", text)


def hurt_themselves(text: str) -> bool:
    """Return True if the speaker says that a wound is of their own making."""
    return _says("own_wound", text)


def goes_there(text: str, entity: Mapping[str, Any]) -> bool:
    """Return True if the speaker is still to go to the place."""
    return _stands(_around(text, entity)[0], "goes_there", "before")


def tells_home_in_china(text: str) -> bool:
    """Return True if it is the home in China that is spoken of ("they went to our village")."""
    return _says("at_home", text)


def names_kin(text: str) -> bool:
    """Return True if somebody of the speaker's family, or another person close to them, is named."""
    return _says("kin", text)


def _says(group: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return any(pattern.search(plain) for pattern in patterns(_PAGE, group))


def _around(text: str, entity: Mapping[str, Any]) -> tuple[str, str]:
    start, end = int(entity.get("start", 0)), int(entity.get("end", 0))
    plain = sign_by_sign(text).casefold()
    return plain[max(0, start - _BEFORE) : start], plain[end : end + _BEHIND]


def _stands(words: str, group: str, side: str) -> bool:
    return any(pattern.search(words) for pattern in patterns(_PAGE, group, side))
