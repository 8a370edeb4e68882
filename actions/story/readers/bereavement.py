"""Death of a near relative that a message tells as something new, and whether it is told in mourning. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from actions.readers.pattern_pages import page_of, pattern
from actions.story.readers.plain import plain

_PAGE = Path(__file__).with_name("bereavement.yml")
_BEFORE = 24
"""Characters before a relative in which it stands whose relative it is."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def tells_bereavement(text: str, year: int) -> bool:
    """Return True if a message tells that a near relative of the speaker has died, not years ago and not supposed.

    Args:
        year: the current one; a death of it, or of the year before, is no old fact of a case.
    """
    said = plain(text).replace("’", "'")
    return any(not _is_long_ago(around, year) for around in _deaths_told(said))


def tells_death(text: str) -> bool:
    """Return True if a message tells that a near relative of the speaker has died, however long ago; not supposed."""
    return any(_deaths_told(plain(text).replace("’", "'")))


def _deaths_told(said: str) -> Iterator[str]:
    """Words around each death of a relative of the speaker, over one spelling."""
    for found in _deaths().finditer(said):
        clause_begins = max(said.rfind("，", 0, found.start()), said.rfind("。", 0, found.start())) + 1
        before = said[max(clause_begins, found.start() - _BEFORE) : found.start()]
        around = said[clause_begins : found.end() + _BEFORE].split("。")[0]
        if _is("others_zh", before) or _is("others_en", before) or _is("supposed", before):
            continue
        yield around


def mourns(text: str, year: int) -> bool:
    """Return True if a death is told in mourning: with a grief or not knowing what to do, and no matter of dispute."""
    return tells_bereavement(text, year) and not _is("of_money_owed", plain(text))


def grieves(text: str) -> bool:
    """Return True if a message tells a grief, or that the person does not know what to do."""
    return _is("mourning", plain(text))


def only_asks_what_to_do(text: str) -> bool:
    """Return True if the one question of a message is what is to be done."""
    return _is("what_to_do", plain(text))


def tells_what_is_left(text: str) -> bool:
    """Return True if a house, land or savings are spoken of."""
    return _is("estate", plain(text))


def denies_death(text: str) -> bool:
    """Return True if a message says that nobody has died, or that no condolence is needed."""
    return _is("denies_death", plain(text).replace("’", "'"))


def is_of_another(denial: str, told: Sequence[str]) -> bool:
    """Return True if a message says of somebody else than the dead that they live ("阿妈仲喺度，系我老豆走咗").

    Args:
        denial: the message.
        told: what the person wrote before, in which deaths are told.
    """
    alive = _kin_in(_alive(plain(denial)))
    deaths = (found[0] for text in (denial, *told) for found in _deaths().finditer(plain(text)))
    dead = {kind for words in deaths for kind in _kin_in(words)}
    return bool(dead) and bool(alive) and not alive & dead


def _alive(said: str) -> str:
    """The clauses of a text that say that somebody lives."""
    return "，".join(clause for clause in re.split("[，。]", said) if _is("denies_death", clause))


def _kin_in(said: str) -> set[str]:
    kinds: Mapping[str, str] = page_of(_PAGE)["kinds_of_kin"]
    return {kind for kind, words in kinds.items() if re.search(words, said)}


def speaks_of_dying(text: str) -> bool:
    """Return True if somebody is told to be near death."""
    return _is("dying", plain(text))


def speaks_of_will(text: str) -> bool:
    """Return True if a testament is spoken of."""
    return _is("will", plain(text))


def tells_of_will(text: str) -> bool:
    """Return True if a testament is spoken of that is not told to be missing."""
    return _is("will", pattern(_PAGE, "no_will").sub("", plain(text)))


def wants_will_made(text: str) -> bool:
    """Return True if somebody who lives shall make a will, or leave something by it."""
    said = plain(text)
    rest = pattern(_PAGE, "no_will").sub("", said)
    makes = _is("makes_will", rest) and not _is("will_says", said)
    return makes and _is("will", said)


def wants_will_of_another(text: str) -> bool:
    """Return True if that is somebody else than the writer."""
    return wants_will_made(text) and _is("another", plain(text))


def _is_long_ago(words: str, year: int) -> bool:
    years = [int(one) for one in _YEAR.findall(words)]
    if years and all(one >= year - 1 for one in years):
        return False
    return _is("long_ago", words)


def _is(name: str, said: str) -> bool:
    return pattern(_PAGE, name).search(said.replace("’", "'")) is not None


@cache
def _deaths() -> re.Pattern[str]:
    page = page_of(_PAGE)
    return re.compile(
        f"(?:{page['near_zh']}{page['gap_zh']}{page['died_zh']})|(?:{page['elder_zh']}{page['gap_zh']}{page['gone_zh']})"
        rf"|\b{page['near_en']}(?:{page['gap_en']}|'s | ){page['died_en']}\b|{page['lost_en']}{page['near_en']}\b"
    )
