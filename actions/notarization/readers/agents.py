"""Reader of who goes to the notary instead of the applicant ("我弟弟替我去", "can my brother go?"). Pure.

Who is helped, who comes along, and errands at a bank or a court are none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("agents.yml")
_LONGEST = 120
"""Characters; a longer message tells a story, in which anybody may go anywhere."""


@dataclass(frozen=True, slots=True)
class Goer:
    """Person who goes, as one message tells.

    Args:
        who: what the person calls them ("弟弟", "brother"); nothing where nobody is named.
        oneself: whether the applicant goes in person after all.
    """

    who: str = ""
    oneself: bool = False


def goer_told(text: str) -> Goer | None:
    """Return who goes for the applicant, as a message tells or asks; None where it says nothing of that."""
    plain = sign_by_sign(text).lower()
    if not plain or len(plain) > _LONGEST:
        return None
    if _any("oneself", plain):
        return Goer(oneself=True)
    for pattern in _patterns("goes"):
        for found in pattern.finditer(plain):
            if not _bars(plain, found):
                return Goer(_as_called(text[found.start("who") : found.end("who")]))
    return Goer() if _any("nobody_named", plain) else None


def _bars(plain: str, found: re.Match[str]) -> bool:
    """Return True if the words before, or beside, say that this one applies, comes along or stays away."""
    before = plain[: found.start("who")]
    return any(one.search(before) for one in _patterns("not_before")) or _any("companion", plain)


def _as_called(words: str) -> str:
    """The relative without whose they are ("我的弟弟" is "弟弟")."""
    bare = words.strip()
    for lead in ("我的", "我", "my "):
        bare = bare[len(lead) :] if bare.lower().startswith(lead) else bare
    return bare.strip()


def _any(entry: str, plain: str) -> bool:
    return any(one.search(plain) for one in _patterns(entry))


@cache
def _patterns(entry: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one entry of the page, with the parts that several share put in."""
    page = read_yaml(_PAGE)
    parts = {"WHO": KIN, **page["parts"]}

    def filled(text: str) -> str:
        for name in ("ELSEWHERE", "GO", "NAME", "THERE", "WHO", "SIGN"):  # a part may hold those behind it
            text = text.replace(name, f"(?:{parts[name]})" if name in ("WHO", "GO") else parts[name])
        return text

    return tuple(re.compile(filled(str(one))) for one in page[entry])
