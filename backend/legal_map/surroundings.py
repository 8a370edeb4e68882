"""Distinction of a Chinese name of its own from a piece of a longer one nobody knows. Pure.

馬塞魯 begins like Marseille (馬塞) and 巴哥巴哥 like Bago: what is only a piece is not read, since a wrong city is
worse than a question. Chinese puts no spaces between words, so the characters beside the name decide.
"""

from __future__ import annotations

import re

from backend.legal_map.folding import is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.place_hints import ends_with_area
from backend.legal_map.sounds import characters_of_names, is_written_by_sound

_GOES_ON = re.compile(
    r"[市城区州省县镇埠港]|[东西南北][部区郊边岸面方]|法[院庭律]|地[区址方]|大[使学]|公[证安]|华[人侨助埠]|多[少久远]|什么|周[边围]|因为|马上|那[里边]"
    r"|附近|一带|最近|领[事馆]|总领|使[馆领]|律|仲裁|调解|服务|中国|中[心文]|侨|机场|唐人|办|护照|签证|电话|开|哪|[的有吗呢吧]"
)
"""Words behind a city's name."""
_SENTENCE = frozenset("看我你您他她在住去到回从往离这哪附近有没的了吗呢吧是要想办找请帮什怎喺嗰边搵冇驻")
"""Characters of which names are not made; a text without any of them is a name, or names, from end to end."""
_LONGEST = 8
_SURELY_A_NAME = 3
"""Two characters behind a name that are a city somewhere may also be how its name goes on (列斯布里治)."""
_METROPOLIS = 1_000_000


def stands_alone(text: str, start: int, end: int) -> bool:
    """True if the name from `start` to `end` of a folded text is read as a name of its own.

    Of names that are not written by sound (those of China, Japan, Korea) only the beginning is looked at (加吉安特 is
    not 吉安), because villages nobody lists may follow.
    """
    name_alone = not _SENTENCE & set(text)
    if not any(map(is_written_by_sound, load_gazetteer().named(text[start:end]))):
        return not name_alone or _begins(text[:start], name_alone)
    return _begins(text[:start], name_alone) and (_ends(text[end:], name_alone) or _is_well_known(text[start:end]))


def _begins(left: str, name_alone: bool) -> bool:
    sizes = range(2, min(len(left), _LONGEST) + 1)
    return not _belongs(left[-1:], name_alone) or ends_with_area(left) or any(_is_city(left[-size:]) for size in sizes)


def _ends(right: str, name_alone: bool) -> bool:
    sizes = range(2, min(len(right), _LONGEST) + 1)
    goes_on = _GOES_ON.match(right) is not None
    another = any(_is_city(right[:size]) for size in sizes if size >= _SURELY_A_NAME or size == len(right))
    return not _belongs(right[:1], name_alone) or goes_on or another


def is_said(text: str) -> bool:
    """True if a folded text has characters of which sentences are made and names are not."""
    return bool(_SENTENCE & set(text))


def is_made_of_names(text: str) -> bool:
    """True if a folded text may be one long foreign name: nothing people write around names, such characters only."""
    of_names = (character in characters_of_names() for character in text if is_chinese(character))
    return not is_said(text) and any(map(is_chinese, text)) and all(of_names)


def _is_well_known(name: str) -> bool:
    """True for a metropolis with a name that is no beginning of others: its quarter may follow (多伦多士嘉堡)."""
    gazetteer = load_gazetteer()
    return len(name) > 2 and (name in gazetteer.aliases or gazetteer.named(name)[0].population >= _METROPOLIS)


def _belongs(beside: str, name_alone: bool) -> bool:
    """True if the character beside a name may be a part of it."""
    return beside != "" and is_chinese(beside) and (name_alone or beside in characters_of_names())


def _is_city(name: str) -> bool:
    found: tuple[City, ...] = load_gazetteer().named(name)
    return bool(found)
